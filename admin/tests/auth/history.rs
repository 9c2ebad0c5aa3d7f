use backoffice::{
    Actor,
    history::{Action, Entry, FieldChange, MASK, PAGE, diff, entity, of_object, recent, record},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait,
    PaginatorTrait, QueryFilter, TransactionTrait, sea_query::Expr,
};

use super::support::each;

fn entry(actor: &str, key: &str) -> Entry {
    let actor = Actor::new(actor, format!("Person {actor}"));
    Entry::new(&actor, Action::Change, "job_posting", key, "Rust engineer")
}

#[tokio::test]
async fn an_entry_comes_back_as_it_was_written() {
    each(async |database| {
        let db = database.connection();
        let changes = diff([
            ("title", "Title", Some("Rust \"engineer\""), Some("Rüst ☘ 職")),
            ("note", "Note", None, Some("")),
            ("api_key", "API key", Some("old"), Some("new")),
            ("same", "Same", Some("1"), Some("1")),
        ]);
        let written = entry("7", "a/b,ü").with_changes(changes).because("a typo").in_request("r-1");
        record(db, std::slice::from_ref(&written)).await.unwrap();
        let history = of_object(db, "job_posting", "a/b,ü", None).await.unwrap();
        let [read] = history.entries.as_slice() else { panic!("{history:?}") };
        assert!((read.at - written.at).num_milliseconds().abs() <= 1);
        assert_eq!(*read, Entry { at: read.at, ..written });
        let masked = FieldChange {
            name: "api_key".to_owned(),
            label: "API key".to_owned(),
            from: Some(MASK.to_owned()),
            to: Some(MASK.to_owned()),
        };
        assert_eq!(read.changes[2], masked);
        assert_eq!(history.older, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_rolled_back_has_not_happened() {
    each(async |database| {
        let db = database.connection();
        let tx = db.begin().await.unwrap();
        record(&tx, &[entry("7", "1")]).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(entity::Entity::find().count(db).await.unwrap(), 0);
        let tx = db.begin().await.unwrap();
        record(&tx, &[entry("7", "1")]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(entity::Entity::find().count(db).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_thousand_rows_at_once_are_a_thousand_entries() {
    each(async |database| {
        let db = database.connection();
        let entries: Vec<_> = (0..1201).map(|key| entry("7", &key.to_string())).collect();
        record(db, &entries).await.unwrap();
        assert_eq!(entity::Entity::find().count(db).await.unwrap(), 1201);
        let last = of_object(db, "job_posting", "1200", None).await.unwrap();
        assert_eq!(last.entries.len(), 1);
        record(db, &[]).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_long_history_is_read_in_parts_newest_first() {
    each(async |database| {
        let db = database.connection();
        let numbered = |n: u64| entry("7", "1").because(n.to_string());
        let entries: Vec<_> = (0..PAGE + 5).map(numbered).collect();
        record(db, &entries).await.unwrap();
        record(db, &[entry("7", "2"), entry("8", "10")]).await.unwrap();

        let first = of_object(db, "job_posting", "1", None).await.unwrap();
        assert_eq!(first.entries.len() as u64, PAGE);
        assert_eq!(first.entries[0].reason, Some((PAGE + 4).to_string()));
        let second = of_object(db, "job_posting", "1", first.older).await.unwrap();
        let reasons: Vec<_> = second.entries.into_iter().flat_map(|entry| entry.reason).collect();
        assert_eq!(reasons, ["4", "3", "2", "1", "0"]);
        assert_eq!(second.older, None);
        assert!(of_object(db, "company", "1", None).await.unwrap().entries.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_key_of_any_length_is_found_and_no_other() {
    each(async |database| {
        let db = database.connection();
        let long = "k".repeat(5000);
        record(db, &[entry("7", &long), entry("7", "K"), entry("7", "")]).await.unwrap();
        for key in [long.as_str(), "K", ""] {
            let found = of_object(db, "job_posting", key, None).await.unwrap().entries;
            assert_eq!(found.len(), 1, "{} characters", key.len());
        }
        let other = of_object(db, "job_posting", "k", None).await.unwrap();
        assert!(other.entries.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_last_things_of_one_person() {
    each(async |database| {
        let db = database.connection();
        for n in 0..12 {
            record(db, &[entry("7", &n.to_string()), entry("8", &n.to_string())]).await.unwrap();
        }
        let keys: Vec<_> = recent(db, "7", 10).await.unwrap();
        let keys: Vec<_> = keys.into_iter().map(|entry| (entry.actor, entry.key)).collect();
        let expected: Vec<_> = (2..12).rev().map(|n| ("7".to_owned(), n.to_string())).collect();
        assert_eq!(keys, expected);
    })
    .await;
}

#[tokio::test]
async fn labels_are_cut_and_a_spoiled_entry_hides_no_other() {
    each(async |database| {
        let db = database.connection();
        let ana = Actor::new("7", "Ana");
        let long = Entry::new(&ana, Action::Delete, "m", "1", &"ü".repeat(300));
        record(db, &[long.clone(), long]).await.unwrap();
        let row = entity::Entity::find().one(db).await.unwrap().unwrap();
        assert_eq!(row.object_label.chars().count(), 200);
        entity::Entity::update_many()
            .col_expr(entity::Column::Changes, Expr::value("{"))
            .filter(entity::Column::Id.eq(row.id))
            .exec(db)
            .await
            .unwrap();
        assert_eq!(of_object(db, "m", "1", None).await.unwrap().entries.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_neither_changed_nor_deleted() {
    each(async |database| {
        let db = database.connection();
        record(db, &[entry("7", "1")]).await.unwrap();
        let row = entity::Entity::find().one(db).await.unwrap().unwrap();
        let mut changed = row.clone().into_active_model();
        changed.actor = Set("8".to_owned());
        assert!(changed.update(db).await.is_err());
        assert!(row.clone().delete(db).await.is_err());
        assert_eq!(entity::Entity::find().one(db).await.unwrap(), Some(row));
    })
    .await;
}
