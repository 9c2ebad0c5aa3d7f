//! The entities that the mistakes are about.

pub mod job {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub salary_min: i32,
        pub remote: bool,
        pub posted_at: DateTimeUtc,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod company {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "company")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
