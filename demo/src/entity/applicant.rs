//! `list_per_page`, `exclude`, and `list_editable` with a relation; fields with a `label` and a `widget` of their own. The key is a
//! UUID that the entity makes itself, so the form never asks for it.

use backoffice::Admin;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "applicant")]
#[admin(
    display = name,
    icon = "users",
    list_display(name, email, date_of_birth, expected_salary, location),
    list_editable(expected_salary, location),
    list_filter(location, date_of_birth),
    search_fields(name, email),
    ordering(name),
    list_per_page = 50,
    exclude(created_at),
)]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(indexed, column_type = "String(StringLen::N(120))")]
    pub name: String,
    #[admin(label = "E-mail", widget = Email)]
    #[sea_orm(unique, column_type = "String(StringLen::N(200))")]
    pub email: String,
    #[admin(label = "Born on")]
    pub date_of_birth: Option<Date>,
    #[admin(help = "gross, a year")]
    #[sea_orm(column_type = "Decimal(Some((12, 2)))", nullable)]
    pub expected_salary: Option<Decimal>,
    pub profile: Json,
    #[sea_orm(indexed)]
    pub location_id: Option<i32>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "location_id", to = "id", on_delete = "SetNull")]
    pub location: BelongsTo<Option<super::location::Entity>>,
    #[sea_orm(has_many)]
    pub applications: HasMany<super::application::Entity>,
}

impl ActiveModelBehavior for ActiveModel {
    fn new() -> Self {
        use sea_orm::Set;
        Self {
            id: Set(Uuid::new_v4()),
            created_at: Set(chrono::Utc::now()),
            ..ActiveModelTrait::default()
        }
    }
}
