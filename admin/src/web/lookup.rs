//! The search behind the picker of a relation field.

use axum::response::{IntoResponse, Response};
use http::header;
use serde::Serialize;

use super::{
    errand::Errand,
    extract::{LastWord, RawQuery},
    refusal::Refusal,
};
use crate::{
    Error, ErrorKind, Message, Permission,
    field::Field,
    resource::{ListFilter, Lookup, LookupRow, Resource},
    value,
};

/// The longest text that is searched for; nobody types more.
const LONGEST: usize = 200;
/// The last page that is served: whoever has not found it by then had better search.
const LAST_PAGE: u64 = 500;

/// What the picker reads.
#[derive(Serialize)]
struct Answer {
    results: Vec<Found>,
    more: bool,
}

#[derive(Serialize)]
struct Found {
    key: String,
    label: String,
}

pub(super) async fn show(
    errand: Errand,
    LastWord(name): LastWord,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let Errand { actor, resource, .. } = &errand;
    let way =
        if resource.allows(actor, Permission::View) { Permission::View } else { Permission::Add };
    let source = errand.open(way)?;
    let field = picked(resource, &name).ok_or_else(Refusal::not_found)?;
    let (search, page) = asked(&query)?;
    let lookup = source.lookup(field, &search, page).await?;
    let json = serde_json::to_string(&Answer::from(lookup))
        .map_err(|error| Error::new(ErrorKind::Internal, "no JSON").with_source(error))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// A foreign key that a form or a filter of this model lets people pick, by its own name or by that of
/// the filter.
fn picked<'a>(resource: &'a Resource, name: &str) -> Option<&'a Field> {
    let paths = || resource.list_filter.iter().filter_map(ListFilter::path);
    let in_filter = |field: &Field| {
        paths().any(|path| path.joins.is_empty() && path.field.index == field.index)
    };
    let in_form = |field: &Field| resource.form_fields.iter().any(|own| own.index == field.index);
    let own = resource.fields.iter().find(|field| field.name == name);
    let own = own.filter(|field| in_form(field) || in_filter(field));
    let filtered = || paths().find(|path| path.dotted == name).map(|path| &path.field);
    let field: &Field = own.or_else(filtered)?;
    field.relation.is_some().then_some(field)
}

fn asked(query: &str) -> Result<(String, u64), Error> {
    let (mut search, mut page) = (String::new(), 1);
    for (name, text) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "_q" => search = text.chars().take(LONGEST).collect(),
            "_page" => page = number(&text).ok_or_else(bad_page)?,
            _ => return Err(unknown(&name)),
        }
    }
    Ok((search, page))
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|page| (1..=LAST_PAGE).contains(page))
}

fn bad_page() -> Error {
    Error::new(ErrorKind::BadQuery, "`_page` is not a page of this search")
        .with_message(Message::new("lookup-bad-page").with("max", LAST_PAGE))
}

fn unknown(name: &str) -> Error {
    let message = Message::new("query-unknown-key").with("allowed", "_q, _page");
    Error::new(ErrorKind::BadQuery, format!("`{name}` means nothing to this search"))
        .with_message(message)
}

impl From<Lookup> for Answer {
    fn from(lookup: Lookup) -> Self {
        let found = |row: LookupRow| Found { key: value::text(&row.value), label: row.label };
        Self { results: lookup.rows.into_iter().map(found).collect(), more: lookup.more }
    }
}
