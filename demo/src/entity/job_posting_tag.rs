//! `label`, `label_plural` and `slug` rename a model. The key is both columns together.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "job_posting_tag")]
#[admin(
    label = "Tag of a posting",
    label_plural = "Tags of postings",
    slug = "posting_tag",
    list_display(job_posting, tag)
)]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub job_posting_id: i64,
    #[sea_orm(primary_key, auto_increment = false, indexed)]
    pub tag_id: i32,
    #[sea_orm(belongs_to, from = "job_posting_id", to = "id", on_delete = "Cascade")]
    pub job_posting: BelongsTo<super::job_posting::Entity>,
    #[sea_orm(belongs_to, from = "tag_id", to = "id", on_delete = "Cascade")]
    pub tag: BelongsTo<super::tag::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
