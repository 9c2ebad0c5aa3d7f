//! Sessions in the panel's own database, so that several instances share them.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseConnection, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, SqlErr, sea_query::Expr,
};
use time::OffsetDateTime;
use tower_sessions::{
    ExpiredDeletion, SessionStore,
    session::{Id, Record},
    session_store::{Error as StoreError, Result as StoreResult},
};

use crate::{
    Result,
    auth::{digest::digest, entity::session, sweep::delete_some},
};

/// The key of a session under which stands who is signed in.
pub(crate) const ACTOR: &str = "actor";
/// What [`SessionStore::save`] says when the session ended while the request ran.
pub(crate) const ENDED: &str = "the session has ended";

/// How long sessions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// A session that nobody uses for so long ends.
    pub idle: Duration,
    /// A session ends after so long however busy it is.
    pub absolute: Duration,
    /// How many sessions one person may have; the longest unused ends for a new one.
    pub per_actor: u64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { idle: Duration::from_mins(30), absolute: Duration::from_hours(12), per_actor: 10 }
    }
}

/// The store of sessions on a database connection.
///
/// It differs from the usual store in what it promises: ids are hashed at rest; saving changes a row
/// that is there and never makes one, so a slow request cannot bring back a session that was ended
/// meanwhile; and a session is written to at most once a minute just because it is used.
#[derive(Clone, Debug)]
pub struct DatabaseStore {
    db: DatabaseConnection,
    limits: SessionLimits,
}

impl DatabaseStore {
    /// The store in this database, with the default limits.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        Self { db, limits: SessionLimits::default() }
    }

    /// The same store with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: SessionLimits) -> Self {
        self.limits = limits;
        self
    }

    /// The sessions of one person, the latest used first.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached.
    pub async fn sessions_of(&self, actor: &str) -> Result<Vec<session::Model>> {
        let now = Utc::now();
        let sessions = session::Entity::find()
            .filter(session::Column::Actor.eq(actor))
            .filter(self.is_alive(now))
            .order_by_desc(session::Column::LastSeen)
            .all(&self.db)
            .await?;
        Ok(sessions)
    }

    /// Ends every session of one person; returns how many there were.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached.
    pub async fn end_sessions_of(&self, actor: &str) -> Result<u64> {
        let theirs = session::Column::Actor.eq(actor);
        Ok(session::Entity::delete_many().filter(theirs).exec(&self.db).await?.rows_affected)
    }

    async fn insert(&self, record: &Record) -> Result<(), DbErr> {
        let now = Utc::now();
        let row = session::ActiveModel {
            id_hash: Set(id_hash(&record.id)),
            actor: Set(actor(record)),
            secrets: Set(secrets(record)?),
            created: Set(now),
            last_seen: Set(now),
            expires: Set(now + delta(self.limits.absolute)),
        };
        session::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Only the newest sessions of a person stay.
    async fn make_room(&self, record: &Record) -> Result<(), DbErr> {
        let Some(actor) = actor(record) else { return Ok(()) };
        let surplus: Vec<String> = session::Entity::find()
            .select_only()
            .column(session::Column::IdHash)
            .filter(session::Column::Actor.eq(actor))
            .order_by_desc(session::Column::LastSeen)
            .order_by_desc(session::Column::IdHash)
            .offset(self.limits.per_actor)
            // MariaDB knows no offset without a limit.
            .limit(1000)
            .into_tuple()
            .all(&self.db)
            .await?;
        if !surplus.is_empty() {
            let surplus = session::Column::IdHash.is_in(surplus);
            session::Entity::delete_many().filter(surplus).exec(&self.db).await?;
        }
        Ok(())
    }

    /// Writes down that the session is used. Not being able to must not turn anybody away: a
    /// database that has become read-only still lets people read.
    pub(super) async fn touch(&self, id: &Id, last_seen: DateTime<Utc>, now: DateTime<Utc>) {
        if now - last_seen < TimeDelta::minutes(1) {
            return;
        }
        let touched = session::Entity::update_many()
            .col_expr(session::Column::LastSeen, Expr::value(now))
            .filter(session::Column::IdHash.eq(id_hash(id)))
            .exec(&self.db)
            .await;
        if let Err(error) = touched {
            tracing::warn!(%error, "the use of a session could not be written down");
        }
    }

    pub(super) fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// The session with this id, unless it has ended.
    pub(super) fn find(&self, id: &Id, now: DateTime<Utc>) -> Select<session::Entity> {
        session::Entity::find_by_id(id_hash(id)).filter(self.is_alive(now))
    }

    fn is_alive(&self, now: DateTime<Utc>) -> Condition {
        Condition::all()
            .add(session::Column::Expires.gt(now))
            .add(session::Column::LastSeen.gt(now - delta(self.limits.idle)))
    }
}

