//! A set of rights with a name.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_group`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_group")]
#[admin(
    label = "Group",
    icon = "users",
    display = name,
    list_display(name),
    search_fields(name),
    ordering(name),
    hooks,
)]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What the group is called.
    #[sea_orm(unique)]
    pub name: String,
    /// Who is in it.
    #[sea_orm(has_many, via = "user_group")]
    pub users: HasMany<super::user::Entity>,
    /// What its members may do.
    #[sea_orm(has_many)]
    pub grants: HasMany<super::grant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// For superusers alone: who can change rights can take them all.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, _permission: Permission) -> bool {
        actor.is_superuser()
    }
}
