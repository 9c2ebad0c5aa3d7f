use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "note")]
#[admin(list_filter(ownr.name))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub title: String,
    pub owner_id: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::OwnerId", to = "Column::Id")]
    Owner,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
