//! A browser that is known to the panel.

use sea_orm::entity::prelude::*;

/// A row of `backoffice_session`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_session")]
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
