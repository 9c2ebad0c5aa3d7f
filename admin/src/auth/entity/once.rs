//! A form that has been applied.

use sea_orm::entity::prelude::*;

/// A row of `backoffice_once`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_once")]
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
