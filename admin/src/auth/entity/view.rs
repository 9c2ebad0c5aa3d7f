//! A list that somebody keeps under a name.

use sea_orm::entity::prelude::*;

use crate::{Actor, Admin, Permission, resource::ModelAdmin};

/// A row of `backoffice_view`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_view")]
#[admin(
    label = "Saved view",
    icon = "filter",
    display = name,
    list_display(name, model, owner_name, shared, updated_at),
    list_filter(shared),
    search_fields(name, owner_name, =model),
    ordering(model, name),
    hooks,
)]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The slug of the model whose list it is.
    pub model: String,
    /// Whose it is, by [`Actor::id`](crate::Actor::id).
    pub owner: String,
    /// How the owner was called when it was last saved.
    pub owner_name: String,
    /// What it is called; one owner has each name once a model.
    pub name: String,
    /// The query string of the list.
    pub query: String,
    /// Who else sees it: `nobody`, `group` or `all`.
    pub shared: String,
    /// The group that sees it.
    pub group_id: Option<i64>,
    /// Its place among the views of its list.
    pub position: i32,
    /// When it was last saved.
    pub updated_at: DateTimeUtc,
}

/// Related to nobody: a host with users of its own keeps those elsewhere.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Superusers see who keeps what, and delete it. It is changed above its own list alone. Whoever was
/// granted to change saved views may share their own.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, permission: Permission) -> bool {
        actor.is_superuser() && matches!(permission, Permission::View | Permission::Delete)
    }
}
