//! Stands in for an entity that was not named, so that one mistake is one message.

use sea_orm::entity::prelude::*;

/// Never read: code that needs it does not compile.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "missing")]
pub struct Model {
    /// The key that every entity must have.
    #[sea_orm(primary_key)]
    pub id: i32,
}

/// None.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
