//! The page on which filters are joined, by plain requests.

use backoffice::{
    AdminSite,
    testing::{Person, TestSite, TestSiteBuilder},
};

mod pet {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "pet")]
    #[admin(list_display(name, legs), list_filter(name, legs, tame))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub legs: i32,
        pub tame: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

const URL: &str = "/pet/-/filter";

fn pets() -> TestSiteBuilder {
    TestSite::of(AdminSite::register::<pet::Entity>)
        .table::<pet::Entity>()
        .person(Person::new("ana").superuser())
}

#[tokio::test]
async fn filters_are_joined_by_plain_requests() {
    let site = pets().sqlite().await;
    let ana = site.login("ana").await;
    let list = ana.get("/pet/?tame=true").await;
    let there = "/admin/pet/-/filter?_list=tame%3Dtrue";
    assert!(list.links().iter().any(|link| link == there), "{:?}", list.links());
    let page = ana.get(&format!("{URL}?_list=tame%3Dtrue&g=all&_do=add:")).await;
    assert!(page.html().contains(r#"name="f1""#), "a condition was added");
    let page = ana.get(&format!("{URL}?g=all&f1=tame&v1=true&_do=group:")).await;
    assert!(page.html().contains(r#"name="f2.1""#), "a group was added");
    assert!(page.html().contains(r#"<option value="true" selected>"#), "what was chosen stays");
    let query = "_list=_sort%3Dname&g=all&f1=tame&v1=true&g2=any&f2.1=legs__gte&v2.1=4&f2.2=name&v2.2=Tom&_do=apply";
    let applied = ana.get(&format!("{URL}?{query}")).await;
    assert_eq!(applied.status(), 303, "{applied:?}");
    let there = "/admin/pet/?_sort=name&_where=tame:true,(legs__gte:4|name:Tom)";
    assert_eq!(applied.location(), Some(there));
    let list = ana.get(there.trim_start_matches("/admin")).await;
    let said = list.text();
    for words in ["Tame Yes", "Legs at least 4 or Name Tom"] {
        assert!(said.contains(words), "{said}");
    }
}

#[tokio::test]
async fn what_is_in_force_comes_back_and_what_is_wrong_is_told_on_the_page() {
    let site = pets().sqlite().await;
    let ana = site.login("ana").await;
    let page = ana.get(&format!("{URL}?_list=_where%3Dlegs:4%7Clegs:2")).await;
    assert!(page.html().contains(r#"name="v2" type="text" value="2""#), "{}", page.html());
    let page = ana.get(&format!("{URL}?g=all&f1=legs&v1=many&_do=apply")).await;
    assert_eq!(page.status(), 422);
    assert!(page.text().contains("whole number"), "{}", page.text());
    assert_eq!(ana.get(&format!("{URL}?colour=red")).await.status(), 400);
    assert_eq!(ana.get("/pet/?_where=colour:red").await.status(), 400);
}
