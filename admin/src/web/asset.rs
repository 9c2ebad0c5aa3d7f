//! Styles, scripts and icons: the same for everybody, for ever, under the hash of their content.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};

use super::{extract::segment, layers::Immutable, refusal::Refusal, visit};
use crate::ui::Asset;

pub(super) async fn show(uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    let part = |place| segment(uri.path(), place).ok_or_else(Refusal::not_found);
    let (hash, name) = (part(2)?, part(3)?);
    let asset = Asset::find(hash, name).ok_or_else(Refusal::not_found)?;
    let tag = format!("\"{hash}\"");
    let known = visit::text(&headers, header::IF_NONE_MATCH.as_str()).contains(&tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, asset.mime)], asset.bytes).into_response()
    };
    let tag = HeaderValue::try_from(tag).map_err(|_| Refusal::not_found())?;
    response.headers_mut().insert(header::ETAG, tag);
    response.extensions_mut().insert(Immutable);
    Ok(response)
}
