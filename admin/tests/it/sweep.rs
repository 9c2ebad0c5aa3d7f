//! The panel's own tables do not grow for ever: a login deletes what is old.

use backoffice::{
    auth::entity::{once, session, throttle},
    testing::TestSite,
};
use chrono::{TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::support;

#[tokio::test]
async fn a_login_deletes_what_is_old_once_an_hour() {
    support::site()
        .each(async |site| {
            leave(&site, "old", TimeDelta::days(2)).await;
            leave(&site, "new", TimeDelta::zero()).await;
            let browser = site.browser();
            let refused = browser.try_login("root", "not the password").await;
            assert_eq!(refused.status(), 422);
            assert_eq!(left(&site, "old").await, [true; 3], "a stranger makes nobody work");

            let root = site.login("root").await;
            assert_eq!(left(&site, "old").await, [false; 3]);
            assert_eq!(left(&site, "new").await, [true; 3]);
            assert_eq!(root.get("/").await.status(), 200);

            leave(&site, "old", TimeDelta::days(2)).await;
            site.login("root").await;
            assert_eq!(left(&site, "old").await, [true; 3], "not again within the hour");
        })
        .await;
}

#[tokio::test]
async fn more_than_one_statement_deletes_are_deleted() {
    support::site()
        .each(async |site| {
            for batch in 0..25 {
                let rows = (0..100).map(|row| form(&format!("{batch} {row}"), 0));
                let insert = once::Entity::insert_many(rows);
                insert.exec_without_returning(site.db()).await.unwrap();
            }
            site.login("root").await;
            assert!(once::Entity::find().all(site.db()).await.unwrap().is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_sweep_that_fails_keeps_nobody_out() {
    use sea_orm::ConnectionTrait;

    let site = support::site().sqlite().await;
    leave(&site, "old", TimeDelta::days(2)).await;
    site.db().execute_unprepared("DROP TABLE backoffice_once").await.unwrap();
    let root = site.login("root").await;
    assert_eq!(root.get("/").await.status(), 200);
    assert!(throttle::Entity::find_by_id("old").one(site.db()).await.unwrap().is_none());
}

/// A form that was sent, a wrong try and a session, each of that age.
async fn leave(site: &TestSite, name: &str, age: TimeDelta) {
    let then = Utc::now() - age;
    let row = form(name, then.timestamp_millis());
    once::Entity::insert(row).exec_without_returning(site.db()).await.unwrap();
    let row = throttle::ActiveModel {
        key_hash: Set(name.to_owned()),
        tries: Set(3),
        blocked_until: Set(0),
        last_try: Set(then.timestamp_millis()),
    };
    throttle::Entity::insert(row).exec_without_returning(site.db()).await.unwrap();
    let row = session::ActiveModel {
        id_hash: Set(name.to_owned()),
        actor: Set(None),
        secrets: Set("{}".to_owned()),
        created: Set(then),
        last_seen: Set(then),
        expires: Set(then + TimeDelta::hours(12)),
    };
    session::Entity::insert(row).exec_without_returning(site.db()).await.unwrap();
}

fn form(token: &str, created: i64) -> once::ActiveModel {
    once::ActiveModel {
        token_hash: Set(token.to_owned()),
        claim: Set("claim".to_owned()),
        actor: Set("1".to_owned()),
        created: Set(created),
        location: Set(None),
    }
}

/// Whether form, try and session are still there.
async fn left(site: &TestSite, name: &str) -> [bool; 3] {
    let db = site.db();
    [
        once::Entity::find_by_id(name).one(db).await.unwrap().is_some(),
        throttle::Entity::find_by_id(name).one(db).await.unwrap().is_some(),
        session::Entity::find_by_id(name).one(db).await.unwrap().is_some(),
    ]
}
