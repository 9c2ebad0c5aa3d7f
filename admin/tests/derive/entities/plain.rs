//! Nothing said: the derive alone.

use backoffice::{Admin, ModelAdmin};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "plain")]
#[admin(hooks)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub r#type: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl ModelAdmin for Entity {}
