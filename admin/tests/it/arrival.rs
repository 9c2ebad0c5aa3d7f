//! Who comes is read together with their session, anew at every request.

use std::time::Duration;

use backoffice::{
    Actor, Permission, Result,
    auth::{
        AuthBackend, Credentials, DatabaseBackend, Hasher, Identity, NewUser, Password,
        PasswordHash, async_trait,
        entity::{grant, group, session, user, user_group},
        migrate,
    },
    testing::{Browser, TestDatabase, TestSite},
};
use chrono::Utc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::support;

async fn status(browser: &Browser) -> u16 {
    browser.get("/note/").await.status()
}

async fn change_user(site: &TestSite, name: &str, change: impl FnOnce(&mut user::ActiveModel)) {
    let mut row = support::user(site, name).await.into_active_model();
    change(&mut row);
    row.update(site.db()).await.unwrap();
}

/// Changes the one session there is.
async fn change_session(site: &TestSite, change: impl FnOnce(&mut session::ActiveModel)) {
    let row = session::Entity::find().one(site.db()).await.unwrap();
    let mut row = row.expect("somebody is logged in").into_active_model();
    change(&mut row);
    row.update(site.db()).await.unwrap();
}

async fn end_sessions(site: &TestSite) {
    session::Entity::delete_many().exec(site.db()).await.unwrap();
}

#[tokio::test]
async fn whoever_is_shut_out_is_out_at_once() {
    type Change = fn(&mut user::ActiveModel);
    let changes: [Change; 3] = [
        |row| row.is_active = Set(false),
        |row| row.is_staff = Set(false),
        |row| row.password = Set(PasswordHash::unusable()),
    ];
    support::site()
        .each(async |site| {
            for (name, change) in ["viewer", "changer", "root"].into_iter().zip(changes) {
                let _root = site.login("root").await;
                let browser = site.login(name).await;
                assert_ne!(status(&browser).await, 303, "{name}");
                change_user(&site, name, change).await;
                assert_eq!(status(&browser).await, 303, "{name}");
                assert_eq!(status(&browser).await, 303, "{name}, for good");
            }
            let adder = site.login("adder").await;
            let id = support::user(&site, "adder").await.id;
            user::Entity::delete_by_id(id).exec(site.db()).await.unwrap();
            assert_eq!(status(&adder).await, 303, "who is deleted");
        })
        .await;
}

#[tokio::test]
async fn a_session_that_ended_is_over_at_once() {
    let ago = |minutes| Utc::now() - Duration::from_mins(minutes);
    support::site()
        .each(async |site| {
            let viewer = site.login("viewer").await;
            assert_eq!(status(&viewer).await, 200);
            change_session(&site, |row| row.last_seen = Set(ago(29))).await;
            assert_eq!(status(&viewer).await, 200, "not idle for long enough");
            change_session(&site, |row| row.last_seen = Set(ago(29))).await;
            assert_eq!(status(&viewer).await, 200, "looking at a page counts as use");
            change_session(&site, |row| row.last_seen = Set(ago(31))).await;
            assert_eq!(status(&viewer).await, 303, "idle for too long");
            end_sessions(&site).await;

            let viewer = site.login("viewer").await;
            change_session(&site, |row| row.expires = Set(ago(1))).await;
            assert_eq!(status(&viewer).await, 303, "its time is over");
            end_sessions(&site).await;

            let viewer = site.login("viewer").await;
            end_sessions(&site).await;
            assert_eq!(status(&viewer).await, 303, "somebody ended it");
        })
        .await;
}

#[tokio::test]
async fn rights_of_a_person_and_of_their_groups_hold_from_the_next_request_on() {
    support::site()
        .each(async |site| {
            let (nobody, viewer) = (site.login("nobody").await, site.login("viewer").await);
            assert_eq!((status(&nobody).await, status(&viewer).await), (403, 200));

            let readers =
                group::ActiveModel { name: Set("Readers".to_owned()), ..Default::default() };
            let readers = readers.insert(site.db()).await.unwrap().id;
            let right = grant::ActiveModel {
                group_id: Set(Some(readers)),
                model: Set("note".to_owned()),
                permission: Set(Permission::View.as_str().to_owned()),
                ..Default::default()
            };
            let right = right.insert(site.db()).await.unwrap().id;
            let id = support::user(&site, "nobody").await.id;
            let member = user_group::ActiveModel { user_id: Set(id), group_id: Set(readers) };
            member.insert(site.db()).await.unwrap();
            assert_eq!(status(&nobody).await, 200, "by the group");
            grant::Entity::delete_by_id(right).exec(site.db()).await.unwrap();
            assert_eq!(status(&nobody).await, 403);

            grant::Entity::delete_many().exec(site.db()).await.unwrap();
            assert_eq!(status(&viewer).await, 403);
        })
        .await;
}

