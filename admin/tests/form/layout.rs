//! Where the fields of a form stand: in groups and rows, folded and on tabs.

use backoffice::{
    Permission::{Change, View},
    testing::{Person, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    entity::company,
    support::{companies, entries, run},
};

pub mod shift {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "shift")]
    #[admin(
        label = "Shift",
        readonly_fields(code, length()),
        save_as,
        save_on_top,
        fieldsets(
            { fields(title) },
            "Hours" { fields((begins, ends), length(), company), description = "on the clock there", collapse },
            "Notes" { fields(note), tab },
            "Office" { fields(code), tab },
        ),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub begins: i32,
        pub ends: i32,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::super::entity::company::Entity>,
        pub note: Option<String>,
        #[sea_orm(default_value = "new")]
        pub code: String,
        #[sea_orm(default_value = 0)]
        pub hidden_count: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    #[backoffice::methods]
    impl Model {
        #[display(label = "Hours of work", empty_value = "none at all")]
        fn length(&self) -> Option<i32> {
            (self.ends > self.begins).then(|| self.ends - self.begins)
        }
    }
}

fn office() -> TestSiteBuilder {
    TestSite::of(|admin| admin.register::<company::Entity>().register::<shift::Entity>())
        .table::<company::Entity>()
        .table::<shift::Entity>()
        .person(Person::new("ana").superuser())
        .person(Person::new("vic").grant("shift", View))
        .person(Person::new("cas").grant("shift", View).grant("shift", Change))
}

/// The early shift (7) at Acme.
async fn early(site: &TestSite) {
    companies(site).await;
    let row = shift::ActiveModel {
        id: Set(7),
        title: Set("Early".to_owned()),
        begins: Set(6),
        ends: Set(14),
        company_id: Set(1),
        note: Set(None),
        code: Set("E7".to_owned()),
        hidden_count: Set(0),
    };
    row.insert(site.db()).await.unwrap();
}

/// The part of a page from one text to another.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from} in {html}"));
    rest.split(to).next().unwrap()
}

fn folded(html: &str) -> bool {
    !between(html, "<details class=\"fieldset", ">").contains("open")
}

