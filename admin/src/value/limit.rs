//! What one database can hold and another cannot.

use sea_orm::{
    DbBackend, Value,
    sea_query::{ArrayType, ColumnType},
};

use super::number::{as_integer, integer_limits, out_of_range};
use crate::{Message, descriptor::ColumnShape};

/// Whether a value that [`parse`](super::parse) read can be stored in this database. Ask before
/// every write: some drivers panic on a number they have no type for.
///
/// # Errors
///
/// A sentence that names the limits.
pub fn fits(value: &Value, column: &ColumnShape, backend: DbBackend) -> Result<(), Message> {
    let (Some(number), Some((min, max))) = (as_integer(value), integer_limits(column)) else {
        return Ok(());
    };
    let (least, most) = stored_limits(column, backend);
    let (min, max) = (min.max(least), max.min(most));
    if (min..=max).contains(&number) { Ok(()) } else { Err(out_of_range(min, max)) }
}

/// The limits of the column as this database stores it.
fn stored_limits(column: &ColumnShape, backend: DbBackend) -> (i128, i128) {
    let big = (i64::MIN.into(), i64::MAX.into());
    match backend {
        DbBackend::MySql => mysql_limits(&column.column_type),
        DbBackend::Postgres => postgres_limits(column).unwrap_or(big),
        _ => big,
    }
}

fn mysql_limits(column: &ColumnType) -> (i128, i128) {
    match column {
        ColumnType::TinyInteger => (i8::MIN.into(), i8::MAX.into()),
        ColumnType::SmallInteger => (i16::MIN.into(), i16::MAX.into()),
        ColumnType::Integer => (i32::MIN.into(), i32::MAX.into()),
        ColumnType::BigInteger => (i64::MIN.into(), i64::MAX.into()),
        _ => (i64::MIN.into(), u64::MAX.into()),
    }
}

/// PostgreSQL has no unsigned types: SeaORM makes each a signed one, sometimes of twice the width.
fn postgres_limits(column: &ColumnShape) -> Option<(i128, i128)> {
    Some(match (&column.column_type, &column.value_type) {
        (ColumnType::SmallInteger, _) => (i16::MIN.into(), i16::MAX.into()),
        // An `i8` is stored as PostgreSQL's one-byte `"char"` or `smallint`; both hold it.
        (ColumnType::Integer, kind) if *kind != ArrayType::TinyInt => {
            (i32::MIN.into(), i32::MAX.into())
        }
        _ => return None,
    })
}
