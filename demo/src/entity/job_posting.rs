//! The heart of the board, with nearly every word of the grammar.

use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "job_posting")]
#[admin(
    hooks,
    display = title,
    icon = "briefcase",
    list_display(title, company, salary_min, remote, is_active, employment_type, posted_at, tags as "Tags"),
    list_editable(salary_min, is_active),
    list_filter(
        remote,
        is_active,
        employment_type,
        company,
        related_only(currency),
        tags,
        choices(
            pay as "Pay",
            low as "Below 50,000" = Column::SalaryMin.lt(50_000),
            middle as "50,000 to 100,000" = Column::SalaryMin.between(50_000, 99_999),
            high as "100,000 and more" = Column::SalaryMin.gte(100_000),
        ),
        salary_min,
        posted_at,
    ),
    list_summary(avg(salary_min), max(salary_max), min(posted_at), max(posted_at)),
    list_group_by(company, employment_type, posted_at),
    search_fields(title with trigram, company.name),
    search_help_text = "Words of the title or the company, “in quotes” where they belong together",
    date_hierarchy = posted_at,
    ordering(-posted_at),
    fieldsets(
        { fields(title, (company, location), (employment_type, posted_at)) },
        "Pay" { fields((salary_min, salary_max, currency)), description = "What a candidate looks at first" },
        "Text" { fields(description), tab },
        "On the board" { fields(remote, is_active), tab },
    ),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub title: String,
    #[sea_orm(indexed)]
    pub company_id: i32,
    #[sea_orm(indexed)]
    pub location_id: Option<i32>,
    #[admin(label = "Pay from", help = "gross, a year")]
    #[sea_orm(indexed)]
    pub salary_min: i32,
    #[admin(label = "Pay up to", help = "empty where the pay is fixed")]
    pub salary_max: Option<i32>,
    #[sea_orm(column_type = "String(StringLen::N(3))")]
    pub currency_code: String,
    pub remote: bool,
    pub is_active: bool,
    #[admin(widget = Radio)]
    #[sea_orm(indexed)]
    pub employment_type: EmploymentType,
    #[admin(widget = Textarea)]
    #[sea_orm(column_type = "Text")]
    pub description: String,
    #[sea_orm(indexed)]
    pub posted_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "company_id", to = "id")]
    pub company: BelongsTo<super::company::Entity>,
    #[sea_orm(belongs_to, from = "location_id", to = "id", on_delete = "SetNull")]
    pub location: BelongsTo<Option<super::location::Entity>>,
    #[sea_orm(belongs_to, from = "currency_code", to = "code")]
    pub currency: BelongsTo<super::currency::Entity>,
    #[sea_orm(has_many, via = "job_posting_tag")]
    pub tags: HasMany<super::tag::Entity>,
    #[sea_orm(has_many)]
    pub applications: HasMany<super::application::Entity>,
}

/// What kind of work is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
pub enum EmploymentType {
    #[sea_orm(string_value = "full_time")]
    FullTime,
    #[sea_orm(string_value = "part_time")]
    PartTime,
    #[sea_orm(string_value = "contract")]
    Contract,
    #[sea_orm(string_value = "internship")]
    Internship,
    #[sea_orm(string_value = "temporary")]
    Temporary,
}

impl ActiveModelBehavior for ActiveModel {}

impl ModelAdmin for Entity {
    /// Which postings are drawn back is for those who run the board.
    fn list(actor: &Actor, list: List) -> List {
        if actor.is_superuser() {
            return list;
        }
        backoffice::list!(list, without(is_active))
    }
}
