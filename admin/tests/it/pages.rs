//! Pages and buttons of the host's own, by plain requests.

use axum::{Form, response::Response, routing::get};
use backoffice::{
    Actor, AdminSite, Message, Permission, Result,
    history::entity as history,
    pages::{Button, Page, PageContext},
    testing::{Person, TestPage, TestSite, TestSiteBuilder},
    ui::Flash,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait,
    TransactionTrait,
};

mod note {
    use backoffice::{Actor, Admin, ModelAdmin};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "note")]
    #[admin(hooks, display = title, list_display(title, stars), list_editable(stars), list_filter(stars))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub stars: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(actor: &Actor) -> Condition {
            match actor.is_superuser() {
                true => Condition::all(),
                false => Condition::all().add(Column::Title.ne("Secret")),
            }
        }

        fn can_change(_: &Actor) -> Condition {
            Condition::all().add(Column::Title.ne("Closed"))
        }
    }
}

async fn count(cx: PageContext) -> Result<Response> {
    let count = cx.select::<note::Entity>()?.count(cx.db()).await?;
    cx.render("count.html", serde_json::json!({ "count": count, "markup": "<i>&</i>" }))
}

async fn star(cx: PageContext) -> Result<Response> {
    let note = cx.row::<note::Entity>().await?;
    let stars = note.stars + 1;
    let mut note = note.into_active_model();
    note.stars = Set(stars);
    let tx = cx.db().begin().await?;
    note.update(&tx).await?;
    cx.log(&tx, "starred").await?;
    tx.commit().await?;
    Ok(cx.leave(Flash::success(Message::literal(format!("{stars} stars")))))
}

#[derive(serde::Deserialize)]
struct Words {
    words: String,
}

async fn speak(cx: PageContext) -> Result<Response> {
    cx.render("speak.html", ())
}

async fn spoken(cx: PageContext, Form(Words { words }): Form<Words>) -> Result<Response> {
    Ok(cx.leave(Flash::info(Message::literal(words))))
}

async fn fail(cx: PageContext) -> Result<Response> {
    let source = cx.open("note", Permission::Delete)?;
    source.begin().await?;
    Err(backoffice::Error::new(backoffice::ErrorKind::Internal, "a secret of the host's"))
}

async fn burst(_: PageContext) -> Result<Response> {
    panic!("a secret of the host's")
}

fn notes() -> TestSiteBuilder {
    TestSite::of(|site: AdminSite| {
        site.register_with::<note::Entity>(|notes| {
            notes
                .page(Page::new("count", get(count)).label("How many"))
                .page(Page::new("fail", get(fail)))
                .page(Page::new("burst", get(burst)))
                .row_page(Page::post("star", star).label("Give a star"))
                .row_page(Page::post("burn", star).label("Burn").confirm("Really <burn> it?"))
                .button(Button::link("Website", "https://notes.example/").icon("open"))
                .button(Button::row("View on site", |row| format!("/notes/{}", row.key())))
                .button(Button::row("Run", |row| format!("javascript:alert({})", row.key())))
        })
        .page(Page::new("speak", get(speak).post(spoken)).label("Speak up"))
        .page(Page::new("rule", get(speak)).label("Rule").only(Actor::is_superuser))
        .page(Page::new("broken", get(speak)).label("Broken").only(|_| panic!("of the host's code")))
        .template(
            "count.html",
            r#"{% extends "page.html" %}{% block body %}<p id="count">{{ data.count }} {{ data.markup }}</p>{% endblock %}"#,
        )
        .template(
            "speak.html",
            r#"{% extends "page.html" %}{% block body %}<form method="post" action="{{ page.url }}">
            <input type="hidden" name="_csrf" value="{{ chrome.csrf }}"><input name="words"></form>{% endblock %}"#,
        )
    })
    .table::<note::Entity>()
    .person(Person::new("root").superuser())
    .person(Person::new("viewer").grant("note", Permission::View))
    .person(Person::new("changer").grant("note", Permission::Change))
}

async fn fill(site: &TestSite) {
    for title in ["First", "Secret", "Third"] {
        let note = note::ActiveModel {
            title: Set(title.to_owned()),
            stars: Set(0),
            ..ActiveModelTrait::default()
        };
        note.insert(site.db()).await.unwrap();
    }
}

async fn stars(site: &TestSite, id: i64) -> i32 {
    note::Entity::find_by_id(id).one(site.db()).await.unwrap().unwrap().stars
}

