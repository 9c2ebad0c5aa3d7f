//! What stands where a value is missing.

use backoffice::{
    AdminSite,
    testing::{Person, TestSite},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

mod note {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "note")]
    #[admin(list_display(title, body), readonly_fields(body))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub body: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

async fn site(dress: fn(AdminSite) -> AdminSite) -> TestSite {
    let site = TestSite::of(move |admin| dress(admin.register::<note::Entity>()))
        .table::<note::Entity>()
        .person(Person::new("ana").superuser())
        .sqlite()
        .await;
    let row = note::ActiveModel { title: Set("Empty".to_owned()), ..Default::default() };
    row.insert(site.db()).await.unwrap();
    site
}

#[tokio::test]
async fn the_site_says_what_stands_for_nothing_in_lists_and_forms() {
    let site = site(|admin| admin.empty_value_display("<nobody knows>")).await;
    let ana = site.login("ana").await;
    assert_eq!(ana.get("/note/").await.rows()[0], ["Empty", "<nobody knows>"]);
    assert!(ana.get("/note/1/").await.text().contains("<nobody knows>"));
}

#[tokio::test]
async fn otherwise_it_is_a_dash_that_is_read_out_as_a_word() {
    let ana = site(|admin| admin).await.login("ana").await;
    assert_eq!(ana.get("/note/").await.rows()[0][1], "–Empty");
}
