//! The list of a model.

use axum::response::Response;

use super::{errand::Errand, extract::RawQuery, page::Page, refusal::Refusal};
use crate::{
    Message, Permission,
    changelist::{BadQuery, Changelist, ListError, Params},
    ui::Crumb,
};

pub(super) async fn show(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = &errand;
    let params = Params::parse(&query).map_err(ListError::from)?;
    let source = errand.open(Permission::View)?;
    let page = Changelist::load(&source, &params, visit.urls()).await?;
    let crumb = Crumb::of(Message::literal(&resource.label_plural), None);
    Page::new("changelist.html", page).of_model(&resource.slug).crumbs([crumb]).render(panel, visit)
}

impl From<ListError> for Refusal {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Refused(bad) => refused(&bad),
            ListError::Failed(error) => error.into(),
        }
    }
}

/// The title names the parameter, the sentence says what would be right.
fn refused(bad: &BadQuery) -> Refusal {
    let refusal = Refusal::bad_query(bad.message().clone());
    if bad.parameter().is_empty() {
        return refusal;
    }
    let title = Message::new("query-bad-title").with("parameter", bad.parameter());
    refusal.titled(title)
}
