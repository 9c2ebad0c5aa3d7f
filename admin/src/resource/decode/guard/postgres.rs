//! `infinity`, `24:00:00` and years that only PostgreSQL counts to.

use sea_orm::{
    QueryResult,
    sea_query::ArrayType,
    sqlx::{Row, ValueRef, postgres::PgValueFormat},
};

use crate::descriptor::ColumnShape;

const DAY_MICROS: i64 = 86_400_000_000;
/// Days from 2000 to the end of the year 9999, the last that the `time` crate knows.
const TIME_DAYS: i64 = 2_921_940;
/// Well inside what `chrono` knows.
const CHRONO_DAYS: i64 = 36_000_000;

/// Whether the stored date or time has no counterpart in the column's Rust type: `infinity`, years
/// beyond the calendar, and `24:00:00`, which would be read as midnight.
pub(super) fn is_outside(row: &QueryResult, index: usize, column: &ColumnShape) -> bool {
    let Some(limit) = limit(&column.value_type) else {
        return false;
    };
    stored(row, index).is_some_and(|stored| stored.outside(limit))
}

/// What is counted from an epoch, or from midnight.
enum Stored {
    Days(i32),
    Micros(i64),
}

impl Stored {
    fn outside(&self, limit: i64) -> bool {
        match *self {
            Self::Days(days) => i64::from(days).abs() >= limit / DAY_MICROS,
            // `infinity` is the largest number there is, and its opposite has no absolute value.
            Self::Micros(micros) => micros.checked_abs().is_none_or(|micros| micros >= limit),
        }
    }
}

/// In microseconds; `None` for what is no date or time.
fn limit(kind: &ArrayType) -> Option<i64> {
    Some(match kind {
        ArrayType::ChronoTime | ArrayType::TimeTime => DAY_MICROS,
        ArrayType::TimeDate | ArrayType::TimeDateTime | ArrayType::TimeDateTimeWithTimeZone => {
            TIME_DAYS * DAY_MICROS
        }
        ArrayType::ChronoDate
        | ArrayType::ChronoDateTime
        | ArrayType::ChronoDateTimeUtc
        | ArrayType::ChronoDateTimeLocal
        | ArrayType::ChronoDateTimeWithTimeZone => CHRONO_DAYS * DAY_MICROS,
        _ => return None,
    })
}

fn stored(row: &QueryResult, index: usize) -> Option<Stored> {
    let value = row.try_as_pg_row()?.try_get_raw(index).ok()?;
    if value.is_null() || value.format() != PgValueFormat::Binary {
        return None;
    }
    let bytes = value.as_bytes().ok()?;
    match bytes.len() {
        4 => Some(Stored::Days(i32::from_be_bytes(bytes.try_into().ok()?))),
        8 => Some(Stored::Micros(i64::from_be_bytes(bytes.try_into().ok()?))),
        _ => None,
    }
}
