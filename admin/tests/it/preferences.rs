//! What people choose for themselves.

use backoffice::{
    auth::entity::preference,
    format::Tz,
    testing::{Browser, Person, TestPage, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};

pub(crate) mod job {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(
        display = title,
        list_display(title, city, pay, posted_at),
        list_filter(city, pay),
        ordering(id),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub city: String,
        pub pay: i32,
        pub posted_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) fn board() -> TestSiteBuilder {
    let configure = |admin: backoffice::AdminSite| {
        admin
            .register::<job::Entity>()
            .time_zone(Tz::Europe__Berlin)
            .texts("de", "language-name = Deutsch\nsave = Sichern")
    };
    TestSite::of(configure)
        .table::<job::Entity>()
        .person(Person::new("ana").superuser())
        .person(Person::new("ben").grant("job", backoffice::Permission::View))
}

pub(crate) async fn fill(site: &TestSite) {
    for (title, city, pay) in
        [("Baker", "Berlin", 30_000), ("Cook", "Porto", 45_000), ("Dean", "Oslo", 90_000)]
    {
        let row = job::ActiveModel {
            title: Set(title.to_owned()),
            city: Set(city.to_owned()),
            pay: Set(pay),
            posted_at: Set("2026-05-01T10:00:00Z".parse().unwrap()),
            ..ActiveModelTrait::default()
        };
        row.insert(site.db()).await.unwrap();
    }
}

async fn choose(browser: &Browser, name: &str, value: &str) -> TestPage {
    let form = browser.get("/-/account").await.form();
    browser.submit(form.set(name, value)).await
}

/// What the heads of the columns say.
fn heads(page: &TestPage) -> Vec<String> {
    let html = page.html();
    let heads = html.split("<th class=\"table__head\"").skip(1);
    heads
        .map(|head| {
            head.split("data-column=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        })
        .collect()
}

#[tokio::test]
async fn the_zone_of_a_person_wins_over_that_of_the_panel_and_stays_theirs() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ben").await);
            assert_eq!(choose(&ana, "zone", "Asia/Kathmandu").await.status(), 303);
            assert_eq!(ana.get("/job/").await.rows()[0][3], "2026-05-01 15:45");
            assert_eq!(ben.get("/job/").await.rows()[0][3], "2026-05-01 12:00");
            let again = site.login("ana").await;
            assert_eq!(again.get("/job/").await.rows()[0][3], "2026-05-01 15:45");
            assert_eq!(choose(&ana, "zone", "").await.status(), 303);
            assert_eq!(ana.get("/job/").await.rows()[0][3], "2026-05-01 12:00");
        })
        .await;
}

#[tokio::test]
async fn language_customs_and_looks_are_chosen_on_the_account_page() {
    let site = board().sqlite().await;
    fill(&site).await;
    let ana = site.login("ana").await;
    choose(&ana, "language", "de").await;
    let page = ana.get("/-/account").await;
    assert!(page.html().contains("<html lang=\"de\""), "{page:?}");
    assert!(page.text().contains("Sichern"), "{page:?}");
    assert_eq!(ana.get("/job/").await.rows()[0][2..], ["30.000", "01.05.2026, 12:00"]);
    choose(&ana, "customs", "en-GB").await;
    assert_eq!(ana.get("/job/").await.rows()[0][2..], ["30,000", "1 May 2026, 12:00"]);
    choose(&ana, "theme", "dark").await;
    let elsewhere = site.login("ana").await.get("/").await;
    assert!(elsewhere.html().contains("data-theme=\"dark\""), "also in another browser");
    assert!(page.html().contains("<optgroup label=\"America\">"), "zones stand in groups");
}

#[tokio::test]
async fn what_is_no_choice_is_refused_by_name() {
    let site = board().sqlite().await;
    let ana = site.login("ana").await;
    for (name, value) in [("zone", "Mars/Olympus"), ("language", "tlh"), ("customs", "xx")] {
        let page = choose(&ana, name, value).await;
        assert_eq!(page.status(), 400, "{name}");
        assert!(page.text().contains(value), "{page:?}");
    }
    assert_eq!(preference::Entity::find().count(site.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn the_choice_of_theme_in_the_menu_is_kept_with_the_person() {
    let site = board().sqlite().await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/").await.form_to("/-/appearance").set("density", "compact");
    let answer = ana.submit(form).await;
    assert_eq!(answer.location(), Some("/admin/job/"));
    assert!(answer.header("set-cookie").unwrap().contains("system.compact"), "for the login page");
    let elsewhere = site.login("ana").await.get("/job/").await;
    assert!(elsewhere.html().contains("data-density=\"compact\""));
}

#[tokio::test]
async fn an_address_says_which_columns_are_shown_and_only_those_are_read() {
    board()
        .each(async |site| {
            fill(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/job/?_cols=pay,city&_sort=-title&city=Porto").await;
            assert_eq!(page.status(), 200, "{page:?}");
            assert_eq!(heads(&page), ["pay", "city"]);
            assert_eq!(page.rows(), [["45,000", "Porto"]], "filters and order know hidden columns");
            let rows = page.statements().iter().find(|sql| sql.contains("LIMIT")).unwrap();
            assert!(!rows.contains("posted_at"), "{rows}");
            assert!(page.links().iter().any(|link| link.starts_with("/admin/job/2/")), "{page:?}");
        })
        .await;
}

#[tokio::test]
async fn a_column_that_is_not_there_is_refused_and_one_that_is_gone_is_passed_over() {
    let site = board().sqlite().await;
    fill(&site).await;
    let ana = site.login("ana").await;
    for bad in ["_cols=salary", "_cols=pay,pay", "_cols=id", "_cols=pay,", "_view=x"] {
        assert_eq!(ana.get(&format!("/job/?{bad}")).await.status(), 400, "{bad}");
    }
    let document = r#"{"lists":{"job":{"columns":["gone","pay"]}}}"#.to_owned();
    let row = preference::ActiveModel {
        actor: Set("1".to_owned()),
        document: Set(document),
        updated_at: Set("2026-05-01T00:00:00Z".parse().unwrap()),
    };
    preference::Entity::insert(row).exec_without_returning(site.db()).await.unwrap();
    assert_eq!(heads(&ana.get("/job/").await), ["pay"]);
}

#[tokio::test]
async fn columns_are_chosen_moved_and_reset_without_scripts() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ben").await);
            let press = async |ticked: &[&str], order: &[&str], button: (&str, &str)| {
                let mut values = vec![("_list", "city=Porto&_cols=title"), button];
                values.extend(order.iter().map(|name| ("order", *name)));
                values.extend(ticked.iter().map(|name| ("column", *name)));
                ana.post("/job/-/columns", &values).await
            };
            let all = ["title", "city", "pay", "posted_at"];
            let answer = press(&["title", "pay"], &all, ("_save", "1")).await;
            assert_eq!(
                answer.location(),
                Some("/admin/job/?city=Porto"),
                "without the old columns"
            );
            assert_eq!(heads(&ana.get("/job/").await), ["title", "pay"]);
            let answer = press(&["title", "pay"], &["title", "pay"], ("_up", "pay")).await;
            assert_eq!(answer.location(), Some("/admin/job/?city=Porto#columns"), "stays open");
            assert_eq!(heads(&ana.get("/job/").await), ["pay", "title"]);
            assert_eq!(heads(&ana.get("/job/?_cols=city").await), ["city"], "the address wins");
            assert_eq!(heads(&ben.get("/job/").await), all, "nobody else's list changed");
            press(&[], &all, ("_save", "1")).await;
            let page = ana.get("/job/").await;
            assert!(page.text().contains("Choose at least one column."), "{page:?}");
            assert_eq!(heads(&page), ["pay", "title"]);
            press(&[], &all, ("_reset", "1")).await;
            assert_eq!(heads(&ana.get("/job/").await), all);
        })
        .await;
}

#[tokio::test]
async fn the_density_of_a_list_is_its_own() {
    let site = board().sqlite().await;
    let ana = site.login("ana").await;
    let values = [("column", "title"), ("density", "comfortable"), ("_save", "1")];
    assert_eq!(ana.post("/job/-/columns", &values).await.status(), 303);
    assert!(ana.get("/job/").await.html().contains("data-density=\"comfortable\""));
    assert!(ana.get("/").await.html().contains("data-density=\"default\""));
}
