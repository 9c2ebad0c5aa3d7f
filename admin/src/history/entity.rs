//! One thing that happened to one row.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_history`. Written once; nothing in the panel changes or deletes it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_history")]
#[admin(
    label = "History entry",
    label_plural = "History",
    icon = "history",
    display = object_label,
    list_display(at, actor_name, action, model, object_label),
    list_filter(action, model),
    search_fields(object_label, actor_name, =object_key),
    ordering(-id),
    date_hierarchy = at,
    hooks,
)]
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

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(self, _db: &C, insert: bool) -> Result<Self, DbErr> {
        if insert { Ok(self) } else { Err(append_only()) }
    }

    async fn before_delete<C: ConnectionTrait>(self, _db: &C) -> Result<Self, DbErr> {
        Err(append_only())
    }
}

fn append_only() -> DbErr {
    DbErr::Custom("the history is neither changed nor deleted".to_owned())
}

/// Superusers may look; nobody may do more.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, permission: Permission) -> bool {
        actor.is_superuser() && permission == Permission::View
    }
}
