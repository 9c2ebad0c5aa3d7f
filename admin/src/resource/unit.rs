//! A unit of work: one transaction, opened through the gate.

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, Value,
};
use tokio::sync::OwnedSemaphorePermit;

use super::{Cell, Database, Key, Row, Source, WriteError, db_error};
use crate::{Permission, Result};

/// One transaction on one model under one person's name. Dropped without [`commit`](Self::commit),
/// it leaves nothing behind.
#[derive(Debug)]
pub struct Unit<'a> {
    source: Source<'a>,
    transaction: DatabaseTransaction,
    _place: OwnedSemaphorePermit,
}

impl<'a> Unit<'a> {
    pub(super) async fn begin(source: Source<'a>) -> Result<Self> {
        let place = source.database().place().await?;
        let transaction = begin(source.database()).await?;
        Ok(Self { source, transaction, _place: place })
    }

    /// The transaction, for what belongs to the same unit: history, once-token.
    #[must_use]
    pub fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// The model and the person.
    #[must_use]
    pub fn source(&self) -> &Source<'a> {
        &self.source
    }

    /// Reads a row whole, in the order of the entity, and keeps others from writing it until the
    /// end of the unit; `None` when it is not there or not in scope.
    ///
    /// # Errors
    ///
    /// When the database fails, or somebody else holds the row for too long.
    pub async fn lock(&self, key: &Key) -> Result<Option<Row>> {
        Ok(self.lock_all(std::slice::from_ref(key)).await?.pop())
    }

    /// The same for somebody who is about to use the row in this way.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](crate::ErrorKind::Forbidden) when it is there and they may not; when the
    /// database fails, or somebody else holds the row for too long.
    pub async fn lock_to(&self, permission: Permission, key: &Key) -> Result<Option<Row>> {
        let locked = self.lock_all_to(permission, std::slice::from_ref(key)).await?.pop();
        if locked.is_none() && self.lock(key).await?.is_some() {
            return Err(self.source.forbidden(permission));
        }
        Ok(locked)
    }

    /// Inserts a row with these values, each by the place of its column, through the entity's own
    /// `ActiveModel` and its hooks.
    ///
    /// # Errors
    ///
    /// What the database refused, by field.
    pub async fn insert(&self, values: Vec<(usize, Value)>) -> Result<Key, WriteError> {
        let written = self.source.resource().adapter.insert(&self.transaction, values).await;
        written.map(Key::new).map_err(|error| self.refusal(error))
    }

    /// Writes these values into a locked row, through the entity's own `ActiveModel` and its hooks.
    /// With no values nothing is sent.
    ///
    /// # Errors
    ///
    /// What the database refused, by field.
    pub async fn update(&self, row: &Row, values: Vec<(usize, Value)>) -> Result<(), WriteError> {
        if values.is_empty() {
            return Ok(());
        }
        let (key, whole) = (row.key.values().to_vec(), is_whole(row));
        let adapter = &self.source.resource().adapter;
        let written = adapter.update(&self.transaction, key, values, whole).await;
        written.map_err(|error| self.refusal(error))
    }

    /// Deletes a locked row, through the entity's own `ActiveModel` and its hooks.
    ///
    /// # Errors
    ///
    /// What the database refused: rows that point at this one.
    pub async fn delete(&self, row: &Row) -> Result<(), WriteError> {
        let (key, whole) = (row.key.values().to_vec(), is_whole(row));
        let written = self.source.resource().adapter.delete(&self.transaction, key, whole).await;
        written.map_err(|error| self.refusal(error))
    }

    /// Makes everything of the unit true at once.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await.map_err(db_error::error)
    }

    fn refusal(&self, error: sea_orm::DbErr) -> WriteError {
        WriteError::of(error, self.source.resource())
    }
}

/// Whether the entity's model can be read from the row.
fn is_whole(row: &Row) -> bool {
    !row.cells.contains(&Cell::Unreadable)
}

/// SQLite takes its one write lock at once: two units that read first and write later would
/// otherwise fail each other without waiting. PostgreSQL is told how long to wait and to run.
async fn begin(database: &Database) -> Result<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let begun = database.connection().begin_with_options(options).await;
    let transaction = begun.map_err(db_error::error)?;
    if database.backend() == DatabaseBackend::Postgres {
        let limits = database.limits();
        let (statement, lock) = (limits.statement_time.as_millis(), limits.lock_time.as_millis());
        let set = format!(
            "SET LOCAL statement_timeout = {statement}; SET LOCAL lock_timeout = {lock}; \
             SET LOCAL idle_in_transaction_session_timeout = '15s'"
        );
        transaction.execute_unprepared(&set).await.map_err(db_error::error)?;
    }
    Ok(transaction)
}
