//! PostgreSQL's arrays. One with a null in it cannot be read into a `Vec`, and so is unreadable.

use sea_orm::{QueryResult, TryGetable, Value, sea_query::ArrayType};

use super::read::{as_enum, is_variant};
use crate::descriptor::ColumnShape;

pub(super) fn read(row: &QueryResult, index: usize, column: &ColumnShape) -> Option<Value> {
    let kind = &column.value_type;
    let items = match kind {
        ArrayType::Bool => items::<bool>(row, index),
        ArrayType::TinyInt => items::<i8>(row, index),
        ArrayType::SmallInt => items::<i16>(row, index),
        ArrayType::Int => items::<i32>(row, index),
        ArrayType::BigInt => items::<i64>(row, index),
        ArrayType::Float => items::<f32>(row, index),
        ArrayType::Double => items::<f64>(row, index),
        ArrayType::Decimal => items::<rust_decimal::Decimal>(row, index),
        ArrayType::String => words(row, index, column),
        ArrayType::Enum(name) => choices(row, index, column, name),
        ArrayType::Bytes => items::<Vec<u8>>(row, index),
        ArrayType::Json => items::<serde_json::Value>(row, index),
        ArrayType::Uuid => items::<uuid::Uuid>(row, index),
        kind => dates(row, index, kind),
    }?;
    Some(Value::Array(kind.clone(), items.map(Box::new)))
}

type Items = Option<Option<Vec<Value>>>;

fn items<T>(row: &QueryResult, index: usize) -> Items
where
    Vec<T>: TryGetable,
    T: Into<Value>,
{
    let items: Option<Vec<T>> = row.try_get_by_index(index).ok()?;
    Some(items.map(|items| items.into_iter().map(Into::into).collect()))
}

fn texts(row: &QueryResult, index: usize, column: &ColumnShape) -> Option<Option<Vec<String>>> {
    let texts: Option<Vec<String>> = row.try_get_by_index(index).ok()?;
    let known = texts.iter().flatten().all(|text| is_variant(text, &column.column_type));
    known.then_some(texts)
}

fn words(row: &QueryResult, index: usize, column: &ColumnShape) -> Items {
    let texts = texts(row, index, column)?;
    Some(texts.map(|texts| texts.into_iter().map(Value::from).collect()))
}

fn choices(
    row: &QueryResult,
    index: usize,
    column: &ColumnShape,
    name: &sea_orm::sea_query::EnumTypeName,
) -> Items {
    let texts = texts(row, index, column)?;
    Some(texts.map(|texts| texts.into_iter().map(|text| as_enum(name, text)).collect()))
}

fn dates(row: &QueryResult, index: usize, kind: &ArrayType) -> Items {
    match kind {
        ArrayType::ChronoDate => items::<chrono::NaiveDate>(row, index),
        ArrayType::ChronoTime => items::<chrono::NaiveTime>(row, index),
        ArrayType::ChronoDateTime => items::<chrono::NaiveDateTime>(row, index),
        ArrayType::ChronoDateTimeUtc => items::<chrono::DateTime<chrono::Utc>>(row, index),
        ArrayType::ChronoDateTimeLocal => items::<chrono::DateTime<chrono::Local>>(row, index),
        ArrayType::ChronoDateTimeWithTimeZone => {
            items::<chrono::DateTime<chrono::FixedOffset>>(row, index)
        }
        ArrayType::TimeDate => items::<time::Date>(row, index),
        ArrayType::TimeTime => items::<time::Time>(row, index),
        ArrayType::TimeDateTime => items::<time::PrimitiveDateTime>(row, index),
        ArrayType::TimeDateTimeWithTimeZone => items::<time::OffsetDateTime>(row, index),
        _ => None,
    }
}
