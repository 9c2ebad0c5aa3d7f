//! The page on which conditions of a list are put together.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::{
    errand::Errand,
    extract::RawQuery,
    page::Page,
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message, Permission,
    changelist::{BuilderPage, Built},
    ui::Crumb,
};

pub(super) async fn build(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = &errand;
    let source = errand.open(Permission::View)?;
    let page = match BuilderPage::load(&source, &query, visit.urls()).await? {
        Built::Page(page) => *page,
        Built::List(url) => return Ok(SeeOther::new(url).into_response()),
    };
    let crumbs = [
        Crumb::new(&resource.label_plural, Some(page.list_url.clone())),
        Crumb::of(Message::new("filter-builder"), None),
    ];
    let refused = page.error.is_some();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Page::new("filter.html", page)
        .of_model(&resource.slug)
        .status(status)
        .crumbs(crumbs)
        .render(panel, visit)
}
