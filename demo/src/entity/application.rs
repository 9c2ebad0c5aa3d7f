//! `list_filter` makes the filters beside the list, `date_hierarchy` the bar of years above it. The
//! status is kept as a number and shown as a word.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "application")]
#[admin(
    icon = "inbox",
    list_display(applicant, job_posting, status, applied_at),
    list_filter(status, applied_at),
    search_fields(applicant.name, job_posting.title),
    date_hierarchy = applied_at,
    ordering(-applied_at),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(indexed)]
    pub applicant_id: Uuid,
    #[sea_orm(indexed)]
    pub job_posting_id: i64,
    #[sea_orm(indexed)]
    pub status: Status,
    #[sea_orm(indexed)]
    pub applied_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub cover_letter: Option<String>,
    #[sea_orm(belongs_to, from = "applicant_id", to = "id", on_delete = "Cascade")]
    pub applicant: BelongsTo<super::applicant::Entity>,
    #[sea_orm(belongs_to, from = "job_posting_id", to = "id", on_delete = "Cascade")]
    pub job_posting: BelongsTo<super::job_posting::Entity>,
    #[sea_orm(has_many)]
    pub interviews: HasMany<super::interview::Entity>,
}

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Status {
    #[sea_orm(num_value = 0)]
    Received,
    #[sea_orm(num_value = 1)]
    InReview,
    #[sea_orm(num_value = 2)]
    Interview,
    #[sea_orm(num_value = 3)]
    Offered,
    #[sea_orm(num_value = 4)]
    Hired,
    #[sea_orm(num_value = 5)]
    Rejected,
}

impl ActiveModelBehavior for ActiveModel {}