#[async_trait]
impl SessionStore for DatabaseStore {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        loop {
            match self.insert(record).await.map_err(|error| (error.sql_err(), error)) {
                Ok(()) => return self.make_room(record).await.map_err(backend),
                // Another session has this id by chance, or by somebody's wish: never share it.
                Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => record.id = Id::default(),
                Err((_, error)) => return Err(backend(error)),
            }
        }
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        let now = Utc::now();
        // An update, never an upsert: what was logged out stays logged out.
        let outcome = session::Entity::update_many()
            .col_expr(session::Column::Secrets, Expr::value(secrets(record).map_err(backend)?))
            .col_expr(session::Column::Actor, Expr::value(actor(record)))
            .col_expr(session::Column::LastSeen, Expr::value(now))
            .filter(session::Column::IdHash.eq(id_hash(&record.id)))
            .filter(self.is_alive(now))
            .exec(&self.db)
            .await
            .map_err(backend)?;
        match outcome.rows_affected {
            0 => Err(StoreError::Backend(ENDED.to_owned())),
            _ => Ok(()),
        }
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let now = Utc::now();
        let row = self.find(id, now).one(&self.db).await.map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        self.touch(id, row.last_seen, now).await;
        record(id, &row.secrets, row.expires).map(Some)
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        session::Entity::delete_by_id(id_hash(id)).exec(&self.db).await.map_err(backend)?;
        Ok(())
    }
}

#[async_trait]
impl ExpiredDeletion for DatabaseStore {
    async fn delete_expired(&self) -> StoreResult<()> {
        let dead = self.is_alive(Utc::now()).not();
        let key = session::Column::IdHash;
        delete_some::<session::Entity>(&self.db, key, dead).await.map_err(backend)?;
        Ok(())
    }
}

fn id_hash(id: &Id) -> String {
    digest("session", [&id.to_string()])
}

/// The session as a row keeps it.
pub(super) fn record(id: &Id, secrets: &str, expires: DateTime<Utc>) -> StoreResult<Record> {
    let data =
        serde_json::from_str(secrets).map_err(|error| StoreError::Decode(error.to_string()))?;
    let expiry_date = OffsetDateTime::from_unix_timestamp(expires.timestamp())
        .map_err(|error| StoreError::Decode(error.to_string()))?;
    Ok(Record { id: *id, data, expiry_date })
}

pub(super) fn actor(record: &Record) -> Option<String> {
    record.data.get(ACTOR).and_then(|actor| actor.as_str()).map(str::to_owned)
}

fn secrets(record: &Record) -> Result<String, DbErr> {
    serde_json::to_string(&record.data).map_err(|error| DbErr::Custom(error.to_string()))
}

fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

/// The text of a database can hold values of rows: it goes to the log, not into the error.
#[expect(clippy::needless_pass_by_value, reason = "it is the end of `map_err`")]
pub(super) fn backend(error: DbErr) -> StoreError {
    tracing::error!(%error, "the sessions cannot be reached");
    StoreError::Backend("the sessions cannot be reached".to_owned())
}
