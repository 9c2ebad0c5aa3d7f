//! Writing the history: in the transaction of what it tells, and only ever more of it.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use sha2::{Digest as _, Sha256};

use super::{Entry, entity};
use crate::{Error, ErrorKind, Result};

/// Entries a statement; each has a dozen values, and SQLite takes some 32,000 of them.
const AT_ONCE: usize = 500;

/// Writes `entries`, in a few statements however many there are. Give it the transaction in which
/// the rows themselves are written, so that there is neither a change without an entry nor an entry
/// without a change.
///
/// ```
/// use backoffice::{Actor, history::{Action, Entry, record}};
///
/// # async fn example(tx: &sea_orm::DatabaseTransaction, ana: &Actor) -> backoffice::Result<()> {
/// let entry = Entry::new(ana, Action::Delete, "job_posting", "42", "Rust engineer");
/// record(tx, &[entry]).await
/// # }
/// ```
///
/// # Errors
///
/// Where the database refuses; the transaction must then be rolled back.
pub async fn record<C: ConnectionTrait>(tx: &C, entries: &[Entry]) -> Result<()> {
    for entries in entries.chunks(AT_ONCE) {
        let rows = entries.iter().map(row).collect::<Result<Vec<_>>>()?;
        entity::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(entry: &Entry) -> Result<entity::ActiveModel> {
    let changes = serde_json::to_string(&entry.changes).map_err(|error| {
        Error::new(ErrorKind::Internal, "changes cannot be written down").with_source(error)
    })?;
    Ok(entity::ActiveModel {
        at: Set(entry.at),
        actor: Set(entry.actor.clone()),
        actor_name: Set(entry.actor_name.clone()),
        model: Set(entry.model.clone()),
        object_key: Set(entry.key.clone()),
        key_hash: Set(key_hash(&entry.key)),
        object_label: Set(entry.label.clone()),
        action: Set(entry.action.as_str().to_owned()),
        changes: Set(changes),
        reason: Set(entry.reason.clone()),
        request_id: Set(entry.request_id.clone()),
        ..Default::default()
    })
}

/// A key may be of any length, an index may not.
pub(super) fn key_hash(key: &str) -> String {
    hex::encode(Sha256::digest(key))
}
