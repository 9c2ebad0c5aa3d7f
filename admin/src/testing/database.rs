//! Throw-away databases: one test, one database with a random name, gone when the test ends.

use std::{env, fmt, path::PathBuf, sync::Arc, time::Duration};

use futures_util::FutureExt;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr};

/// Where PostgreSQL is, for tests: a URL whose user may create databases.
const POSTGRES_URL: &str = "BACKOFFICE_TEST_POSTGRES_URL";
/// Where MariaDB or MySQL is, for tests.
const MYSQL_URL: &str = "BACKOFFICE_TEST_MYSQL_URL";
/// Set to `1`, a server without a URL fails the test instead of being left out.
const REQUIRE_ALL: &str = "BACKOFFICE_TEST_REQUIRE_ALL";

/// Small, because many tests run at once and a server has a hundred places.
const POOL: u32 = 6;

/// A database server that tests may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    backend: DbBackend,
    /// Empty for SQLite, which needs no server.
    url: String,
}

impl Server {
    /// SQLite, which is always there.
    #[must_use]
    pub fn sqlite() -> Self {
        Self { backend: DbBackend::Sqlite, url: String::new() }
    }

    /// Every server that is compiled in and configured, SQLite first.
    ///
    /// # Panics
    ///
    /// With `BACKOFFICE_TEST_REQUIRE_ALL=1`, where `BACKOFFICE_TEST_POSTGRES_URL` or
    /// `BACKOFFICE_TEST_MYSQL_URL` is missing: a run that must cover everything fails rather than
    /// quietly covering less.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut servers = Vec::new();
        if cfg!(feature = "sqlite") {
            servers.push(Self::sqlite());
        }
        if cfg!(feature = "postgres") {
            servers.extend(Self::configured(DbBackend::Postgres, POSTGRES_URL));
        }
        if cfg!(feature = "mysql") {
            servers.extend(Self::configured(DbBackend::MySql, MYSQL_URL));
        }
        servers
    }

    fn configured(backend: DbBackend, variable: &str) -> Option<Self> {
        let url = env::var(variable).ok().filter(|url| !url.is_empty());
        let required = env::var(REQUIRE_ALL).is_ok_and(|value| value == "1");
        assert!(
            url.is_some() || !required,
            "{REQUIRE_ALL}=1 asks for every database, but {variable} is not set"
        );
        url.map(|url| Self { backend, url })
    }

    /// Which kind of database it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.backend
    }

    /// A new, empty database.
    ///
    /// # Panics
    ///
    /// Where the server cannot be reached or does not let its user create a database.
    pub async fn create(&self) -> TestDatabase {
        let name = format!("backoffice_test_{}", uuid::Uuid::new_v4().simple());
        let database = self.place(&name).await;
        let connection = connect(&database.url)
            .await
            .unwrap_or_else(|error| panic!("the new database {name} cannot be opened: {error}"));
        TestDatabase { connection, ..database }
    }

    async fn place(&self, name: &str) -> TestDatabase {
        let file = (self.backend == DbBackend::Sqlite).then(|| Arc::new(SqliteFile::new(name)));
        let url = match &file {
            Some(file) => format!("sqlite://{}?mode=rwc", file.0.display()),
            None => {
                self.run(&format!("CREATE DATABASE {name}")).await;
                with_database(&self.url, name)
            }
        };
        let (server, name) = (self.clone(), name.to_owned());
        TestDatabase { server, name, url, connection: DatabaseConnection::default(), _file: file }
    }

    async fn remove(&self, name: &str) {
        match self.backend {
            // The test may have left connections behind; they must not keep the database alive.
            DbBackend::Postgres => {
                self.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            }
            DbBackend::MySql => self.run(&format!("DROP DATABASE IF EXISTS {name}")).await,
            _ => {}
        }
    }

    async fn run(&self, sql: &str) {
        let connection = connect(&self.url)
            .await
            .unwrap_or_else(|error| panic!("{self} cannot be reached at {}: {error}", self.url));
        let outcome = connection.execute_unprepared(sql).await;
        outcome.unwrap_or_else(|error| panic!("{self} refused `{sql}`: {error}"));
        let _ = connection.close().await;
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.backend {
            DbBackend::Postgres => "PostgreSQL",
            DbBackend::MySql => "MariaDB",
            _ => "SQLite",
        })
    }
}

