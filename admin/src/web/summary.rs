//! What all rows of a list come to: the foot of its table alone, which a script asks for behind the
//! list.

use axum::response::Response;

use super::{errand::Errand, extract::RawQuery, page::Page, refusal::Refusal};
use crate::{
    Permission,
    changelist::{Changelist, ListError, Params},
};

pub(super) async fn show(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = &errand;
    let source = errand.open(Permission::View)?;
    let params = Params::parse(&query).map_err(ListError::from)?;
    let liked = visit.preferences().list(&resource.slug).cloned().unwrap_or_default();
    let foot = Changelist::foot(&source, &params, visit.urls(), &liked.columns).await?;
    let foot = foot.ok_or_else(Refusal::not_found)?;
    Page::new("changelist/_totals.html", foot).of_model(&resource.slug).render(panel, visit)
}
