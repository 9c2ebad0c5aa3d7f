//! A job board with everything a form can meet.

pub mod company {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(hooks, label = "Company", search_fields(name))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(unique)]
        pub name: String,
        pub hidden: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl backoffice::ModelAdmin for Entity {
        fn scope(_: &backoffice::Actor) -> sea_orm::Condition {
            sea_orm::Condition::all().add(Column::Hidden.eq(false))
        }
    }
}

pub mod job {
    use backoffice::Admin;
    use sea_orm::{ActiveValue::Set, entity::prelude::*};

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
    pub enum Status {
        #[sea_orm(string_value = "open")]
        Open,
        #[sea_orm(string_value = "closed")]
        Closed,
    }

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(
        hooks,
        label = "Job",
        list_display(
            title, stars, body, company, status, remote, featured, salary, bonus, posted_at
        ),
        list_editable(body, company, status, remote, featured, salary, bonus, posted_at),
        list_filter(remote),
        readonly_fields(slug),
        exclude(views)
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "String(StringLen::N(40))")]
        pub title: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub body: Option<String>,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id", on_delete = "Cascade")]
        pub company: BelongsTo<super::company::Entity>,
        pub status: Status,
        pub remote: bool,
        pub featured: Option<bool>,
        #[sea_orm(extra = "CHECK (salary >= 0)")]
        #[admin(label = "Pay", help = "gross, a year")]
        pub salary: i32,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))", nullable)]
        pub bonus: Option<Decimal>,
        pub posted_at: Option<DateTime>,
        #[sea_orm(default_value = 3)]
        pub stars: i32,
        pub slug: String,
        #[sea_orm(default_value = 0)]
        pub views: i32,
        pub api_token: Option<String>,
    }

    /// For `pat` a closed job stays as it is, and a remote one stays.
    impl backoffice::ModelAdmin for Entity {
        fn can_change(actor: &backoffice::Actor) -> sea_orm::Condition {
            let open = Column::Status.eq(Status::Open);
            sea_orm::Condition::all().add_option((actor.name() == "pat").then_some(open))
        }

        fn can_delete(actor: &backoffice::Actor) -> sea_orm::Condition {
            let here = Column::Remote.eq(false);
            sea_orm::Condition::all().add_option((actor.name() == "pat").then_some(here))
        }
    }

    #[async_trait::async_trait]
    impl ActiveModelBehavior for ActiveModel {
        fn new() -> Self {
            Self {
                status: Set(Status::Open),
                slug: Set(String::new()),
                ..ActiveModelTrait::default()
            }
        }

        /// What a host does before it saves: the slug follows the title.
        async fn before_save<C: ConnectionTrait>(mut self, _: &C, _: bool) -> Result<Self, DbErr> {
            if let Set(title) = &self.title {
                if title == "refuse me" {
                    return Err(DbErr::Custom("This board takes no such job.".to_owned()));
                }
                self.slug = Set(title.to_lowercase().replace(' ', "-"));
            }
            Ok(self)
        }
    }
}

/// Goes with its company only when the company asks nothing: it keeps it.
pub mod invoice {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "invoice")]
    #[admin(label = "Invoice")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub number: String,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id", on_delete = "Restrict")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Stays without the job it was about.
pub mod note {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "note")]
    #[admin(label = "Note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub job_id: Option<i64>,
        #[sea_orm(belongs_to, from = "job_id", to = "id", on_delete = "SetNull")]
        pub job: BelongsTo<Option<super::job::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// May hang below itself in a circle.
pub mod topic {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "topic")]
    #[admin(label = "Topic")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub parent_id: Option<i64>,
        #[sea_orm(
            self_ref,
            relation_enum = "Parent",
            from = "parent_id",
            to = "id",
            on_delete = "Cascade"
        )]
        pub parent: BelongsTo<Option<Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A key of two columns.
pub mod seat {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "seat")]
    #[admin(label = "Seat")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_number: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter: String,
        pub guest: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A key of text.
pub mod word {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "word")]
    #[admin(label = "Word", display = meaning)]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub word: String,
        pub meaning: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The entity believes less of its table than the table demands.
pub mod strict {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "strict")]
    #[admin(label = "Strict")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub nickname: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub code: String,
        pub amount: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
