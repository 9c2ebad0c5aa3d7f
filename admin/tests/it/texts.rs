//! Every sentence of a page comes from the texts, so that another language says all of it.
//!
//! The panel speaks a language here in which each word of its own stands in brackets, and the host
//! marks its own words with a `¤`: what is left was written where no translator finds it.

use backoffice::{
    AdminSite,
    Permission::{Add, Change, Delete, View},
    testing::{Browser, Person, TestPage, TestSite, TestSiteBuilder},
};
use http::{Method, header};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

mod memo {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "memo")]
    #[admin(
        label = "¤Memo",
        label_plural = "¤Memos",
        display = memo_title,
        list_display(memo_title, is_done, posted_at, size_cm, shelf_id),
        list_filter(is_done, posted_at, size_cm, memo_title, shelf_id),
        search_fields(memo_title),
        date_hierarchy = posted_at,
        readonly_fields(made_at),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        #[admin(label = "¤Key")]
        pub id: i64,
        #[admin(label = "¤Title", help = "¤short")]
        #[sea_orm(column_type = "String(StringLen::N(20))", unique)]
        pub memo_title: String,
        #[admin(label = "¤Done")]
        pub is_done: Option<bool>,
        #[admin(label = "¤Posted")]
        pub posted_at: DateTimeUtc,
        #[admin(label = "¤Made")]
        pub made_at: Option<DateTimeUtc>,
        #[admin(label = "¤Size")]
        pub size_cm: i32,
        #[admin(label = "¤Shelf")]
        pub shelf_id: Option<i64>,
        #[sea_orm(belongs_to, from = "shelf_id", to = "id")]
        #[admin(label = "¤Shelf")]
        pub shelf: BelongsTo<Option<super::shelf::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod shelf {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "shelf")]
    #[admin(label = "¤Shelf", label_plural = "¤Shelves", display = name, search_fields(name))]
    pub struct Model {
        #[sea_orm(primary_key)]
        #[admin(label = "¤Key")]
        pub id: i64,
        #[admin(label = "¤Name")]
        pub name: String,
        #[sea_orm(has_many)]
        pub memos: HasMany<super::memo::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The panel's own words, each run of them in brackets, so that an argument stands outside.
fn bracketed() -> String {
    let lines = backoffice_templates::TEXTS.iter().flat_map(|(_, text)| text.lines());
    lines.map(|line| bracketed_line(line) + "\n").collect()
}

fn bracketed_line(line: &str) -> String {
    let variant = line.trim_start().starts_with(['[', '*']);
    let (sign, words) = match line {
        line if variant => ("] ", line.split_once("] ")),
        line if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
            (" = ", line.split_once(" = "))
        }
        _ => return line.to_owned(),
    };
    let Some((start, words)) = words else { return line.to_owned() };
    let runs = words.split_inclusive(['{', '}']).map(|run| match run.strip_suffix('{') {
        Some("") => "{".to_owned(),
        Some(words) => format!("⟦{words}⟧{{"),
        None if run.ends_with('}') => run.to_owned(),
        None => format!("⟦{run}⟧"),
    });
    format!("{start}{sign}{}", runs.collect::<String>())
}

#[test]
fn an_argument_stands_outside_the_brackets() {
    let line = |text| bracketed_line(text);
    assert_eq!(line("a-b = Add { $model }"), "a-b = ⟦Add ⟧{ $model }");
    assert_eq!(line("x = { $detail }."), "x = { $detail }⟦.⟧");
    assert_eq!(
        line("   *[other] In { NUMBER($n) } seconds."),
        "   *[other] ⟦In ⟧{ NUMBER($n) }⟦ seconds.⟧"
    );
    assert_eq!(line("# A comment = none"), "# A comment = none");
}

/// What stands on a page and belongs neither to the panel's texts nor to the host.
fn unmarked(page: &TestPage) -> Vec<String> {
    let mut words = page.text();
    let html = page.html();
    for name in ["aria-label", "title", "placeholder", "alt", "data-label", "data-empty"] {
        for value in html.split(&format!(" {name}=\"")).skip(1) {
            words.push(' ');
            words.push_str(value.split('"').next().unwrap());
        }
    }
    let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    words.push_str(title.unwrap_or_default());
    let mut runs = words.split('⟦');
    let first = runs.next().unwrap().to_owned();
    let outside =
        runs.fold(first, |all, run| all + " " + run.split_once('⟧').map_or(run, |(_, rest)| rest));
    let tokens = outside.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '¤')));
    tokens.filter(|token| is_english(token)).map(str::to_owned).collect()
}

