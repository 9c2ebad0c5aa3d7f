//! How often somebody was wrong at the login.

use sea_orm::entity::prelude::*;

/// A row of `backoffice_throttle`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_throttle")]
pub struct Model {
    /// The SHA-256 of the username with the address, or of the username alone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_hash: String,
    /// Tries since the last success.
    pub tries: i32,
    /// Before this, no try is looked at. Milliseconds since 1970.
    pub blocked_until: i64,
    /// The last try that was looked at. Milliseconds since 1970.
    pub last_try: i64,
}

/// Related to nothing: names that nobody has are counted like any other.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
