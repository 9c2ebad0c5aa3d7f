//! A form that has been applied.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_once`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_once")]
#[admin(
    label = "Applied form",
    list_display(actor, created, location),
    ordering(-created),
    hooks,
)]
pub struct Model {
    /// The SHA-256 of the actor and the token in the form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Drawn anew for each attempt, to tell whose insert won.
    pub claim: String,
    /// Who sent the form.
    pub actor: String,
    /// When. Milliseconds since 1970.
    pub created: i64,
    /// Where the first answer sent the browser.
    pub location: Option<String>,
}

/// Related to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Superusers may look. A token that is deleted could be used again.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, permission: Permission) -> bool {
        actor.is_superuser() && permission == Permission::View
    }
}
