//! A method computes a column, an expression counts the openings, `readonly_fields` shows a field in the form as text, and a `help` stands under an input.

use backoffice::{Admin, display::Address};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "company")]
#[admin(
    display = name,
    icon = "building",
    annotate(openings: i64 = count(job_postings) as "Job postings"),
    list_display(name, site(), openings, created_at),
    list_filter(openings),
    search_fields(name, website),
    ordering(name),
    readonly_fields(created_at),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(indexed, column_type = "String(StringLen::N(160))")]
    pub name: String,
    #[admin(help = "with https://", widget = Url)]
    #[sea_orm(column_type = "String(StringLen::N(200))", nullable)]
    pub website: Option<String>,
    pub created_at: DateTimeUtc,
    #[sea_orm(has_many)]
    pub job_postings: HasMany<super::job_posting::Entity>,
}

#[backoffice::methods]
impl Model {
    /// The website under the name of its host.
    #[display(label = "Website", order_by = website, empty_value = "none yet")]
    fn site(&self) -> Option<Address> {
        let website = self.website.as_ref()?;
        let host = website.split("://").last()?.split('/').next()?;
        Some(Address::new(website).called(host.trim_start_matches("www.")))
    }
}

impl ActiveModelBehavior for ActiveModel {
    fn new() -> Self {
        use sea_orm::Set;
        Self { created_at: Set(chrono::Utc::now()), ..ActiveModelTrait::default() }
    }
}