#[tokio::test]
async fn fields_stand_in_the_declared_groups_and_rows_and_are_saved_from_there() {
    office()
        .each(async |site| {
            early(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/shift/7/").await;
            let html = page.html();
            let hours = between(&html, "<details class=\"fieldset", "</details>");
            assert!(
                hours.contains(">Hours</h2>") && hours.contains("on the clock there"),
                "{hours}"
            );
            let row = between(hours, "class=\"fieldset__row\"", "data-field=\"company_id\"");
            assert!(row.contains("name=\"begins\"") && row.contains("name=\"ends\""), "{row}");
            assert!(!html.contains("hidden_count"), "what no group names is not on the form");
            let answer = ana.submit(page.form().set("ends", "15").set("_save", "1")).await;
            assert_eq!(answer.status(), 303);
            let row = shift::Entity::find_by_id(7).one(site.db()).await.unwrap().unwrap();
            assert_eq!((row.begins, row.ends, row.code.as_str()), (6, 15, "E7"));
        })
        .await;
}

#[tokio::test]
async fn a_folded_group_opens_where_something_in_it_is_wrong_or_was_looked_up() {
    office()
        .each(async |site| {
            early(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/shift/7/").await;
            assert!(folded(&page.html()), "{}", page.html());
            let wrong = ana.submit(page.form().set("begins", "soon").set("_save", "1")).await;
            assert_eq!(wrong.status(), 422);
            assert!(!folded(&wrong.html()), "{}", wrong.html());
            assert!(wrong.html().contains("href=\"#field-begins\""), "the way to it");
            let elsewhere = ana.submit(page.form().set("title", "").set("_save", "1")).await;
            assert_eq!((elsewhere.status(), folded(&elsewhere.html())), (422, true));
            let search = page.form().set("_search_company_id", "be").set("_lookup_company_id", "1");
            let found = ana.submit(search).await;
            assert!(found.status() == 200 && !folded(&found.html()), "{}", found.html());
        })
        .await;
}

#[tokio::test]
async fn two_versions_are_compared_with_every_group_open() {
    office()
        .each(async |site| {
            early(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/shift/7/").await;
            run(&site, "UPDATE shift SET ends = 13").await;
            let answer = ana.submit(page.form().set("ends", "15").set("_save", "1")).await;
            assert_eq!((answer.status(), folded(&answer.html())), (409, false));
            let again = answer.form();
            assert_eq!(again.get("ends"), Some("15"), "what was typed is still there");
        })
        .await;
}

#[tokio::test]
async fn without_scripts_every_tab_is_shown_and_a_group_of_nothing_is_left_out() {
    let site = office().sqlite().await;
    early(&site).await;
    let ana = site.login("ana").await;
    let html = ana.get("/shift/7/").await.html();
    let tabs: Vec<&str> = html.split("data-tab").skip(1).collect();
    assert!(tabs.len() == 2 && tabs[0].contains("Notes") && tabs[1].contains("Office"), "{html}");
    assert!(!between(&html, "<form class=\"form\"", "</form>").contains(" hidden>"), "{html}");
    let add = ana.get("/shift/-/add").await;
    assert!(add.text().contains("Notes") && !add.text().contains("Office"), "{}", add.text());
    assert_eq!(ana.submit(filled(&add)).await.status(), 303);
    assert_eq!(shift::Entity::find().all(site.db()).await.unwrap().len(), 2);
}

fn filled(page: &backoffice::testing::TestPage) -> backoffice::testing::TestForm {
    let typed = [("title", "Late"), ("begins", "14"), ("ends", "22"), ("company_id", "1")];
    let form = typed.iter().fold(page.form(), |form, (name, text)| form.set(name, text));
    form.set("_save", "1")
}

#[tokio::test]
async fn who_may_only_look_sees_the_groups_without_inputs() {
    let site = office().sqlite().await;
    early(&site).await;
    let page = site.login("vic").await.get("/shift/7/").await;
    let html = page.html();
    assert!(html.contains(">Hours</h2>") && html.contains("E7"), "{html}");
    assert!(!html.contains("name=\"begins\""), "{html}");
}

#[tokio::test]
async fn what_a_method_computes_stands_among_the_fields_of_a_row_and_not_of_a_new_one() {
    office()
        .each(async |site| {
            early(&site).await;
            for person in ["ana", "vic"] {
                let page = site.login(person).await.get("/shift/7/").await;
                let html = page.html();
                let shown = between(&html, "data-field=\"length", "data-field=\"company_id\"");
                assert!(shown.contains("Hours of work") && shown.contains('8'), "{shown}");
                assert!(!shown.contains("<input"), "{shown}");
            }
            let ana = site.login("ana").await;
            let wrong = ana.get("/shift/7/").await.form().set("title", "").set("_save", "1");
            assert!(ana.submit(wrong).await.text().contains("Hours of work"));
            assert!(!ana.get("/shift/-/add").await.text().contains("Hours of work"));
            run(&site, "UPDATE shift SET ends = 6").await;
            assert!(ana.get("/shift/7/").await.text().contains("none at all"));
        })
        .await;
}

#[tokio::test]
async fn a_row_is_saved_as_a_new_one_once_and_stays_as_it_was() {
    office()
        .each(async |site| {
            early(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/shift/7/").await.form();
            let form = form.set("title", "Late").set("_saveasnew", "1");
            let first = ana.submit(form.clone()).await;
            let rows = shift::Entity::find().all(site.db()).await.unwrap();
            let made = rows.iter().find(|row| row.id != 7).unwrap();
            assert_eq!((made.title.as_str(), made.begins, made.code.as_str()), ("Late", 6, "new"));
            let form_of_it = format!("/admin/shift/{}/", made.id);
            assert_eq!((first.status(), first.location()), (303, Some(form_of_it.as_str())));
            let again = ana.submit(form).await;
            assert_eq!(again.location(), Some(form_of_it.as_str()), "sent twice, applied once");
            let rows = shift::Entity::find().all(site.db()).await.unwrap();
            assert_eq!(rows.len(), 2);
            assert!(rows.iter().any(|row| row.id == 7 && row.title == "Early"), "{rows:?}");
            let told: Vec<String> =
                entries(&site).await.into_iter().map(|own| own.action).collect();
            assert_eq!(told, ["add"]);
        })
        .await;
}

#[tokio::test]
async fn what_cannot_be_saved_as_new_is_shown_again_as_the_form_of_a_new_row() {
    let site = office().sqlite().await;
    early(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/shift/7/").await.form().set("begins", "soon").set("_saveasnew", "1");
    let page = ana.submit(form).await;
    let again = page.form_to("/shift/-/add");
    assert_eq!((page.status(), again.get("begins")), (422, Some("soon")));
    let mended = again.set("begins", "5").set("_save", "1");
    assert_eq!(ana.submit(mended).await.status(), 303);
    assert_eq!(shift::Entity::find().all(site.db()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn only_who_may_add_saves_as_new_and_only_where_the_model_says_so() {
    let site = office().sqlite().await;
    early(&site).await;
    let (ana, cas) = (site.login("ana").await, site.login("cas").await);
    assert!(ana.get("/shift/7/").await.html().contains("_saveasnew"));
    let page = cas.get("/shift/7/").await;
    assert!(!page.html().contains("_saveasnew"), "{}", page.html());
    assert_eq!(cas.submit(page.form().set("_saveasnew", "1")).await.status(), 403);
    let company = ana.get("/company/1/").await;
    assert!(!company.html().contains("_saveasnew"));
    assert_eq!(ana.submit(company.form().set("_saveasnew", "1")).await.status(), 400);
    assert_eq!(shift::Entity::find().all(site.db()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_buttons_stand_above_the_form_too_where_the_model_says_so() {
    let site = office().sqlite().await;
    early(&site).await;
    let ana = site.login("ana").await;
    let bars = async |path| ana.get(path).await.html().matches("class=\"submit\"").count();
    assert_eq!((bars("/shift/7/").await, bars("/company/1/").await), (2, 1));
}
