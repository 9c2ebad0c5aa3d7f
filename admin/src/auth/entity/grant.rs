//! One right of one person or one group.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Message, Permission, resource::ModelAdmin};

/// A row of `backoffice_grant`. Exactly one of `user_id` and `group_id` is set.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_grant")]
#[admin(
    label = "Right",
    icon = "lock",
    list_display(user, group, model, permission),
    list_filter(user, group, permission),
    search_fields(model),
    ordering(model, permission),
    hooks
)]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The person, where the right is theirs alone.
    pub user_id: Option<i64>,
    /// The group, where the right is shared.
    pub group_id: Option<i64>,
    /// The slug of the model.
    pub model: String,
    /// `view`, `add`, `change` or `delete`; any other word grants nothing.
    pub permission: String,
    /// The person, where the right is theirs alone.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<Option<super::user::Entity>>,
    /// The group, where the right is shared.
    #[sea_orm(belongs_to, from = "group_id", to = "id", on_delete = "Cascade")]
    pub group: BelongsTo<Option<super::group::Entity>>,
}

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(self, _db: &C, insert: bool) -> Result<Self, DbErr> {
        let subjects = [&self.user_id, &self.group_id]
            .into_iter()
            .filter(|subject| matches!(subject.try_as_ref(), Some(Some(_))))
            .count();
        if subjects > 1 || (insert && subjects == 0) {
            return Err(Message::new("grant-one-owner").into());
        }
        Ok(self)
    }
}

/// For superusers alone: who can change rights can take them all.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, _permission: Permission) -> bool {
        actor.is_superuser()
    }
}
