//! The host's database, with the panel's share of it and the panel's limits.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection,
    sea_query::{Func, Query},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Error, ErrorKind, Result};

/// How much the panel may take.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// How many of the pool's connections the panel uses at once; half the pool unless given.
    pub connections: Option<usize>,
    /// How long a request waits for one of them before it is answered "busy".
    pub wait: Duration,
    /// How long the database may count rows before the pager, or the choices of filters, do without.
    pub count_time: Duration,
    /// Up to how many rows are counted exactly.
    pub count_rows: u64,
    /// How long the database may add up the totals of a list before it is shown without. SQLite has
    /// no such limit.
    pub summary_time: Duration,
    /// How long a statement may run. SQLite has no such limit; on MariaDB it holds for reads and
    /// for taking a row's lock, on MySQL the server's own limits do.
    pub statement_time: Duration,
    /// How long a statement may wait for somebody else's lock. On SQLite the pool's `busy_timeout`
    /// says so instead; MariaDB and MySQL as above.
    pub lock_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: None,
            wait: Duration::from_secs(3),
            count_time: Duration::from_millis(500),
            count_rows: 10_000,
            summary_time: Duration::from_secs(2),
            statement_time: Duration::from_secs(10),
            lock_time: Duration::from_secs(3),
        }
    }
}

/// The connection pool that the panel shares with the service it is mounted in.
///
/// The API next door comes first: the panel asks for a place in its own, smaller queue before it
/// asks the pool for a connection.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
    flavour: Flavour,
    places: Arc<Semaphore>,
    limits: Arc<Limits>,
}

/// What a backend is more exactly, where that changes a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    MariaDb,
    Standard,
}

impl Database {
    /// The panel's view of `connection`.
    ///
    /// # Errors
    ///
    /// When the database cannot be asked what it is.
    pub async fn open(connection: DatabaseConnection, limits: Limits) -> Result<Self> {
        let places = limits.connections.unwrap_or_else(|| pool_size(&connection) / 2).max(1);
        Ok(Self {
            flavour: flavour(&connection).await?,
            connection,
            places: Arc::new(Semaphore::new(places)),
            limits: Arc::new(limits),
        })
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> DatabaseBackend {
        self.connection.get_database_backend()
    }

    pub(crate) fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// The limits in force.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The host's pool, for the panel's own tables: those are read and written without a place in
    /// the queue, so that nobody is locked out of logging in by a slow list.
    #[must_use]
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A place in the panel's queue; held while a statement runs.
    pub(crate) async fn place(&self) -> Result<OwnedSemaphorePermit> {
        let place = Arc::clone(&self.places).acquire_owned();
        match tokio::time::timeout(self.limits.wait, place).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(Error::new(
                ErrorKind::Busy,
                "all of the panel's database connections are in use",
            )),
        }
    }
}

/// SeaORM speaks to MariaDB and MySQL alike; only the one knows `SET STATEMENT`.
async fn flavour(connection: &DatabaseConnection) -> Result<Flavour> {
    let backend = connection.get_database_backend();
    if backend != DatabaseBackend::MySql {
        return Ok(Flavour::Standard);
    }
    let version = Query::select().expr(Func::cust("version")).to_owned();
    let row = connection.query_one(&version).await?;
    let version: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?;
    let is_maria = version.is_some_and(|version| version.contains("MariaDB"));
    Ok(if is_maria { Flavour::MariaDb } else { Flavour::Standard })
}

/// Whether both speak through one pool. Copies of a connection share the options of their pool; two
/// pools have options of their own, even for the same database.
pub(crate) fn same_pool(one: &DatabaseConnection, other: &DatabaseConnection) -> bool {
    macro_rules! options {
        ($pool:ident) => {
            Arc::ptr_eq(&one.$pool().connect_options(), &other.$pool().connect_options())
        };
    }
    match (one.get_database_backend(), other.get_database_backend()) {
        #[cfg(feature = "postgres")]
        (DatabaseBackend::Postgres, DatabaseBackend::Postgres) => {
            options!(get_postgres_connection_pool)
        }
        #[cfg(feature = "mysql")]
        (DatabaseBackend::MySql, DatabaseBackend::MySql) => options!(get_mysql_connection_pool),
        #[cfg(feature = "sqlite")]
        (DatabaseBackend::Sqlite, DatabaseBackend::Sqlite) => options!(get_sqlite_connection_pool),
        _ => false,
    }
}

/// The most connections the pool opens; one where that cannot be told.
fn pool_size(connection: &DatabaseConnection) -> usize {
    let size = match connection.get_database_backend() {
        #[cfg(feature = "postgres")]
        DatabaseBackend::Postgres => {
            connection.get_postgres_connection_pool().options().get_max_connections()
        }
        #[cfg(feature = "mysql")]
        DatabaseBackend::MySql => {
            connection.get_mysql_connection_pool().options().get_max_connections()
        }
        #[cfg(feature = "sqlite")]
        DatabaseBackend::Sqlite => {
            connection.get_sqlite_connection_pool().options().get_max_connections()
        }
        #[allow(unreachable_patterns, reason = "reached where a database's feature is off")]
        _ => 1,
    };
    usize::try_from(size).unwrap_or(1)
}
