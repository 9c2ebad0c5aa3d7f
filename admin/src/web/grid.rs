//! The list with its inputs, and what they send.

use std::{mem, sync::Arc};

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::{
    cell,
    changelist::Taste,
    errand::Errand,
    extract::{Posted, RawQuery},
    page::Page,
    pages,
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message, Permission, auth,
    changelist::{Changelist, ChangelistPage, ListError, Listing, Params, in_a_sentence},
    field::Field,
    form::{
        Desk, Submission, Way,
        grid::{self, Outcome, Sheet, Slip},
    },
    resource::{Key, Permitted, Row, Source},
    ui::{Crumb, Flash, Grid},
};

/// A request for a list, with what every step of its answer needs.
pub(super) struct Answer<'a> {
    errand: &'a Errand,
    desk: Desk<'a>,
    params: Params,
}

/// What is shown of a grid that was sent.
struct Sent<'a> {
    slips: &'a [Slip],
    once: String,
    zone: String,
    errors: Vec<Message>,
    status: StatusCode,
}

pub(super) async fn save(
    errand: Errand,
    RawQuery(query): RawQuery,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Change)?;
    if errand.resource.list_editable.is_empty() {
        return Err(Refusal::of(StatusCode::METHOD_NOT_ALLOWED));
    }
    let sheet = Sheet::read(Submission::read(&body)?, &source)?;
    let fields = sheet.fields.clone();
    let params = rows_of(Params::parse(&query).map_err(ListError::from)?);
    let answer = Answer::new(&errand, source, params);
    Answer { desk: answer.desk.only(&fields), ..answer }.submit(sheet).await
}

/// The list of rows, which are what is edited, where they were put together.
fn rows_of(params: Params) -> Params {
    match params.get(Params::GROUP) {
        Some(_) => params.without(Params::GROUP),
        None => params,
    }
}

impl<'a> Answer<'a> {
    pub(super) fn new(errand: &'a Errand, source: Source<'a>, params: Params) -> Self {
        let (visit, slug) = (&errand.visit, &errand.resource.slug);
        let way = Way::new(visit.urls(), slug, Some(&params.to_string()));
        let desk = Desk::new(source, way, visit.request_id());
        Self { errand, desk, params }
    }

    /// The list as it is.
    pub(super) async fn show(&self, taste: &Taste) -> Result<Response, Refusal> {
        let (once, status) = (auth::once_token(), StatusCode::OK);
        let zone = self.desk.source.actor().format().zone().name().to_owned();
        self.render(Sent { slips: &[], once, zone, errors: Vec::new(), status }, taste).await
    }

    async fn submit(&self, mut sheet: Sheet) -> Result<Response, Refusal> {
        if sheet.is_search() {
            sheet.search(&self.desk).await?;
            return self.again(&sheet, Vec::new(), StatusCode::OK).await;
        }
        match grid::save(&self.desk, &mut sheet).await? {
            Outcome::Saved(count) => Ok(self.leave(Flash::success(self.saved(count)))),
            Outcome::Unchanged => Ok(self.leave(Flash::info(Message::new("grid-unchanged")))),
            Outcome::Repeated(location) => {
                let location = location.unwrap_or_else(|| self.desk.way.list());
                let flash = Flash::info(Message::new("form-repeated"));
                Ok(SeeOther::new(location).flash(flash).into_response())
            }
            Outcome::Refused => {
                let status = match (sheet.is_forbidden(), sheet.is_stale()) {
                    (true, _) => StatusCode::FORBIDDEN,
                    (_, true) => StatusCode::CONFLICT,
                    _ => StatusCode::UNPROCESSABLE_ENTITY,
                };
                self.again(&sheet, sheet.errors(), status).await
            }
            Outcome::Busy(error) => self.busy(&sheet, error.into()).await,
        }
    }

    fn saved(&self, count: usize) -> Message {
        let resource = self.desk.source.resource();
        Message::new("grid-saved")
            .with("count", count)
            .with("model", in_a_sentence(&resource.label))
            .with("rows", in_a_sentence(&resource.label_plural))
    }

    fn leave(&self, flash: Flash) -> Response {
        SeeOther::new(self.desk.way.list()).flash(flash).into_response()
    }

    /// The list as it was sent, on the rows as they are.
    async fn again(
        &self,
        sheet: &Sheet,
        errors: Vec<Message>,
        status: StatusCode,
    ) -> Result<Response, Refusal> {
        let (once, zone) = (sheet.once.clone(), sheet.format.zone().name().to_owned());
        self.render(
            Sent { slips: &sheet.slips, once, zone, errors, status },
            &Taste::of(self.errand).await?,
        )
        .await
    }

