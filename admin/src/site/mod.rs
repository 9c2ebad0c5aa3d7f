//! The door: what a host says, what is checked, and the router that comes out.

mod build;
mod own;

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::Router;
use sea_orm::{DatabaseConnection, EntityTrait, IntoActiveModel};

use crate::{
    ModelAdmin,
    auth::{AuthBackend, DatabaseBackend, SessionLimits},
    format::Tz,
    resource::{Limits, Plain, Registration},
    web::{
        self, Panel, Work,
        pages::{ModelPages, Page},
    },
};

/// The panel before it is built: what is registered, and everything that concerns all of it.
///
/// ```
/// use axum::Router;
/// use backoffice::AdminSite;
/// # mod note {
/// #     use sea_orm::entity::prelude::*;
/// #     #[sea_orm::model]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "note")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i64, pub title: String }
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
///
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// let db = sea_orm::Database::connect("sqlite::memory:").await?;
/// let admin = AdminSite::new(db)
///     .register_entity::<note::Entity>()
///     .title("Notes")
///     .origin("https://notes.example")
///     .build()
///     .await?;
/// let app: Router = Router::new().nest_service("/admin", admin.router());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
#[must_use = "a panel is served when it is built and its router is mounted"]
pub struct AdminSite {
    connection: DatabaseConnection,
    registrations: Vec<Registration>,
    title: String,
    empty_value: Option<String>,
    zone: Tz,
    origin: Option<String>,
    backend: Option<Arc<dyn AuthBackend>>,
    own_people: bool,
    templates: Option<PathBuf>,
    template_texts: Vec<(String, String)>,
    pages: Vec<Page>,
    model_pages: Vec<(String, ModelPages)>,
    texts: Vec<(String, String)>,
    limits: Limits,
    sessions: SessionLimits,
    migrate: bool,
}

/// A panel, checked and ready to be mounted.
#[derive(Clone, Debug)]
pub struct AdminPanel(Panel);

impl AdminSite {
    /// A panel over the database of the service it is mounted in.
    pub fn new(connection: DatabaseConnection) -> Self {
        Self {
            connection,
            registrations: Vec::new(),
            title: "Administration".to_owned(),
            empty_value: None,
            zone: Tz::UTC,
            origin: None,
            backend: None,
            own_people: true,
            templates: None,
            template_texts: Vec::new(),
            pages: Vec::new(),
            model_pages: Vec::new(),
            texts: Vec::new(),
            limits: Limits::default(),
            sessions: SessionLimits::default(),
            migrate: true,
        }
    }

    /// Adds a model: an entity whose `Model` derives [`Admin`](macro@crate::Admin), or a struct of
    /// your own that derives it for an entity.
    pub fn register<A: ModelAdmin>(mut self) -> Self {
        self.registrations.push(Registration::of::<A>());
        self
    }

