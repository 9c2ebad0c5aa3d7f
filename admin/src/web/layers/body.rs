//! Bodies are counted while they are read, since a length that was announced is only a word.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::web::refusal::Refusal;

/// The largest body of a form without files.
pub(crate) const MOST_BYTES: usize = 2 * 1024 * 1024;
/// How long a client may take to send it.
const DEADLINE: Duration = Duration::from_secs(60);

/// Refuses a body that announces too much, and cuts off one that sends too much.
pub(crate) async fn count_body(request: Request, next: Next) -> Response {
    if announced(request.headers()) > MOST_BYTES as u64 {
        return Refusal::of(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, MOST_BYTES)))).await
}

fn announced(headers: &HeaderMap) -> u64 {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// The whole body. Nothing of the database is held while a client is slow.
///
/// # Errors
///
/// When it is too large, too slow or breaks off.
pub(crate) async fn read_body(body: Body) -> Result<Bytes, Refusal> {
    match tokio::time::timeout(DEADLINE, body.collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if is_too_large(&error) => Err(Refusal::of(StatusCode::PAYLOAD_TOO_LARGE)),
        Ok(Err(_)) => Err(Refusal::of(StatusCode::BAD_REQUEST)),
        Err(_) => Err(Refusal::of(StatusCode::REQUEST_TIMEOUT)),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}
