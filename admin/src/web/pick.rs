//! The page on which a related row is picked for a filter.

use axum::response::Response;

use super::{
    errand::Errand,
    extract::{LastWord, RawQuery},
    page::Page,
    refusal::Refusal,
};
use crate::{
    Permission,
    changelist::{ListError, PickPage, Picking},
    ui::Crumb,
};

pub(super) async fn show(
    errand: Errand,
    LastWord(filter): LastWord,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = &errand;
    let picking = Picking::parse(filter, &query).map_err(ListError::from)?;
    let source = errand.open(Permission::View)?;
    let page = PickPage::load(&source, &picking, visit.urls()).await?;
    let crumbs = [
        Crumb::new(&resource.label_plural, Some(page.list_url.clone())),
        Crumb::new(&page.title, None),
    ];
    Page::new("pick.html", page).of_model(&resource.slug).crumbs(crumbs).render(panel, visit)
}
