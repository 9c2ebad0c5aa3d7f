//! A panel over a database of its own, mounted as a host would mount it.

use std::{
    fmt, mem,
    sync::{Arc, Mutex, PoisonError},
};

use axum::Router;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, Schema};

use super::{
    Browser, Person, TestDatabase,
    person::{self, PASSWORD},
};
use crate::{AdminPanel, AdminSite};

type Configure = dyn Fn(AdminSite) -> AdminSite + Send + Sync;
type MakeTable = fn(DbBackend) -> sea_orm::sea_query::TableCreateStatement;

/// What a test's panel is made of; [`each`](Self::each) makes one for every database.
#[derive(Clone)]
#[must_use = "nothing is built before `each`, `sqlite` or `on`"]
pub struct TestSiteBuilder {
    configure: Arc<Configure>,
    tables: Vec<MakeTable>,
    people: Vec<Person>,
    mount: String,
    origin: Option<String>,
}

impl TestSiteBuilder {
    /// Makes the table of an entity.
    pub fn table<E: EntityTrait>(mut self) -> Self {
        self.tables.push(|backend| Schema::new(backend).create_table_from_entity(E::default()));
        self
    }

    /// Makes somebody who can log in.
    pub fn person(mut self, person: Person) -> Self {
        self.people.push(person);
        self
    }

    /// Mounts the panel here; at `/admin` unless told otherwise, at the root for an empty text.
    pub fn mount(mut self, path: impl Into<String>) -> Self {
        self.mount = path.into();
        self
    }

    /// Serves the panel from this origin; from `http://localhost` unless told otherwise.
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Runs `claim` once on every configured server, each time with a new panel.
    ///
    /// # Panics
    ///
    /// Where the claim does, or the panel cannot be built.
    pub async fn each(self, claim: impl AsyncFn(TestSite)) {
        TestDatabase::each(async |database| claim(self.clone().on(database).await).await).await;
    }

    /// The panel over a temporary SQLite file, for claims that are not about databases.
    ///
    /// # Panics
    ///
    /// Where the panel cannot be built.
    pub async fn sqlite(self) -> TestSite {
        self.on(TestDatabase::sqlite().await).await
    }

    /// The panel over a database that the test has made.
    ///
    /// # Panics
    ///
    /// Where the panel cannot be built.
    pub async fn on(self, database: TestDatabase) -> TestSite {
        for table in &self.tables {
            let connection = database.connection();
            let made = connection.execute(&table(connection.get_database_backend())).await;
            made.expect("the table of an entity can be made");
        }
        let statements = Statements::default();
        let mut connection = database.connect().await;
        statements.listen_to(&mut connection);
        let panel = self.build(connection).await;
        for person in &self.people {
            person.create(database.connection()).await;
        }
        let Self { mount, origin, .. } = self;
        let origin = origin.unwrap_or_else(|| "http://localhost".to_owned());
        TestSite { database, panel, mount, origin, statements }
    }

    async fn build(&self, connection: DatabaseConnection) -> AdminPanel {
        let people = person::backend(&connection);
        let site = AdminSite::new(connection).people(people);
        let site = match &self.origin {
            Some(origin) => site.origin(origin),
            None => site,
        };
        (self.configure)(site).build().await.unwrap_or_else(|error| panic!("{error}"))
    }
}

impl fmt::Debug for TestSiteBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestSiteBuilder").field("mount", &self.mount).finish_non_exhaustive()
    }
}

/// A panel over a database of its own. See the [module](super) for an example.
#[derive(Clone, Debug)]
pub struct TestSite {
    database: TestDatabase,
    panel: AdminPanel,
    pub(super) mount: String,
    pub(super) origin: String,
    pub(super) statements: Statements,
}

impl TestSite {
    /// A panel with what `configure` registers and sets.
    pub fn of(
        configure: impl Fn(AdminSite) -> AdminSite + Send + Sync + 'static,
    ) -> TestSiteBuilder {
        TestSiteBuilder {
            configure: Arc::new(configure),
            tables: Vec::new(),
            people: Vec::new(),
            mount: "/admin".to_owned(),
            origin: None,
        }
    }

    /// A connection to the database beside that of the panel: its statements are not counted.
    #[must_use]
    pub fn db(&self) -> &DatabaseConnection {
        self.database.connection()
    }

    /// The database itself.
    #[must_use]
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// The panel.
    #[must_use]
    pub fn panel(&self) -> &AdminPanel {
        &self.panel
    }

    /// Where the panel is mounted.
    #[must_use]
    pub fn mount(&self) -> &str {
        &self.mount
    }

    /// The host's router with the panel in it.
    pub fn router(&self) -> Router {
        match self.mount.as_str() {
            "" => Router::new().merge(self.panel.router()),
            mount => Router::new().nest(mount, self.panel.router()),
        }
    }

    /// The browser of somebody who has not been here before.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.clone())
    }

    /// The browser of a person of the test, who has logged in as a person does: through the form.
    ///
    /// # Panics
    ///
    /// Where that person is not let in.
    pub async fn login(&self, name: &str) -> Browser {
        let browser = self.browser();
        let page = browser.try_login(name, PASSWORD).await;
        assert_eq!(page.status(), 303, "`{name}` was not let in: {}", page.text());
        // As a browser does; and forms are sent with the token of the page before.
        browser.follow(&page).await;
        browser
    }
}

/// What the panel has said to its database.
#[derive(Clone, Debug, Default)]
pub(super) struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    /// Must come before the connection is cloned.
    fn listen_to(&self, connection: &mut DatabaseConnection) {
        let heard = Arc::clone(&self.0);
        connection.set_metric_callback(move |info| {
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.push(info.statement.sql.clone());
        });
    }

    /// What was said since the last time.
    pub(super) fn take(&self) -> Vec<String> {
        mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