/// Names of parameters and inputs hold an underscore, numbers of requests a digit.
fn is_english(token: &str) -> bool {
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !token.contains(['_', '¤']) && !token.contains(|c: char| c.is_ascii_digit())
}

#[track_caller]
fn assert_translated(page: &TestPage, status: u16) {
    assert_eq!(page.status(), status, "{page:?}");
    let html = page.html();
    assert!(html.contains('⟦'), "this speaks another language: {page:?}");
    let unmarked = unmarked(page);
    assert!(unmarked.is_empty(), "{unmarked:?} on {page:?}");
}

fn board() -> TestSiteBuilder {
    let configure = |admin: AdminSite| {
        let admin = admin.register::<memo::Entity>().register::<shelf::Entity>();
        admin.title("¤Board").texts("en", bracketed())
    };
    let grants = [View, Add, Change, Delete].map(|right| ("memo", right));
    let ana = Person::new("¤ana").grant("shelf", View);
    let ana = grants.into_iter().fold(ana, |ana, (model, right)| ana.grant(model, right));
    TestSite::of(configure)
        .table::<shelf::Entity>()
        .table::<memo::Entity>()
        .person(ana)
        .person(Person::new("¤vic").grant("memo", View))
        .person(Person::new("¤root").superuser())
}

async fn fill(site: &TestSite) -> i64 {
    let shelf = shelf::ActiveModel { name: Set("¤Oak".to_owned()), ..ActiveModelTrait::default() };
    let shelf = shelf.insert(site.db()).await.unwrap().id;
    let mut key = 0;
    for number in 0..3 {
        let row = memo::ActiveModel {
            memo_title: Set(format!("¤Memo{number}")),
            is_done: Set(Some(number == 1)),
            posted_at: Set(format!("2026-0{}-01T09:30:00Z", number + 1).parse().unwrap()),
            made_at: Set(Some("2026-05-01T09:30:00Z".parse().unwrap())),
            size_cm: Set(20_000),
            shelf_id: Set((number > 0).then_some(shelf)),
            ..ActiveModelTrait::default()
        };
        key = row.insert(site.db()).await.unwrap().id;
    }
    key
}

#[tokio::test]
async fn a_page_says_nothing_that_no_text_says() {
    let site = board().sqlite().await;
    let key = fill(&site).await;
    assert_translated(&site.browser().get("/-/login").await, 200);
    assert_translated(&site.browser().try_login("¤ana", "wrong").await, 422);
    let ana = site.login("¤ana").await;
    changed(&ana, key).await;
    let form = format!("/memo/{key}/");
    for path in [
        "/",
        "/memo/",
        "/memo/?memo_title__contains=%C2%A4&is_done=true&posted_at=2026-02-01&shelf_id=1&_sort=-size_cm",
        "/memo/?_q=%C2%A4nothing",
        "/memo/?posted_at__year=2026",
        "/memo/-/add",
        &form,
        &format!("{form}-/delete"),
        &format!("{form}-/history"),
        "/-/account/password",
    ] {
        assert_translated(&ana.get(path).await, 200);
    }
    assert_translated(&site.login("¤vic").await.get(&form).await, 200);
}

/// So that there is a history, and something on the index.
async fn changed(browser: &Browser, key: i64) {
    let form = browser.get(&format!("/memo/{key}/")).await.form().set("size_cm", "30000");
    let form = form.set("is_done", "true");
    let answer = browser.submit(form.set("_continue", "1")).await;
    assert_translated(&browser.follow(&answer).await, 200);
}

