use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[admin(label_plural = "Texts")]
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
