//! A job board with a field of every kind that lists are filtered by.

use backoffice::resource::{Registration, Registry};

pub fn registry() -> Registry {
    let registrations = vec![
        Registration::of::<company::Entity>(),
        Registration::of::<job::Entity>(),
        Registration::of::<tag::Entity>(),
        Registration::of::<job_tag::Entity>(),
        Registration::of::<article::Entity>(),
        Registration::of::<note::Entity>(),
        Registration::of::<vacancy::Vacancy>(),
    ];
    Registry::build(registrations).unwrap()
}

pub mod company {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(
        display = name,
        annotate(openings: i64 = count(jobs)),
        list_display(name, country, openings),
        list_filter(openings),
        list_summary(sum(openings), max(openings)),
        list_group_by(openings),
        search_fields(name)
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub country: Option<String>,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod job {
    use backoffice::{Actor, Admin, ModelAdmin};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(
        hooks,
        display = title,
        list_display(
            title, company, company.country, salary_min, remote, kind, posted_at, notes, bonus, rating,
            closes_on
        ),
        list_filter(
            remote, urgent, kind, stage, salary_min, views, bonus, rating, posted_at, closes_on,
            starts_at, seen_at, title, reference, company, company.name, company.country, tags,
            tags.name, notes
        ),
        list_summary(
            sum(salary_min) as "Payroll", avg(salary_min), sum(bonus), avg(bonus), count(bonus),
            avg(rating), sum(views), min(posted_at), max(posted_at), count(company.country)
        ),
        list_group_by(
            company, company.country, kind, urgent, stage, salary_min, title, posted_at, closes_on,
            seen_at
        ),
        search_fields(title, company.name, reference, salary_min, kind, closes_on),
        date_hierarchy = posted_at,
        ordering(-posted_at),
        list_per_page = 20,
        list_max_show_all = 80,
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "String(StringLen::N(200))")]
        pub title: String,
        pub company_id: i64,
        pub salary_min: i32,
        pub views: u64,
        #[sea_orm(column_type = "Decimal(Some((12, 2)))", nullable)]
        pub bonus: Option<Decimal>,
        pub rating: Option<f64>,
        pub remote: bool,
        pub urgent: Option<bool>,
        pub kind: Kind,
        pub stage: Option<Stage>,
        pub posted_at: DateTimeUtc,
        pub closes_on: Option<Date>,
        pub starts_at: Option<Time>,
        pub seen_at: Option<DateTime>,
        pub reference: Uuid,
        pub notes: Option<Json>,
        pub api_token: Option<String>,
        pub hidden: bool,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
        #[sea_orm(has_many, via = "job_tag")]
        pub tags: HasMany<super::tag::Entity>,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
    pub enum Kind {
        #[sea_orm(string_value = "full_time")]
        FullTime,
        #[sea_orm(string_value = "part_time")]
        PartTime,
        #[sea_orm(string_value = "contract")]
        Contract,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "i32", db_type = "Integer")]
    pub enum Stage {
        #[sea_orm(num_value = 0)]
        Draft,
        #[sea_orm(num_value = 1)]
        Live,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(_: &Actor) -> Condition {
            Condition::all().add(Column::Hidden.eq(false))
        }
    }
}

/// The same jobs, with filters of one's own.
pub mod vacancy {
    use backoffice::{
        Actor, Admin, Message, Result,
        resource::{FilterChoice, SimpleListFilter, Source},
    };
    use sea_orm::{ColumnTrait, Condition};

    use super::job::{self, Column};

    #[derive(Admin)]
    #[admin(
        entity = job::Entity,
        slug = vacancy,
        display = title,
        list_display(title, salary_min),
        ordering(-salary_min),
        list_filter(
            related_only(company),
            all_values(salary_min),
            empty(urgent),
            stage = 1,
            yes_no(well_paid as "Well paid" = Column::SalaryMin.gte(90_000)),
            choices(
                pay as "Pay",
                low as "Low" = Column::SalaryMin.lt(50_000),
                high as "High" = Column::SalaryMin.gte(90_000),
            ),
            custom(TitleLength),
        ),
    )]
    pub struct Vacancy;

    pub struct TitleLength;

    impl SimpleListFilter for TitleLength {
        async fn choices(&self, _: &Source<'_>) -> Result<Vec<FilterChoice>> {
            Ok(vec![FilterChoice::new("short", "Four letters")])
        }

        fn apply(&self, value: &str, _: &Actor) -> std::result::Result<Condition, Message> {
            match value {
                "short" => Ok(Condition::all().add(Column::Title.like("____"))),
                _ => Err(Message::literal("A title can be “short”.")),
            }
        }
    }
}

pub mod tag {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "tag")]
    #[admin(display = name)]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many, via = "job_tag")]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Something to read, searched in every way there is.
pub mod article {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "article")]
    #[admin(
        display = title,
        list_display(title),
        search_fields(title with trigram, @body in english, =code, notes.text, notes.author),
        search_help_text = "a title, or what was noted",
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub body: String,
        pub code: String,
        #[sea_orm(has_many)]
        pub notes: HasMany<super::note::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod note {
    use backoffice::{Actor, Admin, ModelAdmin};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "note")]
    #[admin(hooks, display = text)]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub article_id: i64,
        pub text: String,
        pub author: String,
        #[sea_orm(belongs_to, from = "article_id", to = "id")]
        pub article: BelongsTo<super::article::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(_: &Actor) -> Condition {
            Condition::all().add(Column::Author.ne("nobody"))
        }
    }
}

pub mod job_tag {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job_tag")]
    #[admin(list_display(job, tag))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub job_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub tag_id: i64,
        #[sea_orm(belongs_to, from = "job_id", to = "id")]
        pub job: BelongsTo<super::job::Entity>,
        #[sea_orm(belongs_to, from = "tag_id", to = "id")]
        pub tag: BelongsTo<super::tag::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
