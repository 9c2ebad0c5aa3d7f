//! One to one, and the derive aimed at `Model` alone.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "summary", model_attrs(derive(Admin), admin(list_display(text, book.title))))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub text: String,
    #[sea_orm(unique)]
    pub book_id: i32,
    #[sea_orm(belongs_to, from = "book_id", to = "id")]
    pub book: BelongsTo<super::book::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
