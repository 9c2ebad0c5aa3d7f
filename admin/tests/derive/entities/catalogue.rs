//! Relation fields beside a `Relation` that is written by hand.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::compact_model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "catalogue")]
#[admin(list_display(id, book.title))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub book_id: i32,
    pub book: HasOne<super::book::Entity>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::book::Entity",
        from = "Column::BookId",
        to = "super::book::Column::Id"
    )]
    Listed,
}

impl Related<super::book::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Listed.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
