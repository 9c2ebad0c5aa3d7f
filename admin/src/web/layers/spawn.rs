//! Work runs to its end.
//!
//! A server drops the future of a handler when its client goes away, and so does a time-out that a
//! host puts around the panel. A future that is dropped while it begins a transaction can hand its
//! connection back to the pool with the transaction open, and the next borrower's write, though
//! acknowledged, is lost with it. So the handler runs in a task of its own: dropping the future that
//! waits for it drops nothing else.

use std::any::Any;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use tokio::task::JoinError;
use tracing::Instrument;

use crate::web::refusal::Refusal;

/// Runs what is inside in a task, and makes a refusal of its panic.
pub(crate) async fn run_to_end(request: Request, next: Next) -> Response {
    let work = next.run(request).in_current_span();
    match tokio::spawn(work).await {
        Ok(answer) => answer,
        Err(error) => failed(error).into_response(),
    }
}

fn failed(error: JoinError) -> Refusal {
    match error.try_into_panic() {
        Ok(panic) => {
            tracing::error!(panic = ?words(&*panic), "the code behind a page panicked");
            Refusal::of(StatusCode::INTERNAL_SERVER_ERROR)
        }
        // Only a runtime that shuts down ends our tasks.
        Err(_) => Refusal::of(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// What the panic said, for the log alone.
fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no words")
}
