//! The derive alone gives a complete admin. The key is text that a person chooses.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "currency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "String(StringLen::N(3))")]
    pub code: String,
    #[sea_orm(column_type = "String(StringLen::N(60))")]
    pub name: String,
    #[sea_orm(column_type = "String(StringLen::N(8))", nullable)]
    pub symbol: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
