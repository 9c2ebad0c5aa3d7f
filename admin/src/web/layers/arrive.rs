//! The first to see a request and the last to see an answer: one number, one place where refusals
//! become pages.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use tracing::Instrument;

use crate::web::{
    page,
    refusal::Refusal,
    state::Panel,
    visit::{self, Visit},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request a number and a [`Visit`], and makes a page of an answer that has none.
pub(crate) async fn arrive(State(panel): State<Panel>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let original = visit::original(&parts).clone();
    let Some(visit) = Visit::read(&original, &parts.uri, &parts.headers) else {
        // Even the links of an error page would lead away.
        return StatusCode::NOT_FOUND.into_response();
    };
    let span = tracing::info_span!(
        "backoffice",
        request_id = visit.request_id(),
        method = %parts.method,
        path = ?parts.uri.path(),
    );
    parts.extensions.insert(visit.clone());
    let answer = next.run(Request::from_parts(parts, body)).instrument(span).await;
    number(with_page(&panel, &visit, answer), &visit)
}

fn number(mut answer: Response, visit: &Visit) -> Response {
    if let Ok(value) = HeaderValue::from_str(visit.request_id()) {
        answer.headers_mut().insert(REQUEST_ID, value);
    }
    answer
}

/// Handlers that refuse with a page of their own (a form with its errors) are left alone.
fn with_page(panel: &Panel, visit: &Visit, answer: Response) -> Response {
    let status = answer.status();
    if !(status.is_client_error() || status.is_server_error()) || has_page(&answer) {
        return answer;
    }
    let refusal = answer.extensions().get::<Refusal>().cloned();
    let refusal = refusal.unwrap_or_else(|| Refusal::of(status));
    let mut page = page::error(panel, visit, &refusal);
    for kept in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in answer.headers().get_all(&kept) {
            page.headers_mut().append(kept.clone(), value.clone());
        }
    }
    page
}

/// The plain texts of the framework are not pages: they say in English what it wanted.
fn has_page(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| !kind.starts_with("text/plain"))
}
