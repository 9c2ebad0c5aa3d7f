//! Reading the history.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{Entry, entity, record::key_hash};
use crate::Result;

/// Entries of an object's history that are read at once.
pub const PAGE: u64 = 25;

/// A part of the history of a row, the newest entry first.
#[derive(Clone, Debug)]
pub struct Entries {
    /// The entries.
    pub entries: Vec<Entry>,
    /// What [`of_object`] takes for the next, older part; `None` where there is none.
    pub older: Option<i64>,
}

/// The history of one row: the newest [`PAGE`] entries, or those before the one that
/// [`Entries::older`] named.
///
/// # Errors
///
/// Where the database refuses.
pub async fn of_object<C: ConnectionTrait>(
    db: &C,
    model: &str,
    key: &str,
    before: Option<i64>,
) -> Result<Entries> {
    let mut select = entity::Entity::find()
        .filter(entity::Column::Model.eq(model))
        .filter(entity::Column::KeyHash.eq(key_hash(key)));
    if let Some(before) = before {
        select = select.filter(entity::Column::Id.lt(before));
    }
    // One more than is shown tells whether there is another part.
    let mut rows = newest(db, select, PAGE + 1).await?;
    let more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    let older = rows.last().filter(|_| more).map(|row| row.id);
    Ok(Entries { entries: readable(rows), older })
}

/// The last `limit` things that one person did, the newest first.
///
/// # Errors
///
/// Where the database refuses.
pub async fn recent<C: ConnectionTrait>(db: &C, actor: &str, limit: u64) -> Result<Vec<Entry>> {
    let select = entity::Entity::find().filter(entity::Column::Actor.eq(actor));
    Ok(readable(newest(db, select, limit).await?))
}

async fn newest<C: ConnectionTrait>(
    db: &C,
    select: Select<entity::Entity>,
    limit: u64,
) -> Result<Vec<entity::Model>> {
    Ok(select.order_by_desc(entity::Column::Id).limit(limit).all(db).await?)
}

/// One entry that somebody spoiled by hand must not hide the others.
fn readable(rows: Vec<entity::Model>) -> Vec<Entry> {
    let entries = rows.into_iter().map(Entry::try_from);
    entries
        .filter_map(|entry| {
            entry.inspect_err(|error| tracing::error!(%error, "an entry is left out")).ok()
        })
        .collect()
}