/// Whether the page has a button that leads or posts there.
fn offers(page: &TestPage, path: &str) -> bool {
    let posts = page.html().replace("&#x2f;", "/").contains(&format!("formaction=\"{path}"));
    posts || page.links().iter().any(|link| link.starts_with(path))
}

#[tokio::test]
async fn a_page_stands_in_the_layout_and_reads_what_its_reader_may_see() {
    notes()
        .each(async |site| {
            fill(&site).await;
            for (name, count) in [("root", "3"), ("viewer", "2")] {
                let page = site.login(name).await.get("/note/-/page/count").await;
                assert_eq!(page.status(), 200, "{page:?}");
                assert!(page.text().contains(&format!("{count} <i>&</i>")), "{}", page.text());
                assert!(page.html().contains("&lt;i&gt;"), "it is escaped");
                assert!(page.text().contains("How many") && page.text().contains(name));
                assert!(page.links().contains(&"/admin/note/".to_owned()), "the way back");
            }
        })
        .await;
}

#[tokio::test]
async fn what_is_done_with_a_row_is_done_within_scope_and_written_down() {
    notes()
        .each(async |site| {
            fill(&site).await;
            let changer = site.login("changer").await;
            let answer = changer.post("/note/1/-/page/star?_list=stars%3D0", &[]).await;
            assert_eq!(answer.location(), Some("/admin/note/?stars=0"), "{answer:?}");
            assert!(changer.follow(&answer).await.text().contains("1 stars"));
            assert_eq!(stars(&site, 1).await, 1);
            let told = history::Entity::find().one(site.db()).await.unwrap().unwrap();
            assert_eq!((told.action.as_str(), told.reason.as_deref()), ("custom", Some("starred")));
            assert_eq!((told.object_key.as_str(), told.object_label.as_str()), ("1", "First"));

            let missing = changer.post("/note/2/-/page/star", &[]).await;
            assert_eq!(missing.status(), 404, "it is out of scope");
            assert_eq!(changer.post("/note/99/-/page/star", &[]).await.status(), 404);
            assert_eq!(changer.get("/note/1/-/page/star").await.status(), 405, "nothing by GET");
            assert_eq!(
                site.login("viewer").await.post("/note/1/-/page/star", &[]).await.status(),
                403
            );
            assert_eq!((stars(&site, 1).await, stars(&site, 2).await), (1, 0));
        })
        .await;
}

#[tokio::test]
async fn a_right_that_is_decided_row_by_row_holds_for_pages_and_buttons() {
    notes()
        .each(async |site| {
            fill(&site).await;
            let closed = note::ActiveModel {
                title: Set("Closed".to_owned()),
                stars: Set(0),
                ..ActiveModelTrait::default()
            };
            let id = closed.insert(site.db()).await.unwrap().id;
            let changer = site.login("changer").await;
            let path = format!("/note/{id}/-/page/star");
            assert_eq!(changer.post(&path, &[]).await.status(), 403);
            assert_eq!(stars(&site, id).await, 0);
            let list = changer.get("/note/").await;
            assert!(offers(&list, "/admin/note/1/-/page/star"));
            for page in [list, changer.get(&format!("/note/{id}/")).await] {
                assert!(!offers(&page, &format!("/admin{path}")), "{page:?}");
                assert!(offers(&page, &format!("/notes/{id}")));
            }
        })
        .await;
}

#[tokio::test]
async fn a_post_without_its_token_is_refused_before_the_handler() {
    let site = notes().sqlite().await;
    fill(&site).await;
    let root = site.login("root").await;
    let forged = |path: &str, body: &'static str| {
        let request = root
            .request(http::Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded");
        root.send(request, body)
    };
    for body in ["", "words=Hi", "_csrf=wrong&words=Hi"] {
        assert_eq!(forged("/note/1/-/page/star", body).await.status(), 403, "{body}");
        assert_eq!(forged("/-/page/speak", body).await.status(), 403, "{body}");
    }
    assert_eq!(stars(&site, 1).await, 0);
    let put = root.request(http::Method::PUT, "/-/page/speak");
    assert_eq!(root.send(put, "words=Hi").await.status(), 405);
}

