//! Every type through the entity's own `ActiveModel`, the gate, text, and back, on every database.

use backoffice::{format::Format, testing::TestDatabase, value};
use chrono::{FixedOffset, NaiveDateTime};
use sea_orm::{
    ActiveModelTrait, ActiveValue, DbBackend, EntityTrait, IntoActiveModel, Iterable, Value,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    entity::{Level, Mood, Rank, Tint, full, listed, sparse},
    stage::Stage,
};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// The same moment for the other calendar crate.
fn other(at: NaiveDateTime) -> time::OffsetDateTime {
    let seconds = i128::from(at.and_utc().timestamp()) * 1_000_000_000;
    time::OffsetDateTime::from_unix_timestamp_nanos(
        seconds + i128::from(at.and_utc().timestamp_subsec_nanos()),
    )
    .unwrap()
}

struct Extremes {
    number: bool,
    text: String,
    /// For columns that hold any date.
    local: NaiveDateTime,
    /// For columns that MariaDB counts from 1970 to 2038.
    moment: NaiveDateTime,
    wide: &'static str,
}

/// The row with the smallest, or the largest, of everything that the database holds.
fn model(id: i64, extremes: &Extremes) -> full::Model {
    let Extremes { number: high, text, local, moment, wide } = extremes;
    let offset = FixedOffset::east_opt(0).unwrap();
    let (local, moment, high) = (*local, *moment, *high);
    let zoned_other = other(moment);
    let local_other = other(local);
    full::Model {
        id,
        small: if high { i16::MAX } else { i16::MIN },
        int: if high { i32::MAX } else { i32::MIN },
        big: if high { i64::MAX } else { i64::MIN },
        single: if high { 16_777_216.0 } else { -0.15625 },
        double: if high { 1.797_693_134_862_315e308 } else { 2.5e-300 },
        price: (if high { "99999999.99" } else { "-0.01" }).parse().unwrap(),
        wide: wide.parse().unwrap(),
        yes: high,
        name: text.chars().take(200).collect(),
        story: text.clone(),
        uid: if high { Uuid::max() } else { Uuid::nil() },
        day: local.date(),
        clock: local.time(),
        at: local,
        utc: moment.and_utc(),
        zoned: moment.and_utc().with_timezone(&offset),
        time_day: local_other.date(),
        time_clock: local_other.time(),
        time_at: time::PrimitiveDateTime::new(local_other.date(), local_other.time()),
        time_zoned: zoned_other,
        doc: json!({ "text": text, "numbers": [i64::MIN, 0.1, 1e300], "null": null }),
        raw: if high { (0..=255).collect() } else { Vec::new() },
        mood: if high { Mood::Answer } else { Mood::InProgress },
        tint: if high { Tint::Cold } else { Tint::Warm },
        level: if high { Level::High } else { Level::Low },
        rank: if high { Rank::Seven } else { Rank::Below },
    }
}

fn extremes(backend: DbBackend) -> Vec<full::Model> {
    let mysql = backend == DbBackend::MySql;
    let texts = [
        String::new(),
        "one\r\ntwo\nthree\rfour ' \" ` \\ % _ ; -- \t".to_owned(),
        "🦀 🧑🏽‍🚀 \u{202e}שלום ᚠ ＡＢＣ e\u{301} \u{feff}".to_owned(),
        "0123456789".repeat(1024),
        " blanks ".to_owned(),
    ];
    // MariaDB keeps no fraction of a second unless it is told to, and no moment beyond 2038.
    let latest = if mysql { "9999-12-31T23:59:59" } else { "9999-12-31T23:59:59.999999" };
    let moments = match backend {
        DbBackend::MySql => ["1970-01-01T00:00:01", "2038-01-19T03:14:07"],
        _ => ["0001-01-01T00:00:00", "9999-12-31T23:59:59.999999"],
    };
    // SQLite keeps a decimal as a binary fraction of some fifteen digits.
    let wide = match backend {
        DbBackend::Sqlite => ["-12345678901.2345", "0.1"],
        _ => ["-792281625142643375.9354395033", "123456789012345678.0000000001"],
    };
    let rows = texts.into_iter().enumerate().map(|(at_row, text)| {
        let high = at_row % 2 == 1;
        let local = if high { latest } else { "0001-01-01T00:00:00" };
        let extremes = Extremes {
            number: high,
            text,
            local: at(if mysql && !high { "1000-01-01T00:00:00" } else { local }),
            moment: at(moments[usize::from(high)]),
            wide: wide[usize::from(high)],
        };
        model(i64::try_from(at_row).unwrap() + 1, &extremes)
    });
    rows.collect()
}

