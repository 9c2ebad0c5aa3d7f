//! Guessing takes time: wrong tries are counted in the database, before they are looked at.
//!
//! Each try first takes its place in the count, by one statement that succeeds for one of any
//! number of parallel tries; only who got a place is checked. So a hundred requests at once are not
//! a hundred guesses, several instances count together, and a restart forgets nothing.

use std::{net::IpAddr, time::Duration};

use chrono::Utc;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseConnection, EntityTrait, ExprTrait,
    QueryFilter, SqlErr, sea_query::Expr,
};

use crate::{
    Result,
    auth::{digest::digest, entity::throttle, sweep::delete_some},
};

/// After a day without a try, all is forgotten.
const MEMORY: Duration = Duration::from_hours(24);
/// More rounds than there are free tries: who loses so many races is told to come back.
const ROUNDS: usize = 40;

/// How many tries are free, and how long the waits after that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThrottleRule {
    /// Tries without a wait.
    pub free: u32,
    /// The first wait; each further one is twice as long.
    pub first: Duration,
    /// The longest wait.
    pub longest: Duration,
}

impl ThrottleRule {
    /// For one name from one address: 5 free tries, then 1 second doubling to 15 minutes.
    pub const PAIR: Self =
        Self { free: 5, first: Duration::from_secs(1), longest: Duration::from_mins(15) };
    /// For one name from anywhere. Softer, because a stranger could lock its owner out with it.
    pub const NAME: Self =
        Self { free: 25, first: Duration::from_secs(1), longest: Duration::from_mins(1) };

    /// The wait that follows try number `tries`.
    fn wait_after(&self, tries: u32) -> Duration {
        match tries.checked_sub(self.free) {
            None => Duration::ZERO,
            Some(over) => self.first.saturating_mul(1 << Ord::min(over, 20)).min(self.longest),
        }
    }
}

/// Whether a try may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It may, and has been counted.
    Taken,
    /// Not before so much time has passed.
    Wait(Duration),
}

/// The count of wrong tries.
#[derive(Clone, Debug)]
pub struct Throttle {
    db: DatabaseConnection,
    pair: ThrottleRule,
    name: ThrottleRule,
}

