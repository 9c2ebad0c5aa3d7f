//! Entities with a column of every type.
#![allow(unreachable_pub, reason = "SeaORM's derives want their entities public")]

use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "Enum", db_type = "Enum", enum_name = "mood")]
pub enum Mood {
    #[sea_orm(string_value = "in progress")]
    InProgress,
    #[sea_orm(string_value = "done!")]
    Done,
    #[sea_orm(string_value = "42")]
    Answer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tint")]
pub enum Tint {
    #[sea_orm(string_value = "warm")]
    Warm,
    #[sea_orm(string_value = "cold")]
    Cold,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
pub enum Level {
    #[sea_orm(string_value = "low")]
    Low,
    #[sea_orm(string_value = "high")]
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Rank {
    #[sea_orm(num_value = -1)]
    Below,
    #[sea_orm(num_value = 7)]
    Seven,
}

pub mod full {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "full")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub small: i16,
        pub int: i32,
        pub big: i64,
        pub single: f32,
        pub double: f64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        pub price: Decimal,
        #[sea_orm(column_type = "Decimal(Some((38, 10)))")]
        pub wide: Decimal,
        pub yes: bool,
        pub name: String,
        #[sea_orm(column_type = "Text")]
        pub story: String,
        pub uid: Uuid,
        pub day: Date,
        pub clock: Time,
        pub at: DateTime,
        pub utc: DateTimeUtc,
        pub zoned: DateTimeWithTimeZone,
        pub time_day: TimeDate,
        pub time_clock: TimeTime,
        pub time_at: TimeDateTime,
        pub time_zoned: TimeDateTimeWithTimeZone,
        pub doc: Json,
        #[sea_orm(column_type = "Blob")]
        pub raw: Vec<u8>,
        pub mood: Mood,
        pub tint: Tint,
        pub level: Level,
        pub rank: Rank,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The same, where everything may be null.
pub mod sparse {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sparse")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub small: Option<i16>,
        pub int: Option<i32>,
        pub big: Option<i64>,
        pub single: Option<f32>,
        pub double: Option<f64>,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))", nullable)]
        pub price: Option<Decimal>,
        #[sea_orm(column_type = "Decimal(Some((38, 10)))", nullable)]
        pub wide: Option<Decimal>,
        pub yes: Option<bool>,
        pub name: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub story: Option<String>,
        pub uid: Option<Uuid>,
        pub day: Option<Date>,
        pub clock: Option<Time>,
        pub at: Option<DateTime>,
        pub utc: Option<DateTimeUtc>,
        pub zoned: Option<DateTimeWithTimeZone>,
        pub time_day: Option<TimeDate>,
        pub time_clock: Option<TimeTime>,
        pub time_at: Option<TimeDateTime>,
        pub time_zoned: Option<TimeDateTimeWithTimeZone>,
        pub doc: Option<Json>,
        #[sea_orm(column_type = "Blob", nullable)]
        pub raw: Option<Vec<u8>>,
        pub mood: Option<Mood>,
        pub tint: Option<Tint>,
        pub level: Option<Level>,
        pub rank: Option<Rank>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Types that SeaORM cannot read on PostgreSQL.
pub mod unsigned {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unsigned")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub signed_tiny: i8,
        pub tiny: u8,
        pub small: u16,
        pub int: u32,
        pub maybe: Option<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The type that SeaORM reads on MariaDB only.
pub mod huge {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "huge")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub big: u64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What only PostgreSQL has.
pub mod special {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "special")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub tags: Vec<String>,
        pub numbers: Option<Vec<i32>>,
        pub moods: Vec<Mood>,
        pub days: Vec<Date>,
        #[sea_orm(column_type = "Money(None)", nullable)]
        pub cash: Option<Decimal>,
        #[sea_orm(column_type = "Interval(None, None)", nullable)]
        pub span: Option<String>,
        #[sea_orm(column_type = "Inet", nullable)]
        pub address: Option<String>,
        #[sea_orm(column_type = "custom(\"tsvector\")", nullable)]
        pub words: Option<String>,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        pub binary: Option<Json>,
        #[sea_orm(column_type = "Decimal(None)", nullable)]
        pub any: Option<Decimal>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A list of structs in one JSON column.
pub mod listed {
    use super::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
    pub struct Part {
        pub name: String,
    }

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "listed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        #[sea_orm(column_type = "Json")]
        pub parts: Vec<Part>,
        #[sea_orm(column_type = "Json", nullable)]
        pub spare: Option<Vec<Part>>,
        #[sea_orm(column_type = "Json")]
        pub first: Part,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
