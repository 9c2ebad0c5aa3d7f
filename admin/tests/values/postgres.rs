//! What only PostgreSQL has: lists, money, and types that Rust has no word for.

use backoffice::{
    field::{Kind, Shown},
    format::Format,
    resource::Cell,
    testing::{Server, TestDatabase},
    value,
};
use sea_orm::{DbBackend, EntityTrait, Value};
use serde_json::json;

use super::{
    entity::{Mood, special},
    stage::Stage,
};

const ROW: &str = r#"INSERT INTO special VALUES (
    1, '{one,"two, three",NULL_,""}', '{-5,7}', '{42,"in progress"}', '{0001-01-01,9999-12-31}',
    1234.50, '1 mon 2 days 03:04:05', '192.168.0.0/16', 'fat:1 cat:2', '{"a": [1, 2.50]}', 0.10)"#;

async fn special(claim: impl AsyncFn(Stage)) {
    for server in Server::all() {
        if server.backend() == DbBackend::Postgres {
            let test: TestDatabase = server.create().await;
            let stage = Stage::of::<special::Entity>(test.clone()).await;
            stage.run("SET lc_monetary = 'C'").await;
            stage.run(ROW).await;
            claim(stage).await;
            test.drop_now().await;
        }
    }
}

#[tokio::test]
async fn lists_are_json_to_a_person_and_a_vec_to_the_entity() {
    special(async |stage| {
        let row = stage.row(1).await;
        let text = |name: &str| value::json(stage.cell(&row, name).value().unwrap());
        assert_eq!(text("tags"), json!(["one", "two, three", "NULL_", ""]));
        assert_eq!(text("numbers"), json!([-5, 7]));
        assert_eq!(text("moods"), json!(["42", "in progress"]));
        assert_eq!(text("days"), json!(["0001-01-01", "9999-12-31"]));

        let read = |name: &str, text: &str| {
            let field = stage.field(name);
            (field.index, field.read(text, stage.backend(), &Format::default()).unwrap())
        };
        let values = vec![
            read("tags", r#"["ü", "\"", "{}", "NULL"]"#),
            read("numbers", ""),
            read("moods", r#"["done!"]"#),
            read("days", "[]"),
        ];
        stage.update(1, values).await.unwrap();
        let db = stage.test().connection();
        let model = special::Entity::find_by_id(1).one(db).await;
        // The model itself cannot be read, which is why rows are read cell by cell.
        assert!(model.is_err());
        let row = stage.row(1).await;
        let moods = stage.cell(&row, "moods").value().unwrap().clone();
        assert_eq!(moods, Value::from(vec![Mood::Done]));
        assert_eq!(stage.cell(&row, "numbers").value().map(value::is_null), Some(true));
    })
    .await;
}

#[tokio::test]
async fn a_type_without_a_word_in_rust_is_shown_and_cannot_be_edited() {
    special(async |stage| {
        let row = stage.row(1).await;
        for (name, expected) in [
            ("span", "1 mon 2 days 03:04:05"),
            ("address", "192.168.0.0/16"),
            ("words", "'cat':2 'fat':1"),
        ] {
            let field = stage.field(name);
            assert_eq!((&field.kind, field.editable), (&Kind::Other, false));
            let value = stage.cell(&row, name).value().unwrap();
            assert_eq!(value::text(value), expected);
            assert_eq!(
                field.show(value, &Format::default()),
                Shown::Text { short: expected.into(), full: None }
            );
        }
        assert_eq!(stage.equal("address", Value::from("192.168.0.0/16")).await, 1);
        assert_eq!(stage.equal("span", Value::from("32 days 03:04:05")).await, 1);
    })
    .await;
}

#[tokio::test]
async fn money_and_decimals_are_exact() {
    special(async |stage| {
        let row = stage.row(1).await;
        for (name, expected) in [("cash", "1234.50"), ("any", "0.10")] {
            let value = stage.cell(&row, name).value().unwrap().clone();
            assert_eq!(value::text(&value), expected, "{name}");
            assert_eq!(stage.equal(name, value).await, 1, "{name}");
        }
        stage.run("UPDATE special SET \"any\" = 1e40").await;
        let row = stage.row(1).await;
        assert_eq!(*stage.cell(&row, "any"), Cell::Unreadable);
    })
    .await;
}

#[tokio::test]
async fn a_list_with_a_null_in_it_is_unreadable_and_alone_so() {
    special(async |stage| {
        stage.run("UPDATE special SET numbers = '{1,NULL}', days = '{infinity}'").await;
        let row = stage.row(1).await;
        assert_eq!(*stage.cell(&row, "numbers"), Cell::Unreadable);
        assert_eq!(*stage.cell(&row, "days"), Cell::Unreadable);
        assert!(stage.cell(&row, "tags").value().is_some());
    })
    .await;
}
