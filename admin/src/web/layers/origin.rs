//! What another site sent is refused, before and beside the token of the form.
//!
//! `tower_http::csrf` stands next to this layer and believes a request whose `Origin` names its own
//! `Host`. Here the `Origin` is compared with the one that the host configured, scheme and port
//! included, since a `Host` can be sent by anybody.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::guard;
use crate::{
    auth::{Origin, check_origin},
    web::{refusal::Refusal, state::Panel},
};

/// Refuses what changes something and comes from elsewhere.
pub(crate) async fn origin(State(panel): State<Panel>, request: Request, next: Next) -> Response {
    let own = panel.origin().cloned().or_else(|| local(&request));
    let ours =
        own.is_some_and(|own| check_origin(request.method(), request.headers(), &own).is_ok());
    if ours { next.run(request).await } else { other_site().into_response() }
}

/// Where nobody said where the panel is, it is on this machine, at the port that was asked for; the
/// layer before has made sure of that.
fn local(request: &Request) -> Option<Origin> {
    format!("http://{}", guard::host(request.uri(), request.headers())).parse().ok()
}

/// What another site's page gets to read.
pub(super) fn other_site() -> Refusal {
    Refusal::forbidden().because("refusal-other-site")
}