#[tokio::test]
async fn an_address_is_refused_in_the_words_of_the_texts() {
    let site = board().sqlite().await;
    let form = format!("/memo/{}/", fill(&site).await);
    let ana = site.login("¤ana").await;
    for path in [
        "/memo/?_page=x",
        "/memo/?_size=9999",
        "/memo/?_sort=no_column",
        "/memo/?_sort=size_cm,size_cm",
        "/memo/?_no_key=1",
        "/memo/?no_filter=1",
        "/memo/?_q=%00",
        "/memo/?_q=%FF",
        "/memo/?size_cm=%C2%A4",
        "/memo/?size_cm__no_op=1",
        "/memo/?is_done=%C2%A4",
        "/memo/?posted_at__range=%C2%A4",
        "/memo/?posted_at__month=1",
        "/memo/-/lookup/shelf_id?_page=0",
        "/memo/-/lookup/shelf_id?no_key=1",
        "/memo/-/add?no_input=1",
        "/memo/-/add?memo_title=%FF",
        "/memo/-/add?memo_title=1&memo_title=2",
        "/memo/-/add?%00=1",
        &format!("{form}?no_input=1"),
        &format!("{form}-/delete?no_input=1"),
        &format!("{form}-/history?_before=x"),
        &format!("/memo/?{}", "&".repeat(5_000)),
    ] {
        assert_translated(&ana.get(path).await, 400);
    }
    assert_translated(&ana.get("/memo/99/").await, 404);
    assert_translated(&ana.get("/no_such_page/").await, 404);
    assert_translated(&ana.get("/shelf/-/add").await, 403);
    assert_translated(&ana.send(ana.request(Method::PUT, "/memo/"), "").await, 405);
}

#[tokio::test]
async fn a_form_is_refused_in_the_words_of_the_texts() {
    let site = board().sqlite().await;
    let key = fill(&site).await;
    let path = format!("/memo/{key}/");
    let ana = site.login("¤ana").await;
    let form = ana.get(&path).await.form();
    for bad in [
        form.clone().set("no_input", "1"),
        form.clone().without("_once").set("size_cm", "3"),
        form.clone().set("_lookup_memo_title", ""),
        ana.get(&format!("{path}-/delete")).await.form().without("_once"),
    ] {
        assert_translated(&ana.submit(bad).await, 400);
    }
    for (input, text) in [
        ("memo_title", ""),
        ("memo_title", "¤Memo0"),
        ("memo_title", &"¤".repeat(30)),
        ("posted_at", "¤"),
        ("posted_at", "2026-02-30 10:00"),
        ("size_cm", "¤"),
        ("size_cm", "99999999999"),
        ("shelf_id", "99"),
        ("is_done", "¤"),
    ] {
        assert_translated(&ana.submit(form.clone().set(input, text)).await, 422);
    }
    changed(&ana, key).await;
    assert_translated(&ana.submit(form.set("size_cm", "4")).await, 409);
    for body in ["a=%FF".to_owned(), "%00=1".to_owned(), "a=1&".repeat(5_001), "a=1&a=2".into()] {
        assert_translated(&sent(&ana, &path, &body).await, 400);
    }
}

/// A body that no form would send, with a token that is right.
async fn sent(browser: &Browser, path: &str, body: &str) -> TestPage {
    let token = browser.get(path).await.form();
    let token = token.get("_csrf").unwrap();
    let request = browser.request(Method::POST, path);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    browser.send(request, format!("_csrf={token}&{body}")).await
}

#[tokio::test]
async fn what_the_hooks_of_people_refuse_is_translated() {
    let site = board().sqlite().await;
    let root = site.login("¤root").await;
    let own = backoffice::auth::entity::user::Entity::find().all(site.db()).await.unwrap();
    let key = own.iter().find(|user| user.is_superuser).unwrap().id;
    let form = root.get(&format!("/backoffice_user/{key}/")).await.form();
    let page = root.submit(form.without("is_superuser")).await;
    assert_eq!(page.status(), 422, "{page:?}");
    assert!(page.text().contains("⟦This is the last active superuser."), "{page:?}");
    let form = root.get("/backoffice_grant/-/add").await.form();
    let page = root.submit(form.set("model", "memo").set("permission", "view")).await;
    assert_eq!(page.status(), 422, "{page:?}");
    assert!(page.text().contains("⟦A right belongs to one user or to one group."), "{page:?}");
}
