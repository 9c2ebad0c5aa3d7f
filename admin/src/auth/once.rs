//! A form is applied at most once, however often it is sent.
//!
//! Each form carries a token. The transaction that applies it claims the token first; a second one,
//! from a double click, a retry or another instance, waits for the first and is told where its
//! answer led. A form whose transaction is rolled back has not been claimed.

use std::time::Duration;

use chrono::Utc;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Actor, Error, ErrorKind, Result,
    auth::{digest::digest, entity::once, sweep::delete_some},
};

/// How long a token is remembered.
pub const ONCE_MEMORY: Duration = Duration::from_hours(24);

/// Whether a form may be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It may, by this transaction alone.
    Claimed,
    /// It has been.
    AlreadyUsed {
        /// Where the first answer sent the browser, where it said so.
        location: Option<String>,
    },
}

/// A token for a new form.
#[must_use]
pub fn once_token() -> String {
    hex::encode(rand::random::<[u8; 16]>())
}

/// Claims `token` for the form that `actor` sent. Let it be the first statement of the transaction:
/// what was read before would not see what the other one did.
///
/// # Errors
///
/// Where the database refuses; in a transaction of SQLite that was not begun as `IMMEDIATE`, also
/// where another one writes.
pub async fn claim<C: ConnectionTrait>(tx: &C, token: &str, actor: &Actor) -> Result<Claim> {
    let (key, claim) = (key(token, actor), once_token());
    let row = once::ActiveModel {
        token_hash: Set(key.clone()),
        claim: Set(claim.clone()),
        actor: Set(actor.id().to_owned()),
        created: Set(Utc::now().timestamp_millis()),
        location: Set(None),
    };
    let mut statement = sea_orm::QueryTrait::into_query(once::Entity::insert(row));
    let mut nothing = OnConflict::column(once::Column::TokenHash);
    tx.execute(statement.on_conflict(nothing.do_nothing_on([once::Column::TokenHash]).to_owned()))
        .await?;
    // Who won is read back, because the number of rows written does not tell on MariaDB; and read
    // with a lock, because a snapshot there would not show what another transaction has committed.
    let row = once::Entity::find_by_id(key).lock_exclusive().one(tx).await?.ok_or_else(|| {
        Error::new(ErrorKind::Internal, "the token of a form was forgotten while it was claimed")
    })?;
    Ok(match row.claim == claim {
        true => Claim::Claimed,
        false => Claim::AlreadyUsed { location: row.location },
    })
}

/// Writes down where the answer to a claimed form leads, in the same transaction.
///
/// # Errors
///
/// Where the database refuses.
pub async fn finish<C: ConnectionTrait>(
    tx: &C,
    token: &str,
    actor: &Actor,
    location: &str,
) -> Result<()> {
    once::Entity::update_many()
        .col_expr(once::Column::Location, Expr::value(location))
        .filter(once::Column::TokenHash.eq(key(token, actor)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets tokens older than [`ONCE_MEMORY`], at most ten thousand at once; returns how many. The
/// panel does so itself, when somebody logs in.
///
/// # Errors
///
/// Where the database refuses.
pub async fn forget_old<C: ConnectionTrait>(db: &C) -> Result<u64> {
    let memory = i64::try_from(ONCE_MEMORY.as_millis()).unwrap_or(i64::MAX);
    let old = once::Column::Created.lt(Utc::now().timestamp_millis() - memory);
    Ok(delete_some::<once::Entity>(db, once::Column::TokenHash, Condition::all().add(old)).await?)
}

/// A token is of use to whom it was given alone: nobody can block or read another's.
fn key(token: &str, actor: &Actor) -> String {
    digest("once", [actor.id(), token])
}
