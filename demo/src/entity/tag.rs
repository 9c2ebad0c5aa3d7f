//! `display` names the field that stands for a row where one line must do, `icon` its sign.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "tag")]
#[admin(display = name, icon = "tag")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique, column_type = "String(StringLen::N(60))")]
    pub name: String,
    #[sea_orm(has_many, via = "job_posting_tag")]
    pub job_postings: HasMany<super::job_posting::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
