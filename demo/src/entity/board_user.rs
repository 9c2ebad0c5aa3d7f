//! `search_fields` makes the search box, `ordering` the order until someone sorts.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "board_user")]
#[admin(
    label = "Recruiter",
    display = full_name,
    icon = "user",
    list_display(full_name, email, is_active, last_seen_at),
    search_fields(full_name, email),
    ordering(full_name),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique, column_type = "String(StringLen::N(200))")]
    pub email: String,
    #[sea_orm(column_type = "String(StringLen::N(120))")]
    pub full_name: String,
    pub is_active: bool,
    pub last_seen_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
