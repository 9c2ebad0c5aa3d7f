//! The board that is measured: what a list of the demo has, and nothing else.

use backoffice::Admin;

pub(crate) mod company {
    use super::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(display = name, list_display(name), search_fields(name))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub job_postings: HasMany<super::job_posting::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod job_posting {
    use super::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job_posting")]
    #[admin(
        display = title,
        list_display(title, company, salary_min, remote, is_active, posted_at),
        list_filter(remote, is_active, company),
        search_fields(title),
        ordering(-posted_at)
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub company_id: i64,
        pub salary_min: i32,
        pub remote: bool,
        pub is_active: bool,
        #[sea_orm(column_type = "Text")]
        pub description: String,
        pub posted_at: DateTimeUtc,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The same list, two columns of which are edited there.
#[derive(Admin)]
#[admin(
    entity = job_posting::Entity,
    slug = job_grid,
    display = title,
    list_display(title, company, salary_min, remote, is_active, posted_at),
    list_editable(salary_min, is_active),
    list_filter(remote, is_active, company),
    search_fields(title),
    ordering(-posted_at)
)]
pub(crate) struct JobGrid;
