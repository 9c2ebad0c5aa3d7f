//! What every request passes on its way in and every answer on its way out, outermost first.
//!
//! | layer | on the way in | on the way out |
//! | --- | --- | --- |
//! | [`headers`] | | security headers, on whatever comes out |
//! | compression | | smaller pages |
//! | [`arrive`] | finds the mount, gives a number | the page around every refusal |
//! | [`guard`] | refuses foreign hosts and endless addresses | |
//! | [`spawn`] | lets the work run to its end | a page for a panic |
//! | [`origin`] and `tower_http::csrf` | refuse what another site sent | |
//! | [`body`] | counts the bytes of the body | |
//! | session | reads the session | keeps it |

mod arrive;
mod body;
mod guard;
mod headers;
mod origin;
mod spawn;

use std::convert::Infallible;

use axum::{
    Router,
    body::Body,
    extract::Request,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::{Service, ServiceBuilder, util::option_layer};
use tower_http::{
    compression::CompressionLayer,
    csrf::{CsrfLayer, ProtectionError},
};

pub(super) use self::{body::read_body, headers::Immutable};

use super::state::Panel;
use crate::auth::{Origin, csrf_layer, keep_session};

/// What becomes of work whose client went away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// It runs to its end.
    Spawned,
    /// It is dropped where it stands: what this is good for is to show what happens without the
    /// layer.
    #[cfg(any(test, feature = "testing"))]
    Dropped,
}

/// Puts every layer around the routes.
pub(super) fn around(
    rows: Router,
    panel: &Panel,
    work: Work,
) -> impl Service<Request, Response = impl IntoResponse, Error = Infallible, Future: Send>
+ Clone
+ Send
+ Sync
+ 'static {
    ServiceBuilder::new()
        .layer(from_fn(headers::headers))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(panel.clone(), arrive::arrive))
        .layer(from_fn_with_state(panel.clone(), guard::guard))
        .layer(option_layer((work == Work::Spawned).then(|| from_fn(spawn::run_to_end))))
        .layer(from_fn_with_state(panel.clone(), origin::origin))
        .layer(csrf(panel.origin()))
        .layer(from_fn(body::count_body))
        .layer(from_fn_with_state(panel.sessions().clone(), keep_session))
        .service(rows)
}

/// The refusal of the layer that the crate brings, in our words.
fn csrf(
    origin: Option<&Origin>,
) -> CsrfLayer<impl Fn(ProtectionError) -> Response<Body> + Clone + use<>> {
    let trusted = origin.and_then(|origin| csrf_layer(origin).ok());
    trusted.unwrap_or_default().with_rejection_response(|_| origin::other_site().into_response())
}
