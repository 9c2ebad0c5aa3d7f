//! The form of a row: to add it, to look at it, to change it.

use std::{slice, sync::Arc};

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Serialize;

use super::{
    cell::Cell,
    errand::Errand,
    extract::{Posted, RawQuery, TargetKey},
    page::Page,
    pages,
    refusal::{Refusal, SeeOther},
    user_password,
};
use crate::{
    Message, Permission, auth,
    changelist::{self, Neighbours},
    field::Field,
    form::{self, Beside, Desk, Draft, FormPage, LOOKUP, Outcome, SAVE_AS_NEW, Saved, Submission},
    history,
    resource::{Key, Row, Source},
    ui::{Crumb, Flash, Tool},
    urls::Urls,
};

/// A request for a form, with what every step of its answer needs.
pub(super) struct Answer<'a> {
    errand: &'a Errand,
    desk: Desk<'a>,
    /// The cell of a list that the form is for, where it is not for the whole row.
    cell: Option<Cell>,
}

pub(super) async fn add(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Add)?;
    let query = Submission::read(query.as_bytes())?;
    let answer = Answer::new(&errand, source, &query);
    let draft = form::suggest(&errand.resource, query)?;
    answer.show(Draft { once: auth::once_token(), ..draft }, StatusCode::OK).await
}

pub(super) async fn create(errand: Errand, Posted(body): Posted) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Add)?;
    let sent = Submission::read(&body)?;
    let answer = Answer::new(&errand, source, &sent);
    answer.submit(None, sent).await
}

pub(super) async fn change(
    errand: Errand,
    TargetKey(key): TargetKey,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::View)?;
    let query = Submission::read(query.as_bytes())?;
    query.expect_only(&[])?;
    let answer = Answer::new(&errand, source, &query);
    let row = source.find(&key).await?.ok_or_else(Refusal::not_found)?;
    let draft = Draft { row: Some(row), once: auth::once_token(), ..Draft::default() };
    answer.show(draft, StatusCode::OK).await
}

pub(super) async fn save(
    errand: Errand,
    TargetKey(key): TargetKey,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Change)?;
    let sent = Submission::read(&body)?;
    if sent.has(SAVE_AS_NEW) {
        return save_as_new(&errand, sent).await;
    }
    let answer = Answer::new(&errand, source, &sent);
    answer.submit(Some(key), sent).await
}

/// What the form of a row holds becomes a new row, in all as if it had been typed into an empty form:
/// the row itself is neither read nor written.
async fn save_as_new(errand: &Errand, sent: Submission) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Add)?;
    if !errand.resource.save_as {
        return Err(form::unknown(SAVE_AS_NEW).into());
    }
    Answer::new(errand, source, &sent).submit(None, sent).await
}

impl<'a> Answer<'a> {
    pub(super) fn new(errand: &'a Errand, source: Source<'a>, sent: &Submission) -> Self {
        Self { errand, desk: errand.desk(source, sent), cell: None }
    }

    /// The same for a cell, which has these fields alone.
    pub(super) fn of_cell(self, cell: Cell, fields: &'a [Arc<Field>]) -> Self {
        Self { desk: self.desk.only(fields), cell: Some(cell), ..self }
    }