    /// The list again, to be sent again; the bare refusal where not even that can be had.
    async fn busy(&self, sheet: &Sheet, refusal: Refusal) -> Result<Response, Refusal> {
        let errors = vec![Message::new("form-error-busy")];
        let again = self.again(sheet, errors, StatusCode::SERVICE_UNAVAILABLE).await;
        let Ok(mut answer) = again else { return Err(refusal) };
        let headers = refusal.into_response().headers().clone();
        answer.headers_mut().extend(headers);
        Ok(answer)
    }

    async fn render(&self, sent: Sent<'_>, taste: &Taste) -> Result<Response, Refusal> {
        let (source, urls) = (&self.desk.source, self.errand.visit.urls());
        let edited = sent.slips.iter().filter(|slip| slip.row.is_some());
        let keys: Vec<Key> = edited.map(|slip| slip.key.clone()).collect();
        let Listing { mut page, rows } =
            Changelist::load_with(source, &self.params, urls, &taste.liked.columns, &keys).await?;
        taste.dress(&mut page, source, &self.params, urls);
        self.add_tools(&mut page, &rows).await?;
        let status = sent.status;
        if source.allows(Permission::Change) && page.groups.is_none() {
            self.add_inputs(&mut page, &rows, sent).await?;
        }
        let resource = source.resource();
        Page::new("changelist.html", page)
            .of_model(&resource.slug)
            .crumbs([Crumb::of(Message::literal(&resource.label_plural), None)])
            .status(status)
            .density(taste.liked.density())
            .render(&self.errand.panel, &self.errand.visit)
    }

    /// Adds the buttons of the host's own.
    async fn add_tools(&self, page: &mut ChangelistPage, rows: &[Row]) -> Result<(), Refusal> {
        let Errand { panel, actor, resource, visit } = self.errand;
        let (urls, state) = (visit.urls(), |url| self.desk.way.on(url));
        let mut tools = pages::of_list(panel, actor, resource, urls, &state);
        page.tools = mem::take(&mut tools.head);
        page.menus = tools.has_rows();
        if page.menus {
            let keys: Vec<Key> = rows.iter().map(|row| row.key.clone()).collect();
            let rights = tools.rights(&self.desk.source, &keys).await?;
            for (shown, row) in page.rows.iter_mut().zip(rows) {
                shown.menu = tools.row(urls, (&row.key, &shown.label), &rights, &state);
            }
        }
        Ok(())
    }

    /// Makes the list a form, where anything of it is edited there.
    async fn add_inputs(
        &self,
        page: &mut ChangelistPage,
        rows: &[Row],
        sent: Sent<'_>,
    ) -> Result<(), Refusal> {
        let columns = self.editable(page);
        let keys: Vec<Key> = rows.iter().map(|row| row.key.clone()).collect();
        let permitted = self.desk.source.permitted(Permission::Change, &keys).await?;
        self.open_cells(page, rows, &columns, &permitted);
        let fields: Vec<Arc<Field>> = columns.iter().flatten().cloned().collect();
        if fields.is_empty() {
            return Ok(());
        }
        let desk = self.desk.clone().only(&fields);
        let inputs = grid::offer(&desk, self.errand.visit.urls(), sent.slips).await?;
        let edited = |row: &Row| sent.slips.iter().any(|slip| slip.key == row.key);
        for (number, (shown, row)) in page.rows.iter_mut().zip(rows).enumerate() {
            // What was typed into a row is shown even where it may not be saved.
            if !permitted.holds(&row.key) && !edited(row) {
                continue;
            }
            shown.form = Some(inputs.row(row, &shown.label, number + 1, &columns));
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        page.grid = Some(Grid {
            url: self.desk.way.list(),
            once: sent.once,
            fields: names.join(","),
            zone: sent.zone,
            errors: sent.errors,
            gone: inputs.gone(),
        });
        Ok(())
    }

    /// Says which cells are edited alone.
    fn open_cells(
        &self,
        page: &mut ChangelistPage,
        rows: &[Row],
        inputs: &[Option<Arc<Field>>],
        permitted: &Permitted,
    ) {
        for (column, input) in page.columns.iter_mut().zip(inputs) {
            let alone = input.is_none() && !column.link;
            column.editable = alone && self.is_editable_alone(&column.name);
        }
        let any = page.columns.iter().any(|column| column.editable);
        for (shown, row) in page.rows.iter_mut().zip(rows) {
            shown.editable = any && permitted.holds(&row.key);
        }
    }

    fn is_editable_alone(&self, column: &str) -> bool {
        cell::editable(self.desk.source.resource(), column).is_some()
    }

    /// The fields that are edited in the columns of this page.
    fn editable(&self, page: &ChangelistPage) -> Vec<Option<Arc<Field>>> {
        let resource = self.desk.source.resource();
        let field = |name: &str| {
            let field = resource.field(name)?;
            resource.list_editable.iter().find(|other| other.index == field.index).cloned()
        };
        page.columns.iter().map(|column| field(&column.name)).collect()
    }
}
