use std::time::Duration;

use backoffice::auth::{DatabaseStore, SessionLimits, entity::session};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseConnection, EntityTrait, IntoActiveModel,
    PaginatorTrait,
};
use serde_json::json;
use tower_sessions::{
    ExpiredDeletion, SessionStore,
    session::{Id, Record},
};

use super::support::each;

fn record(actor: &str) -> Record {
    let data = [("actor".to_owned(), json!(actor)), ("theme".to_owned(), json!("dark"))];
    let expiry_date = time::OffsetDateTime::now_utc();
    Record { id: Id::default(), data: data.into(), expiry_date }
}

async fn alter(db: &DatabaseConnection, f: impl Fn(&mut session::ActiveModel)) {
    for row in session::Entity::find().all(db).await.unwrap() {
        let mut row = row.into_active_model();
        f(&mut row);
        row.update(db).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_created_and_saved_is_loaded_and_what_is_deleted_is_not() {
    each(async |database| {
        let store = DatabaseStore::new(database.connection().clone());
        let mut record = record("7");
        store.create(&mut record).await.unwrap();
        record.data.insert("theme".to_owned(), json!("grün ☘"));
        store.save(&record).await.unwrap();
        assert_eq!(store.load(&record.id).await.unwrap().unwrap().data, record.data);
        assert!(store.load(&Id::default()).await.unwrap().is_none());
        store.delete(&record.id).await.unwrap();
        assert!(store.load(&record.id).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_late_save_does_not_bring_an_ended_session_back() {
    each(async |database| {
        let db = database.connection();
        let store = DatabaseStore::new(db.clone());
        let mut record = record("7");
        store.create(&mut record).await.unwrap();
        let slow = store.load(&record.id).await.unwrap().unwrap();
        store.delete(&record.id).await.unwrap();
        let error = store.save(&slow).await.unwrap_err();
        assert_eq!(error.to_string(), "the session has ended");
        assert!(store.load(&record.id).await.unwrap().is_none());
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_id_that_is_taken_is_not_shared() {
    each(async |database| {
        let store = DatabaseStore::new(database.connection().clone());
        let mut first = record("7");
        store.create(&mut first).await.unwrap();
        let mut second = Record { id: first.id, ..record("8") };
        store.create(&mut second).await.unwrap();
        assert_ne!(first.id, second.id);
        assert_eq!(store.load(&first.id).await.unwrap().unwrap().data["actor"], "7");
        assert_eq!(store.load(&second.id).await.unwrap().unwrap().data["actor"], "8");
    })
    .await;
}

#[tokio::test]
async fn the_table_does_not_tell_the_ids() {
    each(async |database| {
        let db = database.connection();
        let mut record = record("7");
        DatabaseStore::new(db.clone()).create(&mut record).await.unwrap();
        let row = session::Entity::find().one(db).await.unwrap().unwrap();
        let id = record.id.to_string();
        assert_eq!(row.id_hash.len(), 64);
        assert!(!row.id_hash.contains(&id) && !row.secrets.contains(&id));
        assert!(!format!("{row:?}").contains("dark"), "what a session holds is not printed");
        assert_eq!(row.actor.as_deref(), Some("7"));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_idle_and_after_its_time_however_busy() {
    each(async |database| {
        let db = database.connection();
        let store = DatabaseStore::new(db.clone());
        let ago = |minutes| Utc::now() - Duration::from_mins(minutes);

        let mut idle = record("7");
        store.create(&mut idle).await.unwrap();
        alter(db, |row| row.last_seen = Set(ago(29))).await;
        assert!(store.load(&idle.id).await.unwrap().is_some());
        let row = session::Entity::find().one(db).await.unwrap().unwrap();
        assert!(row.last_seen > ago(1), "being used keeps it alive");
        alter(db, |row| row.last_seen = Set(ago(31))).await;
        assert!(store.load(&idle.id).await.unwrap().is_none());
        assert!(store.save(&idle).await.is_err());

        let mut old = record("7");
        store.create(&mut old).await.unwrap();
        let row = session::Entity::find().all(db).await.unwrap();
        let lasts = row.iter().map(|row| row.expires - row.created).max().unwrap();
        assert_eq!(lasts.num_minutes(), 12 * 60);
        alter(db, |row| (row.last_seen, row.expires) = (Set(Utc::now()), Set(ago(1)))).await;
        assert!(store.load(&old.id).await.unwrap().is_none());

        let mut fresh = record("7");
        store.create(&mut fresh).await.unwrap();
        store.delete_expired().await.unwrap();
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 1);
        assert!(store.load(&fresh.id).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn using_a_session_writes_to_it_once_a_minute_at_most() {
    each(async |database| {
        let db = database.connection();
        let store = DatabaseStore::new(db.clone());
        let mut record = record("7");
        store.create(&mut record).await.unwrap();
        let before = session::Entity::find().one(db).await.unwrap();
        for _ in 0..3 {
            store.load(&record.id).await.unwrap().unwrap();
        }
        assert_eq!(session::Entity::find().one(db).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn a_person_has_so_many_sessions_and_the_longest_unused_ends() {
    each(async |database| {
        let db = database.connection();
        let limits = SessionLimits { per_actor: 2, ..SessionLimits::default() };
        let store = DatabaseStore::new(db.clone()).with_limits(limits);
        let mut other = record("8");
        store.create(&mut other).await.unwrap();
        let mut records = Vec::new();
        for _ in 0..3 {
            let mut record = record("7");
            store.create(&mut record).await.unwrap();
            records.push(record);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(store.load(&records[0].id).await.unwrap().is_none());
        assert!(store.load(&records[1].id).await.unwrap().is_some());
        assert!(store.load(&records[2].id).await.unwrap().is_some());
        assert!(store.load(&other.id).await.unwrap().is_some());
        assert_eq!(store.sessions_of("7").await.unwrap().len(), 2);
        assert_eq!(store.end_sessions_of("7").await.unwrap(), 2);
        assert!(store.load(&records[2].id).await.unwrap().is_none());
        assert!(store.load(&other.id).await.unwrap().is_some());
    })
    .await;
}
