//! Running reads: in a place of the panel's queue, under a time limit that the database keeps.
//!
//! The limit must not be kept here: dropping a database future part-way can lose somebody else's
//! write (a cancelled `BEGIN` leaves its connection inside a transaction).

use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, QueryResult, Statement,
    TransactionTrait, sea_query::SelectStatement,
};
use tokio::sync::OwnedSemaphorePermit;

use super::{
    Database,
    database::Flavour,
    db_error::{self, Fault},
};
use crate::{ErrorKind, Result};

/// A connection to read with, for a few statements that belong together.
pub(super) struct Reader<'a> {
    database: &'a Database,
    limit: Duration,
    connection: Connection<'a>,
    place: Option<OwnedSemaphorePermit>,
}

enum Connection<'a> {
    Pool,
    /// PostgreSQL keeps a limit for the length of a transaction, so there is one to keep it.
    Limited(DatabaseTransaction),
    /// Somebody's unit of work, with its own limits and its own place in the queue.
    Unit(&'a DatabaseTransaction),
}

impl<'a> Reader<'a> {
    /// Waits for a place; each statement may then take as long as `limit`.
    pub(super) async fn open(database: &'a Database, limit: Duration) -> Result<Self> {
        let place = database.place().await?;
        let connection = match database.backend() {
            DatabaseBackend::Postgres => {
                Connection::Limited(limited(database, limit).await.map_err(db_error::error)?)
            }
            _ => Connection::Pool,
        };
        Ok(Self { database, limit, connection, place: Some(place) })
    }

    /// Reads inside a unit of work.
    pub(super) fn within(database: &'a Database, transaction: &'a DatabaseTransaction) -> Self {
        let limit = database.limits().statement_time;
        Self { database, limit, connection: Connection::Unit(transaction), place: None }
    }

    pub(super) async fn all(&self, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        self.try_all(select).await.map_err(db_error::error)
    }

    pub(super) async fn try_all(
        &self,
        select: &SelectStatement,
    ) -> Result<Vec<QueryResult>, DbErr> {
        let statement = self.database.backend().build(select);
        let statement = limit(self.database, statement, self.limit);
        match &self.connection {
            Connection::Pool => self.database.connection().query_all_raw(statement).await,
            Connection::Limited(transaction) => transaction.query_all_raw(statement).await,
            Connection::Unit(transaction) => transaction.query_all_raw(statement).await,
        }
    }

    /// Gives the connection back. Nobody waits for the end of a read: it is told to the database
    /// while the page is made, and the place in the queue is free when that is done. After an error,
    /// dropping ends it, by a rollback.
    pub(super) fn close(self) {
        let Self { connection, place, .. } = self;
        if let Connection::Limited(transaction) = connection {
            tokio::spawn(async move {
                if let Err(error) = transaction.commit().await {
                    tracing::warn!(%error, "a read could not be ended");
                }
                drop(place);
            });
        }
    }
}

/// The answer to one statement; `None` where it took longer than `limit`, or there was no place for it.
/// What is told beside rows may be missing: a page without a number is better than no page.
pub(super) async fn in_time(
    database: &Database,
    limit: Duration,
    select: &SelectStatement,
) -> Result<Option<Vec<QueryResult>>> {
    let reader = match Reader::open(database, limit).await {
        Err(error) if error.kind() == ErrorKind::Busy => return Ok(None),
        reader => reader?,
    };
    match reader.try_all(select).await {
        Ok(found) => {
            reader.close();
            Ok(Some(found))
        }
        Err(error) if db_error::fault(&error) == Fault::Busy => Ok(None),
        Err(error) => Err(db_error::error(error)),
    }
}

async fn limited(database: &Database, limit: Duration) -> Result<DatabaseTransaction, DbErr> {
    let transaction = database.connection().begin().await?;
    let millis = limit.as_millis();
    transaction.execute_unprepared(&format!("SET LOCAL statement_timeout = {millis}")).await?;
    Ok(transaction)
}

/// MariaDB takes limits as a prefix of the statement itself; SQLite has none to give.
fn limit(database: &Database, mut statement: Statement, limit: Duration) -> Statement {
    if database.flavour() == Flavour::MariaDb {
        let lock = database.limits().lock_time.as_secs().max(1);
        let seconds = limit.as_secs_f64();
        statement.sql = format!(
            "SET STATEMENT max_statement_time={seconds:.3}, innodb_lock_wait_timeout={lock} FOR {}",
            statement.sql
        );
    }
    statement
}
