//! What is refused before anybody looks who asks: foreign hosts, endless addresses.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, Uri, header};

use crate::{
    Message,
    auth::is_loopback,
    web::{refusal::Refusal, state::Panel, visit},
};

/// The longest path with its query.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// The most parameters of a query.
const MOST_PARAMETERS: usize = 200;

/// Lets through what the panel can answer at all.
pub(crate) async fn guard(State(panel): State<Panel>, request: Request, next: Next) -> Response {
    match check(&panel, request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

fn check(panel: &Panel, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
    if uri.path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Err(Refusal::of(StatusCode::URI_TOO_LONG));
    }
    let parameters = uri.query().map_or(0, |query| query.split('&').count());
    if parameters > MOST_PARAMETERS {
        let message = Message::new("refusal-parameters").with("max", MOST_PARAMETERS);
        return Err(Refusal::bad_query(message));
    }
    if panel.origin().is_none() && !is_loopback(host(uri, headers)) {
        return Err(Refusal::forbidden().because("refusal-origin-missing"));
    }
    Ok(())
}

/// What the client calls this server: in the address itself, or in its own header.
pub(super) fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> &'a str {
    uri.authority()
        .map_or_else(|| visit::text(headers, header::HOST.as_str()), |host| host.as_str())
}