    /// Adds a model with [pages and buttons](crate::pages) of its own.
    ///
    /// ```
    /// # mod note {
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, backoffice::Admin)]
    /// #     #[sea_orm(table_name = "note")]
    /// #     pub struct Model { #[sea_orm(primary_key)] pub id: i64, pub title: String }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// # }
    /// use backoffice::{AdminSite, pages::Button};
    ///
    /// # fn site(db: sea_orm::DatabaseConnection) -> AdminSite {
    /// AdminSite::new(db).register_with::<note::Entity>(|notes| {
    ///     notes.button(Button::row("View on site", |note| format!("/notes/{}", note.key())))
    /// })
    /// # }
    /// ```
    pub fn register_with<A: ModelAdmin>(
        mut self,
        add: impl FnOnce(ModelPages) -> ModelPages,
    ) -> Self {
        let registration = Registration::of::<A>();
        self.model_pages.push((registration.slug().to_owned(), add(ModelPages::default())));
        self.registrations.push(registration);
        self
    }

    /// Adds a [page](crate::pages) of your own about no model: `/-/page/{name}`. It is led to beside
    /// the models, if it has a label.
    pub fn page(mut self, page: Page) -> Self {
        self.pages.push(page);
        self
    }

    /// Adds a template, or replaces one that is compiled in, by its text:
    /// `.template("feed.html", include_str!("feed.html"))`. Those of
    /// [`templates_dir`](Self::templates_dir) come before it.
    pub fn template(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.template_texts.push((name.into(), text.into()));
        self
    }

    /// Adds an entity about which nothing was said: every column is listed and can be edited.
    pub fn register_entity<E>(self) -> Self
    where
        E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
    {
        self.register::<Plain<E>>()
    }

    /// The name of the panel, on every page.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// What stands where a value is missing, in lists and forms, unless a model or a column says
    /// otherwise; a dash unless given.
    ///
    /// ```
    /// # fn site(db: sea_orm::DatabaseConnection) -> backoffice::AdminSite {
    /// backoffice::AdminSite::new(db).empty_value_display("not known")
    /// # }
    /// ```
    pub fn empty_value_display(mut self, text: impl Into<String>) -> Self {
        self.empty_value = Some(text.into());
        self
    }

    /// The zone in which moments are told and days begin, for everybody who chose none; UTC unless
    /// given.
    ///
    /// ```
    /// use backoffice::{AdminSite, format::Tz};
    ///
    /// # fn site(db: sea_orm::DatabaseConnection) -> AdminSite {
    /// AdminSite::new(db).time_zone(Tz::Europe__Berlin)
    /// # }
    /// ```
    pub fn time_zone(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self
    }

    /// Where browsers see the panel, such as `https://admin.example.com`: scheme, host, and the port
    /// where it is not the usual one. Without it the panel serves nobody but this machine.
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Where people come from, in place of the panel's own tables, which are then shown to nobody.
    pub fn auth(mut self, backend: impl AuthBackend) -> Self {
        self.backend = Some(Arc::new(backend));
        self.own_people = false;
        self
    }

    /// The people in the panel's own tables, with passwords hashed at another cost or under another
    /// rule.
    pub fn people(mut self, backend: DatabaseBackend) -> Self {
        self.backend = Some(Arc::new(backend));
        self.own_people = true;
        self
    }

    /// A folder whose templates come before those compiled in: `<dir>/<model>/form.html`, then
    /// `<dir>/form.html`.
    pub fn templates_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.templates = Some(folder.into());
        self
    }

    /// Adds sentences in a language, or says the panel's own in other words: `text` is Fluent.
    pub fn texts(mut self, language: impl Into<String>, text: impl Into<String>) -> Self {
        self.texts.push((language.into(), text.into()));
        self
    }

    /// How much of the database the panel may take.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// After how long without a request somebody is logged out; 30 minutes unless given.
    pub fn session_idle(mut self, idle: Duration) -> Self {
        self.sessions.idle = idle;
        self
    }

    /// After how long somebody is logged out in any case; 12 hours unless given.
    pub fn session_absolute(mut self, absolute: Duration) -> Self {
        self.sessions.absolute = absolute;
        self
    }

    /// Whether the panel makes and updates its own tables when it is built, as it does unless told
    /// otherwise. With `false`, put [`auth::Migrator`](crate::auth::Migrator) into your own.
    pub fn migrate(mut self, migrate: bool) -> Self {
        self.migrate = migrate;
        self
    }
}

impl AdminPanel {
    /// The panel as a router, for any place of the host's:
    /// `app.nest_service("/admin", admin.router())`.
    ///
    /// Serve the whole with `app.into_make_service_with_connect_info::<SocketAddr>()`: then wrong tries
    /// to log in are counted by the address they come from, and who guesses locks out nobody else.
    ///
    /// `nest_service` serves `/admin` and `/admin/` alike; with axum's `nest`, `/admin/` stays the
    /// host's and answers 404. At the root it is merged: `app.merge(admin.router())`.
    pub fn router(&self) -> Router {
        web::router(&self.0, Work::Spawned)
    }

    /// The pages of the host's own.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn book(&self) -> &web::Book {
        self.0.book()
    }

    /// The panel without the layer that lets work run to its end, to show in a test what the layer
    /// is for.
    #[cfg(any(test, feature = "testing"))]
    #[doc(hidden)]
    pub fn router_without_spawning(&self) -> Router {
        web::router(&self.0, Work::Dropped)
    }

    /// The panel at this path, for a host that puts its parts together by `merge`:
    /// `app.merge(admin.at("/admin"))` is `app.nest_service("/admin", admin.router())`.
    ///
    /// # Panics
    ///
    /// Where axum's `nest_service` does: for a path that does not begin with a slash or is the root.
    pub fn at(&self, path: &str) -> Router {
        Router::new().nest_service(path, self.router())
    }
}
