//! The older format: relations are variants of an enum.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "shelf")]
#[admin(
    list_display(code, owner, owner.name as "Owner", Keeper.name),
    list_filter(owner),
    search_fields(code, owner.name),
    ordering(code),
    fields(code, owner),
    display = code,
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[admin(label = "Shelf mark")]
    pub code: String,
    pub owner_id: i32,
    pub keeper_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::author::Entity",
        from = "Column::OwnerId",
        to = "super::author::Column::Id"
    )]
    Owner,
    #[sea_orm(
        belongs_to = "super::author::Entity",
        from = "Column::KeeperId",
        to = "super::author::Column::Id"
    )]
    Keeper,
}

impl ActiveModelBehavior for ActiveModel {}
