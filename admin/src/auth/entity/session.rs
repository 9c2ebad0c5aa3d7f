//! A browser that is known to the panel.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_session`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_session")]
#[admin(
    label = "Session",
    display = actor,
    list_display(actor, created, last_seen, expires),
    search_fields(=actor),
    ordering(-last_seen),
    hooks,
)]
pub struct Model {
    /// The SHA-256 of the id in the cookie: who reads the table can enter as nobody.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// Who is signed in, by [`Actor::id`](crate::Actor::id).
    pub actor: Option<String>,
    /// What the session holds, as JSON; the secret of its forms is in it.
    pub secrets: String,
    /// When it began.
    pub created: DateTimeUtc,
    /// The last request, to the minute.
    pub last_seen: DateTimeUtc,
    /// When it ends, however busy it is.
    pub expires: DateTimeUtc,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("id_hash", &self.id_hash)
            .field("actor", &self.actor)
            .field("last_seen", &self.last_seen)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// Sessions are related to nobody: a host with users of its own keeps those elsewhere.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Superusers see who is there, and end sessions by deleting them.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, permission: Permission) -> bool {
        actor.is_superuser() && matches!(permission, Permission::View | Permission::Delete)
    }
}
