//! An address without the slash at its end leads to the one with it.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, Uri, header};

use super::{extract, mount::safe_next, refusal::Refusal, visit::Visit};

/// The same for every word, so that nobody learns which ones are models.
pub(super) async fn add(visit: Visit, uri: Uri) -> Result<Response, Refusal> {
    // The panel's own words stand where a model would.
    if extract::segment(uri.path(), 0) == Some("-") {
        return Err(Refusal::not_found());
    }
    let here = visit.here();
    let (path, query) =
        here.split_once('?').map_or((here, None), |(path, query)| (path, Some(query)));
    let location = match query {
        Some(query) => format!("{path}/?{query}"),
        None => format!("{path}/"),
    };
    // `//elsewhere` is a path here and another site to a browser.
    let location = safe_next(visit.urls(), &location).ok_or_else(Refusal::not_found)?;
    let location = HeaderValue::try_from(location).map_err(|_| Refusal::not_found())?;
    Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response())
}
