//! `list_display` chooses the columns, and a relation among them shows the label of its row. A
//! location may lie in another: Neukölln in Berlin, Berlin in Germany.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "location")]
#[admin(display = name, icon = "map-pin", list_display(name, parent))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(indexed, column_type = "String(StringLen::N(120))")]
    pub name: String,
    #[sea_orm(indexed)]
    pub parent_id: Option<i32>,
    #[sea_orm(self_ref, relation_enum = "Parent", from = "parent_id", to = "id")]
    pub parent: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
