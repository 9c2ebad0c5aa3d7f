//! What the panel's own tables need no longer is deleted now and then, by whoever logs in next.
//!
//! Not by a task in the background: a runtime that shuts down would drop it in the middle of a
//! statement, and a host would not know of it. A login runs to its end, and waits for it anyway.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter,
    QuerySelect,
};
use tower_sessions::ExpiredDeletion;

use super::{once, store::DatabaseStore, throttle::Throttle};

/// How long one panel leaves its tables alone.
const EVERY: Duration = Duration::from_hours(1);
/// How many rows one statement deletes: few enough that nobody waits for its locks.
const BATCH: usize = 1_000;
/// How many such statements a table gets at once; what is left over waits for the next time.
const ROUNDS: usize = 10;

/// The sweep of one panel, and when it was last made.
#[derive(Debug)]
pub(crate) struct Sweep {
    db: DatabaseConnection,
    sessions: DatabaseStore,
    throttle: Throttle,
    last: Mutex<Option<Instant>>,
}

impl Sweep {
    /// A sweep that is due.
    pub(crate) fn new(db: DatabaseConnection, sessions: DatabaseStore) -> Self {
        let throttle = Throttle::new(db.clone());
        Self { db, sessions, throttle, last: Mutex::new(None) }
    }

    /// Deletes what is old, unless that was done within the hour. A fault is for the log: who logs in
    /// has no part in it.
    pub(crate) async fn run_if_due(&self) {
        if !self.is_due(Instant::now()) {
            return;
        }
        // Each on its own, so that a fault of one table does not let the others grow.
        let outcomes = [
            ("forms", once::forget_old(&self.db).await.err().map(|error| error.to_string())),
            ("tries", self.throttle.delete_expired().await.err().map(|error| error.to_string())),
            ("sessions", self.sessions.delete_expired().await.err().map(|error| error.to_string())),
        ];
        for (what, error) in outcomes {
            if let Some(error) = error {
                tracing::warn!(what, error, "old rows of the panel could not be deleted");
            }
        }
    }

    /// Whether it is time; who is told so is the only one who is.
    fn is_due(&self, now: Instant) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|last| now.saturating_duration_since(last) >= EVERY);
        if due {
            *last = Some(now);
        }
        due
    }
}

/// Deletes rows that are `dead`, at most [`ROUNDS`] times [`BATCH`]; returns how many.
///
/// Their keys are read first, because no one way to limit a `DELETE` is understood by all databases;
/// and `dead` is asked again, because a row may have come back to life meanwhile.
pub(super) async fn delete_some<E: EntityTrait>(
    db: &impl ConnectionTrait,
    key: E::Column,
    dead: Condition,
) -> Result<u64, DbErr> {
    let mut deleted = 0;
    for _ in 0..ROUNDS {
        let old = E::find().select_only().column(key).filter(dead.clone()).limit(BATCH as u64);
        let keys: Vec<String> = old.into_tuple().all(db).await?;
        let last = keys.len() < BATCH;
        if keys.is_empty() {
            break;
        }
        let these = E::delete_many().filter(key.is_in(keys)).filter(dead.clone());
        deleted += these.exec(db).await?.rows_affected;
        if last {
            break;
        }
    }
    Ok(deleted)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_sweep_is_due_once_an_hour() {
        let db = sea_orm::Database::connect("sqlite::memory:").await.unwrap();
        let sweep = Sweep::new(db.clone(), DatabaseStore::new(db));
        let start = Instant::now();
        let minutes = [(0, true), (0, false), (59, false), (60, true), (61, false), (121, true)];
        for (minute, due) in minutes {
            let now = start + Duration::from_mins(minute);
            assert_eq!(sweep.is_due(now), due, "after {minute} minutes");
        }
    }
}
