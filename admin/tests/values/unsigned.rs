//! Unsigned numbers: SeaORM has them, two of the databases have not.

use backoffice::{format::Format, testing::TestDatabase, value};
use sea_orm::{ActiveModelTrait, DbBackend, EntityTrait, IntoActiveModel, Value};

use super::{
    entity::{huge, unsigned},
    stage::Stage,
};

#[tokio::test]
async fn unsigned_numbers_keep_their_whole_range() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<unsigned::Entity>(test).await;
        let numbers = match stage.backend() {
            // SeaORM cannot write an `i8` to PostgreSQL at all.
            DbBackend::Postgres => {
                stage
                    .run("INSERT INTO unsigned VALUES (1, -128, 255, 65535, 4294967295, NULL)")
                    .await;
                1
            }
            _ => {
                let high = unsigned::Model {
                    id: 1,
                    signed_tiny: i8::MIN,
                    tiny: u8::MAX,
                    small: u16::MAX,
                    int: u32::MAX,
                    maybe: None,
                };
                let low = unsigned::Model {
                    id: 2,
                    maybe: Some(0),
                    int: 0,
                    small: 0,
                    tiny: 0,
                    signed_tiny: i8::MAX,
                };
                for model in [high, low] {
                    let active = model.into_active_model().reset_all();
                    unsigned::Entity::insert(active).exec(stage.test().connection()).await.unwrap();
                }
                stage.write_back(1).await;
                2
            }
        };
        assert_eq!(
            stage.source().count(&backoffice::resource::Predicate::everything()).await.unwrap(),
            backoffice::resource::Count::Exact(numbers)
        );
        let row = stage.row(1).await;
        for (name, expected) in [
            ("signed_tiny", Value::from(i8::MIN)),
            ("tiny", Value::from(u8::MAX)),
            ("small", Value::from(u16::MAX)),
            ("int", Value::from(u32::MAX)),
            ("maybe", Value::TinyUnsigned(None)),
        ] {
            assert_eq!(stage.cell(&row, name).value(), Some(&expected), "{name}");
            if name != "maybe" {
                assert_eq!(stage.equal(name, expected).await, 1, "{name}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_largest_number_of_all_never_panics() {
    TestDatabase::each(async |test| {
        let stage = Stage::of::<huge::Entity>(test).await;
        let mysql = stage.backend() == DbBackend::MySql;
        let largest = if mysql { u64::MAX } else { i64::MAX.unsigned_abs() };
        stage.run(&format!("INSERT INTO huge VALUES (1, {largest})")).await;
        let row = stage.row(1).await;
        assert_eq!(stage.cell(&row, "big").value(), Some(&Value::from(largest)));
        assert_eq!(stage.equal("big", Value::from(largest)).await, 1);
        assert_eq!(stage.equal("big", Value::from(u64::MAX)).await, usize::from(mysql));
        let field = stage.field("big");
        let read =
            field.read(&value::text(&Value::from(u64::MAX)), stage.backend(), &Format::default());
        assert_eq!(read.is_ok(), mysql);
    })
    .await;
}
