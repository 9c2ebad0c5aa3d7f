//! From a column of a statement to a [`Cell`](super::Cell), so that one bad value spoils one cell.

use sea_orm::{
    ColumnType, DatabaseBackend, QueryResult, TryGetable, Value,
    sea_query::{Alias, ArrayType, DynIden, Expr, ExprTrait},
};

use super::Cell;
use crate::descriptor::ColumnShape;

/// A column as a statement selects it; an enum as its text.
pub(super) fn select_expr(column: &ColumnShape, table: &DynIden, backend: DatabaseBackend) -> Expr {
    let expr = Expr::col((table.clone(), column.iden.clone()));
    match (&column.column_type, backend) {
        (ColumnType::Enum { .. }, DatabaseBackend::Postgres) => expr.cast_as(Alias::new("text")),
        _ => expr,
    }
}

/// A value as a statement compares the column with it.
pub(super) fn bind_expr(column: &ColumnShape, value: Value, backend: DatabaseBackend) -> Expr {
    match (&column.column_type, backend) {
        (ColumnType::Enum { name, .. }, DatabaseBackend::Postgres) => {
            Expr::val(value).cast_as(name.clone())
        }
        _ => Expr::val(value),
    }
}

/// What stands in a column of a row.
pub(super) fn decode(result: &QueryResult, place: usize, column: &ColumnShape) -> Cell {
    let value = match column.value_type {
        ArrayType::Bool => read::<bool>(result, place),
        ArrayType::SmallInt => read::<i16>(result, place),
        ArrayType::Int => read::<i32>(result, place),
        ArrayType::BigInt => read::<i64>(result, place),
        ArrayType::Float => read::<f32>(result, place),
        ArrayType::Double => read::<f64>(result, place),
        ArrayType::Json => read::<serde_json::Value>(result, place),
        ArrayType::Uuid => read::<uuid::Uuid>(result, place),
        ArrayType::Decimal => read::<rust_decimal::Decimal>(result, place),
        ArrayType::ChronoDate => read::<chrono::NaiveDate>(result, place),
        ArrayType::ChronoTime => read::<chrono::NaiveTime>(result, place),
        ArrayType::ChronoDateTime => read::<chrono::NaiveDateTime>(result, place),
        ArrayType::ChronoDateTimeUtc => read::<chrono::DateTime<chrono::Utc>>(result, place),
        ArrayType::ChronoDateTimeWithTimeZone => {
            read::<chrono::DateTime<chrono::FixedOffset>>(result, place)
        }
        _ => read::<String>(result, place),
    };
    value.map_or(Cell::Unreadable, Cell::Value)
}

fn read<T>(result: &QueryResult, place: usize) -> Option<Value>
where
    T: TryGetable,
    Option<T>: TryGetable,
    Value: From<Option<T>>,
{
    result.try_get_by_index::<Option<T>>(place).ok().map(Value::from)
}