impl Throttle {
    /// The count in this database, with the default rules.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        Self { db, pair: ThrottleRule::PAIR, name: ThrottleRule::NAME }
    }

    /// The same count with other rules for one name from one address, and for one name from
    /// anywhere.
    #[must_use]
    pub fn with_rules(mut self, pair: ThrottleRule, name: ThrottleRule) -> Self {
        (self.pair, self.name) = (pair, name);
        self
    }

    /// Asks for one try at `name`, in its canonical form, from `address`.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached. A login must then fail: who cannot count must not look.
    pub async fn take(&self, name: &str, address: Option<IpAddr>) -> Result<Place> {
        // Looked at first, so that a name under attack does not use up its owner's free tries.
        if let Place::Wait(wait) = self.look(&name_key(name), self.name).await? {
            return Ok(Place::Wait(wait));
        }
        // Without an address everybody would share one strict count, and any stranger could lock
        // out whoever they can name.
        if address.is_some()
            && let wait @ Place::Wait(_) = self.count(&pair_key(name, address), self.pair).await?
        {
            return Ok(wait);
        }
        self.count(&name_key(name), self.name).await
    }

    /// Forgets the wrong tries from `address` after a right one, and gives back its place among
    /// those from anywhere.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached.
    pub async fn succeed(&self, name: &str, address: Option<IpAddr>) -> Result<()> {
        throttle::Entity::delete_by_id(pair_key(name, address)).exec(&self.db).await?;
        throttle::Entity::update_many()
            .col_expr(throttle::Column::Tries, Expr::col(throttle::Column::Tries).sub(1))
            .col_expr(throttle::Column::BlockedUntil, Expr::value(0_i64))
            .filter(throttle::Column::KeyHash.eq(name_key(name)))
            .filter(throttle::Column::Tries.gt(0))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Deletes counts that have been forgotten, at most ten thousand at once; returns how many. The
    /// panel does so itself, when somebody logs in.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached.
    pub async fn delete_expired(&self) -> Result<u64> {
        let horizon = now() - millis(MEMORY);
        let old = Condition::all().add(throttle::Column::LastTry.lt(horizon));
        Ok(delete_some::<throttle::Entity>(&self.db, throttle::Column::KeyHash, old).await?)
    }

    async fn look(&self, key: &str, rule: ThrottleRule) -> Result<Place> {
        let row = throttle::Entity::find_by_id(key).one(&self.db).await?;
        Ok(row.and_then(|row| wait(&row, rule, now())).map_or(Place::Taken, Place::Wait))
    }

    async fn count(&self, key: &str, rule: ThrottleRule) -> Result<Place> {
        for _ in 0..ROUNDS {
            let now = now();
            let counted = match throttle::Entity::find_by_id(key).one(&self.db).await? {
                None => self.begin(key, rule, now).await?,
                Some(row) => match wait(&row, rule, now) {
                    Some(wait) => return Ok(Place::Wait(wait)),
                    None => self.advance(&row, rule, now).await?,
                },
            };
            if counted {
                return Ok(Place::Taken);
            }
        }
        Ok(Place::Wait(rule.first))
    }

    async fn begin(&self, key: &str, rule: ThrottleRule, now: i64) -> Result<bool> {
        let row = throttle::ActiveModel {
            key_hash: Set(key.to_owned()),
            tries: Set(1),
            blocked_until: Set(blocked_until(rule, 1, now)),
            last_try: Set(now),
        };
        match throttle::Entity::insert(row).exec_without_returning(&self.db).await {
            Ok(_) => Ok(true),
            Err(error) => match error.sql_err() {
                Some(SqlErr::UniqueConstraintViolation(_)) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }

    /// Writes only over what was read: of any number of tries that read the same count, one wins.
    async fn advance(&self, seen: &throttle::Model, rule: ThrottleRule, now: i64) -> Result<bool> {
        let tries = if is_forgotten(seen, now) { 1 } else { seen.tries.saturating_add(1) };
        let until = blocked_until(rule, tries.unsigned_abs(), now);
        let outcome = throttle::Entity::update_many()
            .col_expr(throttle::Column::Tries, Expr::value(tries))
            .col_expr(throttle::Column::BlockedUntil, Expr::value(until))
            .col_expr(throttle::Column::LastTry, Expr::value(now))
            .filter(throttle::Column::KeyHash.eq(seen.key_hash.as_str()))
            .filter(throttle::Column::Tries.eq(seen.tries))
            .filter(throttle::Column::LastTry.eq(seen.last_try))
            .exec(&self.db)
            .await?;
        Ok(outcome.rows_affected == 1)
    }
}

/// A free try blocks nobody, not even one whose clock was read a moment earlier.
fn blocked_until(rule: ThrottleRule, tries: u32, now: i64) -> i64 {
    match rule.wait_after(tries) {
        Duration::ZERO => 0,
        wait => now + millis(wait),
    }
}

/// How long `row` still blocks. A clock that was set back must not block longer than the rule says.
fn wait(row: &throttle::Model, rule: ThrottleRule, now: i64) -> Option<Duration> {
    let left = u64::try_from(row.blocked_until - now).ok().filter(|left| *left > 0)?;
    Some(Duration::from_millis(left).min(rule.longest))
}

fn is_forgotten(row: &throttle::Model, now: i64) -> bool {
    now - row.last_try > millis(MEMORY)
}

fn pair_key(name: &str, address: Option<IpAddr>) -> String {
    let address = address.map_or_else(String::new, |address| network(address).to_string());
    digest("throttle pair", [name, &address])
}

fn name_key(name: &str) -> String {
    digest("throttle name", [name])
}

/// Who holds one address of version 6 holds the 2⁶⁴ beside it.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6((six.to_bits() & (u128::MAX << 64)).into()),
        four => four,
    }
}

fn now() -> i64 {
    Utc::now().timestamp_millis()
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_a_quarter_of_an_hour() {
        let waits: Vec<_> =
            (1..=16).map(|tries| ThrottleRule::PAIR.wait_after(tries).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(ThrottleRule::PAIR.wait_after(u32::MAX).as_secs(), 900);
    }

    #[test]
    fn a_free_try_blocks_nobody() {
        assert_eq!(blocked_until(ThrottleRule::PAIR, 4, 1_000), 0);
        assert_eq!(blocked_until(ThrottleRule::PAIR, 5, 1_000), 2_000);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_lock_anyone_out() {
        let row = throttle::Model {
            key_hash: String::new(),
            tries: 20,
            blocked_until: i64::from(u32::MAX) * 1000,
            last_try: i64::from(u32::MAX) * 1000,
        };
        assert_eq!(wait(&row, ThrottleRule::PAIR, 0), Some(ThrottleRule::PAIR.longest));
    }

    #[test]
    fn neighbours_in_a_network_of_version_six_are_one() {
        let parse = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(parse("2001:db8::1"), parse("2001:db8::ffff:2"));
        assert_ne!(parse("2001:db8::1"), parse("2001:db8:0:1::1"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
    }
}
