use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "author")]
#[admin(search_fields(name), list_filter(mentor.name), display = name)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
    pub mentor_id: Option<i32>,
    #[sea_orm(self_ref, relation_enum = "Mentor", from = "mentor_id", to = "id")]
    #[admin(label = "Taught by")]
    pub mentor: BelongsTo<Option<Entity>>,
    #[sea_orm(self_ref, via = "follower", from = "Author", to = "Follower")]
    pub followers: HasMany<Entity>,
    #[sea_orm(self_ref, via = "follower", reverse)]
    pub following: HasMany<Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
