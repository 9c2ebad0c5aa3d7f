//! What happened to a row.

use axum::response::Response;

use super::{
    errand::Errand,
    extract::{Form, RawQuery, TargetKey},
    page::Page,
    refusal::Refusal,
    visit::Visit,
};
use crate::{
    Error, ErrorKind, Message, Permission,
    history::{self, Around},
    resource::Resource,
    ui::Crumb,
};

pub(super) async fn show(
    errand: Errand,
    TargetKey(key): TargetKey,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::View)?;
    let Errand { panel, visit, resource, .. } = &errand;
    let before = before(&query)?;
    let row = source.find(&key).await?.ok_or_else(Refusal::not_found)?;
    let (slug, key) = (&resource.slug, row.key.to_url());
    let entries = history::of_object(panel.database().connection(), slug, &key, before).await?;
    let here = visit.urls().history(slug, &key);
    let around = Around {
        object: resource.label_of(&row),
        url: visit.urls().change(slug, &key),
        newer_url: before.map(|_| here.clone()),
        older_url: entries.older.map(|older| format!("{here}?_before={older}")),
    };
    let crumbs = crumbs(visit, resource, &around);
    let page = history::page(resource, &entries, around, errand.actor.format());
    Page::new("history.html", page).of_model(slug).crumbs(crumbs).render(panel, visit)
}

fn before(query: &str) -> Result<Option<i64>, Error> {
    let query = Form::read(query.as_bytes());
    let bad = || {
        Error::new(ErrorKind::BadQuery, "`_before` is not a place in the history")
            .with_message(Message::new("history-bad-place").with("parameter", "_before"))
    };
    query.get("_before").map(|text| text.parse().map_err(|_| bad())).transpose()
}

fn crumbs(visit: &Visit, resource: &Resource, around: &Around) -> [Crumb; 3] {
    [
        Crumb::new(&resource.label_plural, Some(visit.urls().changelist(&resource.slug))),
        Crumb::new(&around.object, Some(around.url.clone())),
        Crumb::of(Message::new("history-crumb"), None),
    ]
}
