//! How often somebody was wrong at the login.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_throttle`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_throttle")]
#[admin(
    label = "Blocked login",
    list_display(tries, blocked_until, last_try),
    ordering(-last_try),
    hooks,
)]
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

/// Superusers see that somebody guesses, and let people in again by deleting the count.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, permission: Permission) -> bool {
        actor.is_superuser() && matches!(permission, Permission::View | Permission::Delete)
    }
}
