//! A form that comes while the database is busy or away is kept, to be sent again.

use std::{sync::LazyLock, time::Duration};

use axum::{Router, body::Body};
use backoffice::{
    AdminSite,
    resource::Limits,
    testing::{TestForm, TestSite},
};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, Database, EntityTrait};
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::support::{self, new_note, note};

const TYPED: &str = "typed \"with care\" <b>&amp;\nin two lines";

/// Closed, it keeps a save in the middle of its unit.
static GATE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(0));
static ARRIVED: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(0));

mod parcel {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parcel")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "Text")]
        pub title: String,
    }

    #[async_trait::async_trait]
    impl ActiveModelBehavior for ActiveModel {
        async fn before_save<C: ConnectionTrait>(self, _: &C, _: bool) -> Result<Self, DbErr> {
            if self.title.try_as_ref().is_some_and(|title| title == "slow") {
                super::ARRIVED.add_permits(1);
                super::GATE.acquire().await.expect("nobody closes it").forget();
            }
            Ok(self)
        }
    }
}

#[tokio::test]
async fn a_form_that_finds_no_place_in_the_queue_can_be_sent_again() {
    let builder = TestSite::of(|admin| {
        let mut limits = Limits::default();
        (limits.connections, limits.wait) = (Some(1), Duration::from_millis(50));
        support::models(admin).register_entity::<parcel::Entity>().limits(limits)
    });
    support::with_people(builder)
        .table::<parcel::Entity>()
        .each(async |site| {
            let row = parcel::ActiveModel {
                title: Set("before".to_owned()),
                ..ActiveModelTrait::default()
            };
            let key = row.insert(site.db()).await.unwrap().id;
            let (slow, root) = (site.login("root").await, site.login("root").await);
            let first = slow.get("/parcel/-/add").await.form().set("title", "slow");
            let path = format!("/parcel/{key}/");
            let form = root.get(&path).await.form().set("title", TYPED);
            let once = form.get("_once").unwrap().to_owned();

            let first = tokio::spawn(async move { slow.submit(first).await });
            ARRIVED.acquire().await.unwrap().forget();
            let page = root.submit(form.clone()).await;
            assert_eq!(page.status(), 503, "{}", page.text());
            assert!(page.header("retry-after").is_some());
            assert!(page.text().contains("Try again"), "{}", page.text());
            let kept = page.form();
            assert_eq!(kept.get("title"), Some(TYPED));
            assert_eq!(kept.get("_once"), Some(once.as_str()));
            assert_ne!(kept.get("_csrf"), form.get("_csrf"), "masked anew");
            assert!(!page.html().contains("<b>"), "{}", page.html());
            assert_eq!(root.submit(kept.clone()).await.status(), 503, "as often as it takes");

            GATE.add_permits(1);
            assert_eq!(first.await.unwrap().status(), 303);
            assert_eq!(root.submit(kept).await.status(), 303);
            let row = parcel::Entity::find_by_id(key).one(site.db()).await.unwrap().unwrap();
            assert_eq!(row.title.replace("\r\n", "\n"), TYPED);
        })
        .await;
}

#[tokio::test]
async fn a_form_that_comes_while_the_database_is_away_can_be_sent_when_it_is_back() {
    support::site()
        .each(async |site| {
            let key = new_note(&site, "before").await;
            let root = site.login("root").await;
            let path = format!("/note/{key}/");
            let form = root.get(&path).await.form().set("title", "after <b>");
            let (status, html) = send_while_away(&site, &root.cookies(), &form).await;
            assert_eq!(status, 503, "{html}");
            assert!(html.contains("name=\"title\" value=\"after &lt;b&gt;\""), "{html}");
            // The secret of the session could not be read, so the token that came goes back.
            let token = form.get("_csrf").unwrap();
            assert!(html.contains(&format!("name=\"_csrf\" value=\"{token}\"")), "{html}");
            assert_eq!(root.submit(form).await.status(), 303, "what the page would send");
            let row = note::Entity::find_by_id(key).one(site.db()).await.unwrap().unwrap();
            assert_eq!(row.title, "after <b>");
        })
        .await;
}

#[tokio::test]
async fn a_password_is_asked_for_again_rather_than_repeated() {
    let site = support::site().sqlite().await;
    let browser = site.browser();
    let form = browser.get("/-/login").await.form_to("/-/login");
    let form = form.set("username", "root").set("password", "a horse on the blue cheese");
    let (status, html) = send_while_away(&site, &browser.cookies(), &form).await;
    assert_eq!(status, 503, "{html}");
    assert!(html.contains("name=\"username\" value=\"root\""), "{html}");
    assert!(html.contains("name=\"password\" type=\"password\""), "{html}");
    assert!(!html.contains("blue cheese"), "{html}");
}

#[tokio::test]
async fn the_pages_of_passwords_repeat_none_of_them_either() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let own = root.get("/-/account/password").await.form();
    let own = own.set("old_password", "a horse on the blue cheese");
    let viewer = support::user(&site, "viewer").await.id;
    let anothers = root.get(&format!("/backoffice_user/{viewer}/-/password")).await.form();
    let once = anothers.get("_once").unwrap().to_owned();
    for (form, asked) in [(own, 3), (anothers, 2)] {
        let form = form.set("new_password", "seven lamps over wet sand");
        let form = form.set("password_again", "six lamps over wet sand");
        let (status, html) = send_while_away(&site, &root.cookies(), &form).await;
        assert_eq!(status, 503, "{html}");
        for typed in ["blue cheese", "seven lamps", "six lamps"] {
            assert!(!html.contains(typed), "{typed}: {html}");
        }
        assert_eq!(html.matches("type=\"password\"").count(), asked, "{html}");
        assert!(html.contains("New password once more"), "called as on the page: {html}");
        assert_eq!(html.contains(&once), asked == 2, "sent again, it is the same form: {html}");
    }
}

/// Sends a form to another instance of the panel, over the same database, whose pool is closed.
async fn send_while_away(site: &TestSite, cookies: &str, form: &TestForm) -> (u16, String) {
    let away = Database::connect(site.database().url()).await.unwrap();
    let panel = support::models(AdminSite::new(away.clone())).build().await.unwrap();
    away.close().await.unwrap();
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.values()).finish();
    let request = Request::builder()
        .method(Method::POST)
        .uri(form.action())
        .header(header::HOST, "localhost")
        .header(header::ORIGIN, "http://localhost")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let Ok(answer) = Router::new().nest("/admin", panel.router()).oneshot(request).await;
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}