#[tokio::test]
async fn a_form_of_ones_own_is_read_as_axum_reads_it() {
    let site = notes().sqlite().await;
    let viewer = site.login("viewer").await;
    let form =
        viewer.get("/-/page/speak").await.form_to("/-/page/speak").set("words", "Hi & <bye>");
    let answer = viewer.submit(form).await;
    assert_eq!(answer.location(), Some("/admin"), "{answer:?}");
    assert!(viewer.follow(&answer).await.text().contains("Hi & <bye>"));
    assert_eq!(viewer.post("/-/page/speak", &[]).await.status(), 422, "`words` is missing");
}

#[tokio::test]
async fn a_question_is_asked_on_a_page_of_its_own() {
    let site = notes().sqlite().await;
    fill(&site).await;
    let root = site.login("root").await;
    let page = root.get("/note/1/-/page/burn?_list=stars%3D0").await;
    assert!(page.text().contains("Really <burn> it?") && page.text().contains("First"));
    assert!(page.links().contains(&"/admin/note/?stars=0".to_owned()), "{:?}", page.links());
    assert_eq!(stars(&site, 1).await, 0, "asking does nothing");
    let form = page.forms().into_iter().find(|form| form.action().contains("/burn")).unwrap();
    let done = root.submit(form).await;
    assert_eq!(done.location(), Some("/admin/note/?stars=0"));
    assert_eq!(stars(&site, 1).await, 1);
}

#[tokio::test]
async fn buttons_stand_where_they_belong_and_are_shown_to_whoever_may_use_them() {
    let site = notes().sqlite().await;
    fill(&site).await;
    let (root, viewer) = (site.login("root").await, site.login("viewer").await);
    let (all, some) = (root.get("/note/?stars=0").await, viewer.get("/note/?stars=0").await);
    for page in [&all, &some] {
        assert!(offers(page, "/admin/note/-/page/count"), "{:?}", page.links());
        assert!(offers(page, "https://notes.example/"));
        assert!(offers(page, "/notes/1") && offers(page, "/notes/3"));
        assert!(!page.html().contains("javascript:"), "a browser would run it");
        assert!(!offers(page, "/admin/note/-/page/fail"), "it has no label");
    }
    assert!(offers(&all, "/admin/note/1/-/page/star?_list=stars"));
    assert!(offers(&all, "/admin/note/1/-/page/burn"));
    assert!(!offers(&some, "/admin/note/1/-/page/star"), "who only looks");
    let row = root.get("/note/1/").await;
    assert!(offers(&row, "/notes/1") && offers(&row, "/admin/note/1/-/page/star"));
    assert!(offers(&root.get("/").await, "/admin/-/page/rule"));
    let index = viewer.get("/").await;
    assert!(offers(&index, "/admin/-/page/speak") && !offers(&index, "/admin/-/page/rule"));
    assert_eq!(viewer.get("/-/page/rule").await.status(), 403, "hiding is not forbidding");
}

#[tokio::test]
async fn buttons_of_rows_cost_no_statement() {
    let site = notes().sqlite().await;
    fill(&site).await;
    let root = site.login("root").await;
    let three = root.get("/note/").await.statements().len();
    let one = root.get("/note/?id=1").await.statements().len().max(three);
    for number in 0..20 {
        let note = note::ActiveModel {
            title: Set(format!("Note {number}")),
            stars: Set(0),
            ..ActiveModelTrait::default()
        };
        note.insert(site.db()).await.unwrap();
    }
    assert_eq!(root.get("/note/").await.statements().len(), one);
}

#[tokio::test]
async fn a_handler_that_fails_ends_in_the_panels_page() {
    let site = notes().sqlite().await;
    fill(&site).await;
    for path in ["/note/-/page/fail", "/note/-/page/burst"] {
        let page = site.login("root").await.get(path).await;
        assert_eq!(page.status(), 500, "{path}");
        assert!(!page.text().contains("secret"), "the log knows: {page:?}");
        let number = page.header("x-request-id").unwrap();
        assert!(page.text().contains(number), "by this number: {page:?}");
    }
    let page = site.login("viewer").await.get("/note/-/page/fail").await;
    assert_eq!(page.status(), 403, "by what the handler asked of the gate");
    let root = site.login("root").await;
    assert!(!offers(&root.get("/").await, "/admin/-/page/broken"));
    assert_eq!(root.get("/-/page/broken").await.status(), 403, "what panics denies");
    for path in
        ["/-/page/nothing", "/note/-/page/nothing", "/nothing/-/page/count", "/note/1/-/page/count"]
    {
        assert_eq!(site.login("root").await.get(path).await.status(), 404, "{path}");
    }
}
