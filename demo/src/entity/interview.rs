//! `fields` chooses the inputs of the form and their order; a path in `list_display` walks through
//! as many relations as it likes.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "interview")]
#[admin(
    icon = "calendar",
    list_display(
        application.applicant.name as "Applicant",
        application.job_posting.title as "Posting",
        date,
        time,
        interviewer,
        rating,
    ),
    list_filter(date, interviewer),
    date_hierarchy = date,
    ordering(-date, time),
    fields(application, date, time, interviewer, rating, notes),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(indexed)]
    pub application_id: i64,
    #[sea_orm(indexed)]
    pub interviewer_id: Option<i32>,
    #[sea_orm(indexed)]
    pub date: Date,
    pub time: Time,
    #[admin(help = "0 to 5, halves allowed")]
    pub rating: Option<f64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    #[sea_orm(belongs_to, from = "application_id", to = "id", on_delete = "Cascade")]
    pub application: BelongsTo<super::application::Entity>,
    #[sea_orm(
        belongs_to,
        relation_enum = "Interviewer",
        from = "interviewer_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub interviewer: BelongsTo<Option<super::board_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
