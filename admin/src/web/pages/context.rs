//! What a handler of the host's own is given.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::{StatusCode, request::Parts};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Select};
use serde::Serialize;

use super::{Page, Place};
use crate::{
    Actor, Error, ErrorKind, Message, Permission, Result,
    form::Way,
    history::{Action, Entry, record},
    resource::{Resource, Row, Source},
    ui::{Crumb, Flash, ListState, OwnPage},
    urls::Urls,
    web::{
        chrome,
        refusal::{Refusal, SeeOther},
        state::Panel,
        visit::Visit,
    },
};

/// What a page of the host's own may ask and do: who asks, for which row, the way to the rows, the
/// panel's layout. It is an extractor: a handler takes it beside whatever else axum gives.
///
/// ```
/// use axum::response::Response;
/// use backoffice::{Message, Result, pages::PageContext, ui::Flash};
///
/// async fn greet(cx: PageContext) -> Result<Response> {
///     let name = cx.actor().name();
///     Ok(cx.leave(Flash::success(Message::literal(format!("Hello, {name}.")))))
/// }
/// ```
#[derive(Clone, Debug)]
pub struct PageContext(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    panel: Panel,
    visit: Visit,
    actor: Arc<Actor>,
    page: Page,
    place: Place,
    resource: Option<Arc<Resource>>,
    row: Option<Row>,
}

/// What of a request the context is made of.
pub(super) struct Asked {
    pub(super) panel: Panel,
    pub(super) visit: Visit,
    pub(super) actor: Arc<Actor>,
    pub(super) page: Page,
    pub(super) place: Place,
    pub(super) resource: Option<Arc<Resource>>,
    pub(super) row: Option<Row>,
}

impl PageContext {
    pub(super) fn new(asked: Asked) -> Self {
        let Asked { panel, visit, actor, page, place, resource, row } = asked;
        Self(Arc::new(Inner { panel, visit, actor, page, place, resource, row }))
    }

    /// Who asks.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }

    /// Every link of the panel.
    #[must_use]
    pub fn urls(&self) -> &Urls {
        self.0.visit.urls()
    }

    /// The address of this page as it was asked for, for a form that is posted to it.
    #[must_use]
    pub fn here(&self) -> &str {
        self.0.visit.here()
    }