#[tokio::test]
async fn a_session_of_somebody_who_is_no_person_of_the_panel_is_nobodys() {
    support::site()
        .each(async |site| {
            let root = support::user(&site, "root").await.id;
            let tricks = [
                "editor".to_owned(),
                String::new(),
                "99999999999999999999999999".to_owned(),
                format!("{root}x"),
                format!("0{root}"),
                format!("+{root}"),
                format!(" {root}"),
                format!("{root}\n"),
                "-1".to_owned(),
                "1e0".to_owned(),
            ];
            for trick in tricks {
                let viewer = site.login("viewer").await;
                let secrets =
                    session::Entity::find().one(site.db()).await.unwrap().unwrap().secrets;
                let mut secrets: serde_json::Value = serde_json::from_str(&secrets).unwrap();
                secrets["actor"] = trick.clone().into();
                change_session(&site, |row| {
                    row.actor = Set(Some(trick.clone()));
                    row.secrets = Set(secrets.to_string());
                })
                .await;
                assert_eq!(status(&viewer).await, 303, "{trick:?}");
                end_sessions(&site).await;
            }
        })
        .await;
}

#[tokio::test]
async fn what_a_session_holds_counts_and_not_what_its_row_is_found_by() {
    support::site()
        .each(async |site| {
            let nobody = site.login("nobody").await;
            let root = support::user(&site, "root").await.id;
            change_session(&site, |row| row.actor = Set(Some(root.to_string()))).await;
            assert_eq!(status(&nobody).await, 403);
        })
        .await;
}

/// People of a host's own, whose keys look like those of the panel's.
#[derive(Debug)]
struct Elsewhere;

#[async_trait]
impl AuthBackend for Elsewhere {
    async fn check(&self, typed: &Credentials) -> Result<Option<Identity>> {
        self.load(&typed.username).await
    }

    async fn load(&self, id: &str) -> Result<Option<Identity>> {
        let actor = Actor::new(id, "Somebody else").grant("topic", Permission::View);
        Ok(Some(Identity { actor, stamp: "1".to_owned() }))
    }
}

#[tokio::test]
async fn people_of_a_host_are_never_taken_for_those_of_the_panel() {
    support::with_people(TestSite::of(|admin| support::models(admin).auth(Elsewhere)))
        .each(async |site| {
            let root = support::user(&site, "root").await.id.to_string();
            let browser = site.browser();
            assert_eq!(browser.try_login(&root, "whatever").await.status(), 303);
            assert_eq!(status(&browser).await, 403, "not the superuser of that key");
            let topics = browser.get("/topic/").await;
            assert!(topics.text().contains("Somebody else"), "{topics:?}");
            let form = browser.get("/-/account").await.form().set("customs", "de");
            assert_eq!(browser.submit(form).await.status(), 303);
            let account = browser.get("/-/account").await;
            assert_eq!(account.form().get("customs"), Some("de"), "they choose all the same");
        })
        .await;
}

#[tokio::test]
async fn people_in_another_database_are_read_there() {
    let other = TestDatabase::sqlite().await;
    migrate(other.connection()).await.unwrap();
    let people = DatabaseBackend::new(other.connection().clone()).with_hasher(Hasher::cheap());
    let password = "blue cheese at noon";
    let first = NewUser::staff("first", Password::new(password));
    let first = people.create_user(first).await.unwrap().id;
    let configure = move |admin| support::models(admin).people(people.clone());
    let site = support::with_people(TestSite::of(configure)).sqlite().await;
    let here = user::Entity::find_by_id(first).one(site.db()).await.unwrap().unwrap();
    assert_eq!(here.username, "nobody", "the same key");
    let browser = site.browser();
    assert_eq!(browser.try_login("first", password).await.status(), 303);
    assert!(browser.get("/").await.text().contains("first"));
    user::Entity::delete_by_id(first).exec(other.connection()).await.unwrap();
    assert_eq!(browser.get("/").await.status(), 303, "gone there is gone");
}
