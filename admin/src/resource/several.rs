//! Several rows by their keys, in one statement however many they are.

use std::sync::Arc;

use sea_orm::{Condition, DatabaseBackend, Value};

use super::{
    Cell, Content, Key, Op, Path, Predicate, Resource, Row, RowQuery, Seek, Source, Unit, fetch,
    read::Reader,
};
use crate::{Permission, Result, field::Field};

impl Source<'_> {
    /// Those of the rows with these keys that are in scope, by key; with the same statements as
    /// [`rows`](Self::rows).
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn rows_of(&self, keys: &[Key], columns: &[Content]) -> Result<Vec<Row>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let query = RowQuery {
            columns: columns.to_vec(),
            predicate: among(self.resource(), keys),
            order: Vec::new(),
            limit: keys.len() as u64,
            offset: 0,
            seek: Seek::default(),
        };
        self.rows(&query).await
    }

    /// The same with what stands in these fields. The cells stand in the order of the entity; those
    /// of other fields are [`Unreadable`](Cell::Unreadable).
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn find_all(&self, keys: &[Key], fields: &[Arc<Field>]) -> Result<Vec<Row>> {
        let columns: Vec<Content> = fields.iter().cloned().map(Content::own).collect();
        let rows = self.rows_of(keys, &columns).await?;
        let places: Vec<Option<usize>> = fields.iter().map(|field| Some(field.index)).collect();
        Ok(rows.into_iter().map(|row| row.spread(self.resource(), &places)).collect())
    }
}

impl Unit<'_> {
    /// Reads these rows whole, in the order of the entity, and keeps others from writing them until
    /// the end of the unit; those that are not there or not in scope are left out.
    ///
    /// # Errors
    ///
    /// When the database fails, or somebody else holds one of the rows for too long.
    pub async fn lock_all(&self, keys: &[Key]) -> Result<Vec<Row>> {
        self.lock_where(keys, Condition::all()).await
    }

    /// The same for those that this person may use in this way.
    ///
    /// # Errors
    ///
    /// When the database fails, or somebody else holds one of the rows for too long.
    pub async fn lock_all_to(&self, permission: Permission, keys: &[Key]) -> Result<Vec<Row>> {
        let source = self.source();
        let permits = source.resource().adapter.permits(source.actor(), permission);
        self.lock_where(keys, permits).await
    }

    async fn lock_where(&self, keys: &[Key], permits: Condition) -> Result<Vec<Row>> {
        let (resource, statements) = (self.source().resource(), self.source().statements());
        let mut select = statements.rows_of(resource, keys);
        select.cond_where(permits);
        // SQLite locked the whole database when the transaction began.
        if self.source().backend() != DatabaseBackend::Sqlite {
            select.lock_exclusive();
        }
        let reader = Reader::within(self.source().database(), self.transaction());
        let columns: Vec<Content> = resource.fields.iter().cloned().map(Content::own).collect();
        fetch::bare_rows(&reader, &statements, resource, select, &columns).await
    }
}

impl Row {
    /// The same row with its cells in the order of the entity: each at the place of its field, if it
    /// has one. What was not read is [`Unreadable`](Cell::Unreadable), so it is never written back.
    #[must_use]
    pub fn spread(mut self, resource: &Resource, places: &[Option<usize>]) -> Self {
        let mut cells = vec![Cell::Unreadable; resource.fields.len()];
        for (cell, place) in std::mem::take(&mut self.cells).into_iter().zip(places) {
            if let Some(place) = place {
                cells[*place] = cell;
            }
        }
        Self { cells, ..self }
    }
}

pub(super) fn among(resource: &Resource, keys: &[Key]) -> Predicate {
    let path = |index: usize| Path::own(resource.fields[index].clone());
    let key = &resource.shape.primary_key;
    if let [index] = key[..] {
        let values = keys.iter().map(|key| key.values()[0].clone());
        return Predicate::OneOf(path(index), values.collect());
    }
    let one = |values: &Key| {
        let parts = key.iter().zip(values.values());
        let equal = |(&index, value): (&usize, &Value)| {
            Predicate::Compare(path(index), Op::Eq, value.clone())
        };
        Predicate::All(parts.map(equal).collect())
    };
    Predicate::Any(keys.iter().map(one).collect())
}
