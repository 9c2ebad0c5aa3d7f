//! One thing that happened to one row.

use sea_orm::entity::prelude::*;

/// A row of `backoffice_history`. Written once; nothing in the panel changes or deletes it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_history")]
pub struct Model {
    /// The key; later entries have larger ones.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: DateTimeUtc,
    /// Who, by [`Actor::id`](crate::Actor::id).
    pub actor: String,
    /// What that person was called then.
    pub actor_name: String,
    /// The slug of the model.
    pub model: String,
    /// The key of the row, in its URL form.
    pub object_key: String,
    /// The digest by which the key is found.
    pub key_hash: String,
    /// What the row was called then.
    pub object_label: String,
    /// `add`, `change`, `delete` or `custom`.
    pub action: String,
    /// The fields that changed, as JSON.
    pub changes: String,
    /// Why, or what was done, in words.
    pub reason: Option<String>,
    /// The id of the request, as in the log.
    pub request_id: Option<String>,
}

/// Related to nothing: the row, its model and the person may be gone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
