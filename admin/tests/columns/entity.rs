//! A job board whose list shows more than its columns.

pub mod company {
    use backoffice::{Actor, Admin, ModelAdmin, Permission};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(
        hooks,
        display = name,
        annotate(
            applied: i64 = count(jobs) as "Openings",
            has_jobs: bool = exists(jobs),
            payroll: i64 = sum(jobs.salary_min),
            lowest: i32 = min(jobs.salary_min),
            highest: i32 = max(jobs.salary_min),
            rivals: i64 = count(jobs.company.jobs),
            shout: String = expr(shout),
        ),
        list_display(
            name, job_count(), applied, has_jobs, payroll as "Pays", lowest, highest, rivals, shout,
            jobs, jobs.salary_min as "Salaries", jobs.tags
        ),
        list_display_links(),
        list_filter(applied, has_jobs, payroll, shout),
        search_fields(shout),
        ordering(name),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    fn shout() -> Expr {
        use sea_orm::sea_query::Func;
        Func::upper(Expr::col((Entity, Column::Name))).into()
    }

    #[backoffice::methods]
    impl Model {
        #[display(label = "Jobs")]
        async fn job_count(
            cx: &backoffice::display::DisplayContext,
            companies: &[Self],
        ) -> Result<Vec<usize>, DbErr> {
            let jobs = super::job::Entity::find().all(cx.db()).await?;
            let of =
                |company: &Self| jobs.iter().filter(|job| job.company_id == company.id).count();
            Ok(companies.iter().map(of).collect())
        }
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn allows(actor: &Actor, model: &str, permission: Permission) -> bool {
            actor.name() != "nobody" && actor.holds(model, permission)
        }

        fn scope(_: &Actor) -> Condition {
            Condition::all().add(Column::Name.ne("Phantom"))
        }
    }
}

pub mod job {
    use backoffice::{
        Actor, Admin, ModelAdmin,
        display::{Address, Badge, Image, Link, Tone},
    };
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(
        hooks,
        display = title,
        list_filter(Company.applied),
        list_display(
            title, salary(), state(), employer(), site() as "Web", logo(), is_new(), words(), risky(), urgent,
            Company.applied as "Openings there", Company.shout, tags
        ),
        list_display_links(title, salary()),
        empty_value_display = "unknown",
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub company_id: i64,
        pub salary_min: i32,
        pub salary_max: Option<i32>,
        pub is_active: bool,
        pub urgent: Option<bool>,
        pub website: Option<String>,
        pub notes: Option<Json>,
        pub kind: Kind,
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
    }

    #[backoffice::methods]
    impl Model {
        /// Its order is by a relation first.
        #[display(label = "Pay", order_by(-company.name, salary_min), empty_value = "open")]
        fn salary(&self) -> Option<String> {
            Some(format!("{}–{}", self.salary_min, self.salary_max?))
        }

        #[display(order_by = -is_active)]
        fn state(&self) -> Badge {
            Badge::new(if self.is_active { "Open" } else { "Filled" }).tone(Tone::Good)
        }

        fn employer(&self) -> Link {
            Link::to::<super::company::Entity>(self.company_id, format!("No. {}", self.company_id))
        }

        fn site(&self) -> Option<Address> {
            self.website.clone().map(Address::new)
        }

        fn logo(&self) -> Image {
            Image::new(self.website.clone().unwrap_or("/logo.png".to_owned()), "Logo")
        }

        #[display(boolean)]
        fn is_new(&self) -> Option<bool> {
            self.salary_max.map(|max| max > 50)
        }

        fn words(&self) -> usize {
            self.title.split_whitespace().count()
        }

        fn risky(&self) -> String {
            assert!(self.title != "Panic", "a method of the host");
            format!("<b>{}</b>", self.title)
        }
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(_: &Actor) -> Condition {
            Condition::all().add(Column::Title.ne("Hidden"))
        }
    }
}

pub mod tag {
    use backoffice::{Actor, Admin, ModelAdmin};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "tag")]
    #[admin(hooks, display = name)]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many, via = "job_tag")]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(_: &Actor) -> Condition {
            Condition::all().add(Column::Name.ne("secret"))
        }
    }
}

pub mod job_tag {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job_tag")]
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