    /// What a form that is posted to the panel must carry as `_csrf`. Templates know it as
    /// `chrome.csrf`.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.0.visit.csrf()
    }

    /// The host's database. What is done with it is the handler's own affair: neither scope nor
    /// rights are applied; [`select`](Self::select) applies both.
    #[must_use]
    pub fn db(&self) -> &DatabaseConnection {
        self.0.panel.database().connection()
    }

    /// The key of the row that the page is about, as it stands in addresses; `None` for a page of
    /// another kind.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        self.0.row.as_ref().map(|row| row.key.to_url())
    }

    /// How that row is called.
    #[must_use]
    pub fn row_label(&self) -> Option<String> {
        let (resource, row) = (self.0.resource.as_ref()?, self.0.row.as_ref()?);
        Some(resource.label_of(row))
    }

    /// Whether the person may use the model of this page in another way, too; `false` for a page of
    /// the site.
    #[must_use]
    pub fn allows(&self, permission: Permission) -> bool {
        let resource = self.0.resource.as_ref();
        resource.is_some_and(|resource| self.0.panel.allows(resource, &self.0.actor, permission))
    }

    /// A model of the panel, by its word in addresses, as this person may use it.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](ErrorKind::Forbidden) when they may not, [`NotFound`](ErrorKind::NotFound) when
    /// there is no such model.
    pub fn open(&self, model: &str, permission: Permission) -> Result<Source<'_>> {
        let resource = self.0.panel.registry().get(model);
        let missing = || Error::new(ErrorKind::NotFound, format!("there is no model `{model}`"));
        self.0.panel.open(resource.ok_or_else(missing)?, &self.0.actor, permission)
    }

    /// The rows of an entity that this person may see: SeaORM's `find` with their scope in its
    /// `WHERE`.
    ///
    /// ```
    /// # use backoffice::{Result, pages::PageContext};
    /// # use sea_orm::{EntityTrait, PaginatorTrait, IntoActiveModel};
    /// # async fn count<E>(cx: PageContext) -> Result<u64>
    /// # where
    /// #     E: EntityTrait<Model: Sync>,
    /// # {
    /// Ok(cx.select::<E>()?.count(cx.db()).await?)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Forbidden`](ErrorKind::Forbidden) when they may not view it, [`NotFound`](ErrorKind::NotFound)
    /// when it is not registered.
    pub fn select<E: EntityTrait>(&self) -> Result<Select<E>> {
        let own = self.0.resource.as_deref().filter(|own| own.is_of::<E>());
        match own.or_else(|| self.0.panel.registry().of_entity::<E>()) {
            Some(resource) => {
                self.0.panel.open(resource, &self.0.actor, Permission::View)?.select::<E>()
            }
            None => Err(Error::new(ErrorKind::NotFound, "the entity is not registered")),
        }
    }

    /// The row that the page is about, as its model.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound) when it is gone meanwhile, [`Internal`](ErrorKind::Internal)
    /// when the page is about no row of this entity.
    pub async fn row<E: EntityTrait>(&self) -> Result<E::Model> {
        let (Some(resource), Some(row)) = (&self.0.resource, &self.0.row) else {
            return Err(Error::new(ErrorKind::Internal, "this page is about no row"));
        };
        let needs = self.0.page.needs(self.0.place).unwrap_or(Permission::View);
        let source = self.0.panel.open(resource, &self.0.actor, needs)?;
        let found = source.select_row::<E>(needs, &row.key)?.one(self.db()).await?;
        found.ok_or_else(|| Error::new(ErrorKind::NotFound, "the row is gone"))
    }

    /// Writes into the history of the row what was done to it. Give it the transaction that does it.
    ///
    /// # Errors
    ///
    /// When the database refuses, or the page is about no row.
    pub async fn log<C: ConnectionTrait>(&self, tx: &C, done: &str) -> Result<()> {
        let (Some(resource), Some(key), Some(label)) =
            (&self.0.resource, self.key(), self.row_label())
        else {
            return Err(Error::new(ErrorKind::Internal, "this page is about no row"));
        };
        let mut entry = Entry::new(self.actor(), Action::Custom, &resource.slug, &key, &label);
        entry.request_id = Some(self.0.visit.request_id().to_owned());
        record(tx, &[entry.because(done)]).await
    }

    /// The page: a template of the host's own in the panel's layout. It extends `page.html`, fills its
    /// block `body`, and knows `data` as well as what every page knows. What stands in `{{ … }}` is
    /// escaped.
    ///
    /// # Errors
    ///
    /// When there is no such template, or it cannot be printed.
    pub fn render(&self, template: &str, data: impl Serialize) -> Result<Response> {
        self.render_with(StatusCode::OK, template, data)
    }

    /// The same with another status: 422 for a form with errors.
    ///
    /// # Errors
    ///
    /// As for [`render`](Self::render).
    pub fn render_with(
        &self,
        status: StatusCode,
        template: &str,
        data: impl Serialize,
    ) -> Result<Response> {
        let model = self.0.resource.as_ref().map(|resource| resource.slug.clone());
        let chrome = chrome::build(&self.0.panel, &self.0.visit, model, self.crumbs());
        let page = OwnPage {
            title: self.0.page.title(),
            subtitle: self.row_label(),
            url: self.here().to_owned(),
            back_url: self.back(),
        };
        let html = self.0.panel.environment().own_page(template, &chrome, &page, &data)?;
        Ok((status, axum::response::Html(html)).into_response())
    }

    /// Back to where the page was come from, with a sentence to read there: the list as it was, or the
    /// first page.
    #[must_use]
    pub fn leave(&self, flash: Flash) -> Response {
        self.redirect(self.back(), flash)
    }

    /// To another page of the panel, with a sentence to read there.
    #[must_use]
    pub fn redirect(&self, url: impl Into<String>, flash: Flash) -> Response {
        SeeOther::new(url).flash(flash).into_response()
    }

    /// The list as it was, for those who may see it.
    pub(super) fn back(&self) -> String {
        match (&self.0.resource, self.way()) {
            (Some(_), Some(way)) => way.home(self.allows(Permission::View)),
            _ => self.urls().index(),
        }
    }

    fn way(&self) -> Option<Way<'_>> {
        let resource = self.0.resource.as_ref()?;
        let query = self.here().split_once('?').map_or("", |(_, query)| query);
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let list = pairs.find(|(name, _)| name == ListState::PARAMETER).map(|(_, list)| list);
        Some(Way::new(self.urls(), &resource.slug, list.as_deref()))
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let model = self.0.resource.as_ref().map(|resource| {
            let may = self.allows(Permission::View);
            Crumb::new(&resource.label_plural, may.then(|| self.back()))
        });
        let row = self.0.row.as_ref().zip(self.way()).map(|(row, way)| {
            let may = self.allows(Permission::View);
            Crumb::new(self.row_label().unwrap_or_default(), may.then(|| way.change(&row.key)))
        });
        let here = Crumb::new(self.0.page.title(), None);
        model.into_iter().chain(row).chain([here]).collect()
    }

    /// The question before something is done.
    pub(super) fn ask(&self, question: &str) -> Result<Response> {
        self.render("confirm.html", Question { text: Message::literal(question) })
    }
}

#[derive(Serialize)]
struct Question {
    text: Message,
}

impl<S: Send + Sync> FromRequestParts<S> for PageContext {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| Error::new(ErrorKind::Internal, "no page of the panel was asked for"))
    }
}

/// A handler of the host's own ends in the panel's page about what went wrong.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        Refusal::from(self).into_response()
    }
}
