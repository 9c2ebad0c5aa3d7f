//! Serves the pages of the host's own, once it is known that they may be used.

use axum::{
    extract::{FromRequestParts, Request, State},
    response::{IntoResponse, Response},
};
use http::{Method, request::Parts};
use tower::ServiceExt;

use super::{Page, PageContext, Place, TargetPage, context::Asked};
use crate::{
    Permission,
    resource::Row,
    web::{
        extract::{CurrentActor, TargetKey},
        refusal::Refusal,
        state::Panel,
        visit::Visit,
    },
};

/// Hands the request to the page's own route; a row must be one that the person sees.
pub(in crate::web) async fn serve(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
    target: TargetPage,
    request: Request,
) -> Result<Response, Refusal> {
    let (mut parts, body) = request.into_parts();
    let row = row(&panel, &actor, &target, &mut parts).await?;
    let TargetPage { page, place, resource } = target;
    let question = asks(&page, &parts.method);
    let route = page.route.clone();
    let cx = PageContext::new(Asked { panel, visit, actor, page, place, resource, row });
    if let Some(question) = question {
        return Ok(cx.ask(&question)?);
    }
    parts.extensions.insert(cx);
    match route.oneshot(Request::from_parts(parts, body)).await {
        Ok(answer) => Ok(answer.into_response()),
        Err(never) => match never {},
    }
}

fn asks(page: &Page, method: &Method) -> Option<String> {
    page.confirm.clone().filter(|_| matches!(*method, Method::GET | Method::HEAD))
}

/// The row in the address, read through the gate: missing and out of scope look the same. The page
/// takes its right on the row, too, where that is decided row by row.
async fn row(
    panel: &Panel,
    actor: &crate::Actor,
    target: &TargetPage,
    parts: &mut Parts,
) -> Result<Option<Row>, Refusal> {
    let (Place::Row, Some(resource)) = (target.place, &target.resource) else { return Ok(None) };
    let TargetKey(key) = TargetKey::from_request_parts(parts, panel).await?;
    let needs = target.page.needs(target.place).unwrap_or(Permission::View);
    let source = panel.open(resource, actor, needs)?;
    let row = source.find(&key).await?.ok_or_else(Refusal::not_found)?;
    source.demand(needs, &row.key).await?;
    Ok(Some(row))
}
