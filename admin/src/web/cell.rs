//! One cell of a list, edited alone: a small form on a page of its own, which a script shows in the
//! cell itself.

use std::sync::Arc;

use axum::response::Response;
use http::StatusCode;

use super::{
    errand::Errand,
    extract::{LastWord, Posted, RawQuery, TargetKey},
    form::Answer,
    page::Page,
    refusal::Refusal,
};
use crate::{
    Permission, auth, changelist,
    field::Field,
    form::{Draft, FormPage, Submission},
    resource::{Key, Resource, Row},
    ui::{Hidden, SavedCell},
};

/// The parameter by which a script asks for the form alone, or for what the cell shows.
const FRAGMENT: &str = "_fragment";

/// Where a cell is, and who asks for it.
pub(super) struct Cell {
    id: String,
    url: String,
    column: String,
    /// Whether a script asks, which needs no page around the form.
    fragment: bool,
}

pub(super) async fn show(
    errand: Errand,
    TargetKey(key): TargetKey,
    LastWord(name): LastWord,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Change)?;
    let fields = [editable(&errand.resource, &name).ok_or_else(Refusal::not_found)?];
    let query = Submission::read(query.as_bytes())?;
    query.expect_only(&[])?;
    let cell = Cell::new(&errand, &key, &name, &query);
    let answer = Answer::new(&errand, source, &query);
    let row = source.find(&key).await?.ok_or_else(Refusal::not_found)?;
    if query.get(FRAGMENT) == Some("shown") {
        return cell.shown(&answer, &row);
    }
    answer.source().demand(Permission::Change, &key).await?;
    let draft = Draft { row: Some(row), once: auth::once_token(), ..Draft::default() };
    answer.of_cell(cell, &fields).show(draft, StatusCode::OK).await
}

pub(super) async fn save(
    errand: Errand,
    TargetKey(key): TargetKey,
    LastWord(name): LastWord,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Change)?;
    let fields = [editable(&errand.resource, &name).ok_or_else(Refusal::not_found)?];
    let sent = Submission::read(&body)?;
    let cell = Cell::new(&errand, &key, &name, &sent);
    let answer = Answer::new(&errand, source, &sent);
    answer.of_cell(cell, &fields).submit(Some(key), sent).await
}

/// The input of the form behind a column of the list; `name` is that of the column.
pub(super) fn editable(resource: &Resource, name: &str) -> Option<Arc<Field>> {
    let column = resource.list_display.iter().find(|column| column.name == name)?;
    let path = column.path()?;
    let field = resource.form_fields.iter().find(|field| field.index == path.field.index)?;
    let is_input = path.is_own() && field.editable && !field.secret && !field.key;
    is_input.then(|| Arc::clone(field))
}

impl Cell {
    fn new(errand: &Errand, key: &Key, column: &str, sent: &Submission) -> Self {
        let key = key.to_url();
        Self {
            id: format!("{key}-{column}"),
            url: errand.visit.urls().cell(&errand.resource.slug, &key, column),
            column: column.to_owned(),
            fragment: sent.has(FRAGMENT),
        }
    }

    /// Where a script finds what the cell shows now; a person is led back to the list.
    pub(super) fn after(&self) -> Option<String> {
        self.fragment.then(|| format!("{}?{FRAGMENT}=shown", self.url))
    }

    /// The form of the cell, in a page or without one.
    pub(super) fn form(&self, mut page: FormPage) -> Page<FormPage> {
        page.url.clone_from(&self.url);
        for field in page.fieldsets.iter_mut().flat_map(|set| set.rows.iter_mut().flatten()) {
            *field = field.clone().identified(format!("cell-{}", self.id));
        }
        if !self.fragment {
            return Page::new("cell.html", page);
        }
        page.hidden.push(Hidden { name: FRAGMENT.to_owned(), value: "form".to_owned() });
        Page::new("changelist/_cell_form.html", page)
    }

    fn shown(&self, answer: &Answer<'_>, row: &Row) -> Result<Response, Refusal> {
        let (source, urls) = (answer.source(), answer.urls());
        let cell = changelist::shown(source, &self.column, row, urls).unwrap_or_default();
        let page = SavedCell { id: format!("full-{}", self.id), cell };
        answer.render(Page::new("changelist/_cell_shown.html", page))
    }
}
