//! The page with all models.

use axum::{extract::State, response::Response};

use super::{
    chrome, extract::CurrentActor, page::Page, recent, refusal::Refusal, state::Panel, visit::Visit,
};
use crate::ui::IndexPage;

pub(super) async fn show(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
) -> Result<Response, Refusal> {
    let groups = chrome::nav(&panel, &visit, &actor, None);
    let recent = recent::actions(&panel, &visit, &actor).await?;
    let page = IndexPage { groups, recent };
    Page::new("index.html", page).render(&panel, &visit)
}
