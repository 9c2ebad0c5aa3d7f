//! What else a delete takes: the rows that point at a row, and those that point at them.
//!
//! The database itself carries a cascade out; here it is only foreseen, so that a person can agree to
//! it, and so that no row goes that this person may not delete or may not even see. It is read
//! without scope, for the rows out of scope are the ones that must not go; but only rows in scope
//! are named.

mod edge;
mod pointing;
mod walk;

use std::sync::Arc;

use super::{Key, Resource, Row, Source, Unit, read::Reader};
use crate::{Error, ErrorKind, Result};

/// What happens to other rows when a row is deleted.
#[derive(Clone, Debug, Default)]
pub struct Cascade {
    /// The rows that go, the row itself first and each before those that go with it.
    pub goes: Vec<Dependent>,
    /// The rows that stay and lose what they pointed with.
    pub emptied: Vec<Dependent>,
    /// The rows that keep it from being deleted.
    pub protected: Vec<Dependent>,
    /// Whether there are more rows behind these than were followed.
    pub unfinished: bool,
}

/// A row that points, over some steps, at the one to be deleted.
#[derive(Clone, Debug)]
pub struct Dependent {
    /// Its model; `None` for a table that is not registered.
    pub resource: Option<Arc<Resource>>,
    /// Its table.
    pub table: String,
    /// Which row; `None` where its table is not registered.
    pub key: Option<Key>,
    /// How it is called; `None` when it may not be seen.
    pub label: Option<String>,
    /// The place in [`goes`](Cascade::goes) of the row it points at.
    pub parent: Option<usize>,
    /// Whether it is out of this person's scope, or of a model they may not view.
    pub hidden: bool,
}

impl Cascade {
    /// Whether rows would go or change that this person cannot see.
    #[must_use]
    pub fn touches_hidden(&self) -> bool {
        let registered = |row: &&Dependent| row.resource.is_some();
        self.goes.iter().chain(&self.emptied).filter(registered).any(|row| row.hidden)
    }
}

impl Source<'_> {
    /// What deleting this row would do; `row` holds every field, in the order of the entity.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn cascade(&self, row: &Row) -> Result<Cascade> {
        let reader = self.reader().await?;
        let cascade = walk::foresee(&reader, self.statements(), &registered(self)?, row).await?;
        reader.close();
        Ok(cascade)
    }
}

impl Unit<'_> {
    /// The same, as it is while this unit holds the row.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn cascade(&self, row: &Row) -> Result<Cascade> {
        let source = self.source();
        let reader = Reader::within(source.database(), self.transaction());
        walk::foresee(&reader, source.statements(), &registered(source)?, row).await
    }
}

/// The model as the person sees it: that says what they call the row.
fn registered(source: &Source<'_>) -> Result<Arc<Resource>> {
    let slug = &source.resource().slug;
    let resource = source
        .registry()
        .get(slug)
        .ok_or_else(|| Error::new(ErrorKind::Internal, format!("`{slug}` is not registered")))?;
    source.registry().seen_by(source.actor(), resource)
}
