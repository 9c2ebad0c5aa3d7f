//! One bad value spoils one cell: not its row, not its page, and it is never written back.

use std::collections::BTreeSet;

use backoffice::{resource::Cell, testing::TestDatabase};
use sea_orm::{ActiveModelTrait, DbBackend, Set, Value};

use super::{entity::sparse, stage::Stage};

/// A column and what is put there behind the entity's back.
type Damage = &'static [(&'static str, &'static str)];

const SQLITE: Damage = &[
    ("small", "'many'"),
    ("int", "2147483648"),
    ("big", "1.5"),
    ("single", "'wide'"),
    ("price", "'cheap'"),
    ("yes", "'perhaps'"),
    ("story", "x'ff00'"),
    ("uid", "'not a uuid'"),
    ("day", "'2026-02-30'"),
    ("clock", "'25:00'"),
    ("at", "'yesterday'"),
    ("utc", "''"),
    ("time_zoned", "'soon'"),
    ("doc", "'{'"),
    ("mood", "'lost'"),
    ("tint", "'beige'"),
    ("rank", "'seven'"),
];
const POSTGRES: Damage = &[
    ("wide", "9999999999999999999999999999.9999999999"),
    ("price", "'NaN'"),
    ("day", "'infinity'"),
    ("clock", "'24:00:00'"),
    ("at", "'-infinity'"),
    ("utc", "'infinity'"),
    ("zoned", "'294276-12-31 23:59:59+00'"),
    ("time_day", "'-infinity'"),
    ("time_clock", "'24:00:00'"),
    ("time_at", "'99999-01-01'"),
    ("time_zoned", "'infinity'"),
    ("mood", "'lost'"),
    ("tint", "'beige'"),
];
const MYSQL: Damage = &[
    ("wide", "9999999999999999999999999999.9999999999"),
    ("day", "'0000-00-00'"),
    ("at", "'0000-00-00 00:00:00'"),
    ("time_day", "'2026-00-00'"),
    ("clock", "'800:00:00'"),
    ("time_clock", "'-12:00:00'"),
    ("mood", "''"),
    ("tint", "''"),
];

async fn damage(stage: &Stage) -> Damage {
    let damage = match stage.backend() {
        DbBackend::Postgres => {
            stage.run("ALTER TYPE mood ADD VALUE 'lost'").await;
            stage.run("ALTER TYPE tint ADD VALUE 'beige'").await;
            POSTGRES
        }
        DbBackend::MySql => MYSQL,
        _ => SQLITE,
    };
    for (column, value) in damage {
        // In one go, so that the lenient mode holds for the statement after it.
        let lenient = match stage.backend() {
            DbBackend::MySql => "SET STATEMENT sql_mode = '' FOR ",
            _ => "",
        };
        stage.run(&format!("{lenient}UPDATE sparse SET {column} = {value}")).await;
    }
    damage
}

async fn damaged(test: TestDatabase) -> (Stage, Damage) {
    let stage = Stage::of::<sparse::Entity>(test).await;
    let model = sparse::ActiveModel { id: Set(1), ..Default::default() };
    model.insert(stage.test().connection()).await.unwrap();
    let damage = damage(&stage).await;
    (stage, damage)
}

#[tokio::test]
async fn only_the_cell_that_cannot_be_read_says_so() {
    TestDatabase::each(async |test| {
        let (stage, damage) = damaged(test).await;
        let row = stage.row(1).await;
        let unreadable = stage
            .source()
            .resource()
            .fields
            .iter()
            .filter(|field| row.cells[field.index] == Cell::Unreadable);
        let unreadable: BTreeSet<&str> = unreadable.map(|field| field.name.as_str()).collect();
        let expected: BTreeSet<&str> = damage.iter().map(|(column, _)| *column).collect();
        assert_eq!(unreadable, expected);
    })
    .await;
}

#[tokio::test]
async fn another_field_of_such_a_row_can_be_saved_and_the_bad_one_stays_as_it_is() {
    TestDatabase::each(async |test| {
        let (stage, damage) = damaged(test).await;
        let before = stage.bytes(1).await;
        let name = stage.field("name").index;
        stage.update(1, vec![(name, Value::from("mended"))]).await.unwrap();
        let after = stage.bytes(1).await;
        for (at, (before, after)) in before.iter().zip(&after).enumerate() {
            assert_eq!(before == after, at != name, "column {at} of {damage:?}");
        }
    })
    .await;
}

/// The column takes any text; only the entity's model knows that this is no level.
#[tokio::test]
async fn a_word_that_no_variant_stands_for_is_shown_and_does_not_block_its_row() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<sparse::Entity>(test).await;
        stage.run("INSERT INTO sparse (id, level) VALUES (1, 'medium')").await;
        let row = stage.row(1).await;
        assert_eq!(stage.cell(&row, "level").value(), Some(&Value::from("medium")));
        let name = stage.field("name").index;
        stage.update(1, vec![(name, Value::from("mended"))]).await.unwrap();
        let row = stage.row(1).await;
        assert_eq!(stage.cell(&row, "name").value(), Some(&Value::from("mended")));
        assert_eq!(stage.cell(&row, "level").value(), Some(&Value::from("medium")));
    })
    .await;
}

#[tokio::test]
async fn no_panic_reaches_the_log_for_a_date_without_an_end() {
    static PANICS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let mine = std::thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == mine {
            PANICS.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        }
        before(info);
    }));
    TestDatabase::each(async |test| {
        let (stage, _) = damaged(test).await;
        stage.row(1).await;
    })
    .await;
    assert_eq!(PANICS.load(std::sync::atomic::Ordering::SeqCst), 0);
}
