//! What a person chose.

use sea_orm::entity::prelude::*;

/// A row of `backoffice_preference`. It is nobody's business but its owner's, so the panel lists it
/// nowhere.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_preference")]
pub struct Model {
    /// Whose it is, by [`Actor::id`](crate::Actor::id).
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    /// What was chosen, as JSON.
    pub document: String,
    /// When that changed last.
    pub updated_at: DateTimeUtc,
}

/// Related to nobody: a host with users of its own keeps those elsewhere.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