    /// The model as this person may use it.
    pub(super) fn source(&self) -> &Source<'a> {
        &self.desk.source
    }

    /// Every link of the panel.
    pub(super) fn urls(&self) -> &Urls {
        self.errand.visit.urls()
    }

    pub(super) async fn submit(
        &self,
        key: Option<Key>,
        sent: Submission,
    ) -> Result<Response, Refusal> {
        if sent.suffix(LOOKUP).is_some() {
            return self.search(key, sent).await;
        }
        match form::save(&self.desk, key.as_ref(), &sent).await? {
            Outcome::Saved(saved) => {
                let flash = if key.is_none() { self.added(&saved) } else { self.changed(&saved) };
                Ok(self.leave(&saved.location, flash))
            }
            Outcome::Unchanged(saved) => {
                let flash = Flash::info(self.said("form-unchanged", &saved.label));
                Ok(self.leave(&saved.location, flash))
            }
            Outcome::Repeated(location) => {
                let flash = Flash::info(Message::new("form-repeated"));
                Ok(self.leave(&location.unwrap_or_else(|| self.desk.way.list()), flash))
            }
            Outcome::Refused(errors) => {
                let draft = Draft { errors, ..self.typed(key, sent).await? };
                self.show(draft, StatusCode::UNPROCESSABLE_ENTITY).await
            }
            Outcome::Conflict(row) => {
                let meanwhile = self.meanwhile(&row).await;
                let draft = Draft { row: Some(row), conflict: true, meanwhile, ..Draft::of(sent) };
                self.show(draft, StatusCode::CONFLICT).await
            }
            Outcome::Busy(error) => self.busy(key, sent, error.into()).await,
        }
    }

    /// A person who was added here has no password yet.
    fn added(&self, saved: &Saved) -> Flash {
        match user_password::url(self.errand, &self.desk.source, &saved.key) {
            Some(url) => Flash::success(self.said("user-added", &saved.label))
                .leading_to(Message::new("set-password"), url),
            None => Flash::success(self.said("form-added", &saved.label)).about(saved.url.clone()),
        }
    }

    fn changed(&self, saved: &Saved) -> Flash {
        Flash::success(self.said("form-changed", &saved.label)).about(saved.url.clone())
    }

    /// Who wrote the row last and when; what wrote it past the panel left no trace.
    async fn meanwhile(&self, row: &Row) -> Option<(String, Message)> {
        let (connection, key) = (self.errand.panel.database().connection(), row.key.to_url());
        let slug = &self.desk.source.resource().slug;
        let entries = history::of_object(connection, slug, &key, None).await.ok()?;
        let last = entries.entries.into_iter().next()?;
        let format = self.desk.source.actor().format();
        Some((last.actor_name, Message::literal(format.moment(last.at))))
    }

    /// A search for the rows of a relation, by a browser without scripts: the same form again.
    async fn search(&self, key: Option<Key>, sent: Submission) -> Result<Response, Refusal> {
        let draft = self.typed(key, sent).await?;
        let found = form::search(&self.desk, &draft).await?;
        self.show(Draft { found: Some(found), ..draft }, StatusCode::OK).await
    }

    /// The form as it was sent, on the row as it is.
    async fn typed(&self, key: Option<Key>, sent: Submission) -> Result<Draft, Refusal> {
        let row = match key {
            Some(key) => Some(self.desk.source.find(&key).await?.ok_or_else(Refusal::not_found)?),
            None => None,
        };
        Ok(Draft { row, ..Draft::of(sent) })
    }

    /// The form again, to be sent again; the bare refusal where not even that can be had.
    async fn busy(
        &self,
        key: Option<Key>,
        sent: Submission,
        refusal: Refusal,
    ) -> Result<Response, Refusal> {
        let Ok(mut draft) = self.typed(key, sent).await else { return Err(refusal) };
        draft.errors.add_form(Message::new("form-error-busy"));
        let Ok(mut answer) = self.show(draft, StatusCode::SERVICE_UNAVAILABLE).await else {
            return Err(refusal);
        };
        let headers = refusal.into_response().headers().clone();
        answer.headers_mut().extend(headers);
        Ok(answer)
    }

    pub(super) async fn show(&self, draft: Draft, status: StatusCode) -> Result<Response, Refusal> {
        let mut page = form::build(&self.desk, self.urls(), &draft).await?;
        page.tools = self.tools(draft.row.as_ref()).await?;
        if self.cell.is_none() {
            page.beside = self.beside(draft.row.as_ref(), status).await?;
        }
        let crumbs = self.crumbs(&page);
        let page = match &self.cell {
            Some(cell) => cell.form(page),
            None => Page::new("form.html", page),
        };
        self.render(page.crumbs(crumbs).status(status))
    }

    pub(super) fn render<P: Serialize>(&self, page: Page<P>) -> Result<Response, Refusal> {
        page.of_model(&self.desk.source.resource().slug)
            .render(&self.errand.panel, &self.errand.visit)
    }

    /// The way to the rows on either side, unless there is something to be mended first.
    async fn beside(
        &self,
        row: Option<&Row>,
        status: StatusCode,
    ) -> Result<Option<Beside>, Refusal> {
        let source = &self.desk.source;
        let Some(row) = row.filter(|_| status == StatusCode::OK && source.allows(Permission::View))
        else {
            return Ok(None);
        };
        let Neighbours { previous, next } =
            changelist::neighbours(source, self.desk.way.state(), &row.key).await?;
        let link = |key: Option<Key>| key.map(|key| self.desk.way.change(&key));
        let beside = Beside { previous_url: link(previous), next_url: link(next) };
        Ok((beside.previous_url.is_some() || beside.next_url.is_some()).then_some(beside))
    }

    /// Pages about the row of which the form knows nothing.
    async fn tools(&self, row: Option<&Row>) -> Result<Vec<Tool>, Refusal> {
        let Some(row) = row else { return Ok(Vec::new()) };
        let url = user_password::url(self.errand, &self.desk.source, &row.key);
        let label = Message::new("set-password");
        let password = url.map(|url| Tool { label, url, icon: "key", posts: false });
        Ok(password.into_iter().chain(self.own_tools(row).await?).collect())
    }

    /// The host's own, which are not for the form of a cell.
    async fn own_tools(&self, row: &Row) -> Result<Vec<Tool>, Refusal> {
        if self.cell.is_some() {
            return Ok(Vec::new());
        }
        let Errand { panel, actor, resource, .. } = self.errand;
        let (label, state) = (resource.label_of(row), |url| self.desk.way.on(url));
        let tools = pages::of_list(panel, actor, resource, self.urls(), &state);
        let rights = tools.rights(&self.desk.source, slice::from_ref(&row.key)).await?;
        Ok(tools.row(self.urls(), (&row.key, &label), &rights, &state))
    }

    fn crumbs(&self, page: &FormPage) -> Vec<Crumb> {
        let list = self.desk.source.allows(Permission::View).then(|| self.desk.way.list());
        let model = Crumb::new(self.desk.source.resource().label_plural.clone(), list);
        let here = match &page.object {
            Some(object) => Crumb::new(object.clone(), None),
            None => Crumb::of(page.title.clone(), None),
        };
        vec![model, here]
    }

    fn said(&self, key: &'static str, object: &str) -> Message {
        Message::new(key).with("model", &self.desk.source.resource().label).with("object", object)
    }

    /// A script that asked for a cell is led to what the cell shows; it tells by itself that all went
    /// well.
    fn leave(&self, location: &str, flash: Flash) -> Response {
        match self.cell.as_ref().and_then(Cell::after) {
            Some(shown) => SeeOther::new(shown).into_response(),
            None => SeeOther::new(location).flash(flash).into_response(),
        }
    }
}