/// An empty database of its own for one test.
///
/// ```
/// use backoffice::testing::TestDatabase;
/// use sea_orm::ConnectionTrait;
///
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// // On SQLite, and on PostgreSQL and MariaDB where they are configured.
/// TestDatabase::each(async |database| {
///     let db = database.connection();
///     db.execute_unprepared("CREATE TABLE note (id INTEGER PRIMARY KEY)").await.unwrap();
/// })
/// .await;
/// # });
/// ```
#[derive(Clone)]
pub struct TestDatabase {
    server: Server,
    name: String,
    url: String,
    connection: DatabaseConnection,
    _file: Option<Arc<SqliteFile>>,
}

impl TestDatabase {
    /// Runs `claim` once on every configured server, each time in a new database that is dropped
    /// afterwards, also where the claim fails.
    ///
    /// # Panics
    ///
    /// Where the claim panics, after the name of the server has been printed; and where
    /// [`Server::all`] or [`Server::create`] does.
    pub async fn each(claim: impl AsyncFn(Self)) {
        for server in Server::all() {
            Self::once(&server, &claim).await;
        }
    }

    async fn once(server: &Server, claim: &impl AsyncFn(Self)) {
        let database = server.create().await;
        let outcome = std::panic::AssertUnwindSafe(claim(database.clone())).catch_unwind().await;
        database.drop_now().await;
        if let Err(panic) = outcome {
            eprintln!("failed on {server}");
            std::panic::resume_unwind(panic);
        }
    }

    /// A new database in a temporary SQLite file, for tests that are not about databases. The file
    /// goes with the last clone.
    pub async fn sqlite() -> Self {
        Server::sqlite().create().await
    }

    /// The pool of connections to it.
    #[must_use]
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A second pool, as a second instance of the service would have.
    ///
    /// # Panics
    ///
    /// Where the database has gone away.
    pub async fn connect(&self) -> DatabaseConnection {
        connect(&self.url).await.expect("the test's own database can be reached")
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Which kind of database it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.server.backend
    }

    /// Closes the pool and drops the database. [`each`](Self::each) does it by itself.
    pub async fn drop_now(self) {
        let _ = self.connection.close_by_ref().await;
        self.server.remove(&self.name).await;
    }
}

impl fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestDatabase").field("url", &self.url).finish_non_exhaustive()
    }
}

/// A file that is removed, with its side files, when nobody holds it any more.
struct SqliteFile(PathBuf);

impl SqliteFile {
    fn new(name: &str) -> Self {
        Self(env::temp_dir().join(format!("{name}.sqlite")))
    }
}

impl Drop for SqliteFile {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            let _ = std::fs::remove_file(path);
        }
    }
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(POOL).sqlx_logging(false).acquire_timeout(Duration::from_secs(30));
    #[cfg(feature = "sqlite")]
    options.map_sqlx_sqlite_opts(|sqlite| {
        // As a service would run it, except that a test outlives no power cut.
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "OFF")
            .busy_timeout(Duration::from_secs(30))
    });
    Database::connect(options).await
}

/// The same URL with another database.
fn with_database(url: &str, name: &str) -> String {
    let (server, query) = url.split_once('?').map_or((url, ""), |(server, query)| (server, query));
    let authority = server.find("://").map_or(0, |at| at + 3);
    let end = server[authority..].find('/').map_or(server.len(), |at| authority + at);
    let base = format!("{}/{name}", &server[..end]);
    if query.is_empty() { base } else { format!("{base}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_of_a_url_is_replaced_and_nothing_else() {
        let cases = [
            ("postgres://u:p@h:1/postgres", "postgres://u:p@h:1/x"),
            ("postgres://h", "postgres://h/x"),
            ("mysql://root@h/mysql?ssl-mode=disabled", "mysql://root@h/x?ssl-mode=disabled"),
        ];
        for (url, expected) in cases {
            assert_eq!(with_database(url, "x"), expected);
        }
    }
}