/// What the entity's own `ActiveModel` holds, by the place of the column.
fn values<E>(active: &E::ActiveModel) -> Vec<Value>
where
    E: EntityTrait,
{
    let held = |column| match active.get(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => value,
        ActiveValue::NotSet => panic!("every field is set"),
    };
    E::Column::iter().map(held).collect()
}

#[tokio::test]
async fn every_type_is_read_as_the_very_value_that_the_entity_wrote() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<full::Entity>(test).await;
        for model in extremes(stage.backend()) {
            let id = model.id;
            let active = model.into_active_model().reset_all();
            let written = values::<full::Entity>(&active);
            active.insert(stage.test().connection()).await.unwrap();
            let row = stage.row(id).await;
            for (field, (cell, value)) in
                stage.source().resource().fields.iter().zip(row.cells.iter().zip(&written))
            {
                assert_eq!(cell.value(), Some(value), "row {id}, {}: {cell:?}", field.name);
                let text = value::text(value);
                assert_eq!(stage.read(field, &text).as_ref(), Ok(value), "{text:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn writing_back_what_was_shown_changes_no_byte() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<full::Entity>(test).await;
        for model in extremes(stage.backend()) {
            let id = model.id;
            model.into_active_model().reset_all().insert(stage.test().connection()).await.unwrap();
            let before = stage.bytes(id).await;
            stage.write_back(id).await;
            assert_eq!(stage.bytes(id).await, before);
        }
    })
    .await;
}

#[tokio::test]
async fn every_row_can_be_inserted_from_text_alone() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<full::Entity>(test).await;
        for model in extremes(stage.backend()) {
            let id = model.id;
            let held = values::<full::Entity>(&model.into_active_model().reset_all());
            let read = stage.source().resource().fields.iter().map(|field| {
                let text = value::text(&held[field.index]);
                (field.index, stage.read(field, &text).unwrap())
            });
            stage.insert(read.collect()).await.unwrap();
            let row = stage.row(id).await;
            let cells: Vec<Value> =
                row.cells.iter().map(|cell| cell.value().unwrap().clone()).collect();
            assert_eq!(cells, held);
        }
    })
    .await;
}

#[tokio::test]
async fn null_is_read_and_written_in_every_type() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<sparse::Entity>(test).await;
        let mut values: Vec<(usize, Value)> = stage
            .source()
            .resource()
            .fields
            .iter()
            .filter(|field| !field.key)
            .map(|field| {
                (field.index, field.read("", stage.backend(), &Format::default()).unwrap())
            })
            .collect();
        values.push((0, Value::from(1_i64)));
        stage.insert(values).await.unwrap();
        let row = stage.row(1).await;
        for field in &stage.source().resource().fields[1..] {
            let value = row.cells[field.index].value().unwrap_or_else(|| panic!("{}", field.name));
            assert_eq!(*value, value::null_of(&field.column), "{}", field.name);
        }
        stage.write_back(1).await;
        let model = sparse::Entity::find_by_id(1).one(stage.test().connection()).await.unwrap();
        assert_eq!(model.unwrap().mood, None);
    })
    .await;
}

#[tokio::test]
async fn a_row_is_found_by_each_of_its_values() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<full::Entity>(test).await;
        let rows = extremes(stage.backend());
        rows[1]
            .clone()
            .into_active_model()
            .reset_all()
            .insert(stage.test().connection())
            .await
            .unwrap();
        let row = stage.row(2).await;
        let without_equality = ["doc", "single", "wide"];
        for field in &stage.source().resource().fields {
            if without_equality.contains(&field.name.as_str()) {
                continue;
            }
            let value =
                row.cells[field.index].value().unwrap_or_else(|| panic!("{}", field.name)).clone();
            assert_eq!(stage.equal(&field.name, value).await, 1, "{}", field.name);
        }
    })
    .await;
}

#[tokio::test]
async fn structs_in_a_json_column_are_edited_as_json() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<listed::Entity>(test).await;
        let read = |name: &str, text: &str| {
            let field = stage.field(name);
            (field.index, field.read(text, stage.backend(), &Format::default()).unwrap())
        };
        let part = r#"{"name": "wheel"}"#;
        let values = vec![
            read("id", "1"),
            read("parts", &format!("[{part}, {part}]")),
            read("spare", ""),
            read("first", part),
        ];
        stage.insert(values).await.unwrap();
        stage.write_back(1).await;
        let db = stage.test().connection();
        let model = listed::Entity::find_by_id(1).one(db).await.unwrap().unwrap();
        let wheel = listed::Part { name: "wheel".to_owned() };
        assert_eq!(model.parts, [wheel.clone(), wheel.clone()]);
        assert_eq!((model.spare, model.first), (None, wheel));
    })
    .await;
}
