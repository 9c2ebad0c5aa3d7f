//! Null of every kind.

use sea_orm::{
    Value,
    sea_query::{ArrayType, OptionEnum},
};

use crate::descriptor::ColumnShape;

/// Null, of the kind that the entity's `ActiveModel` expects.
#[must_use]
pub fn null_of(column: &ColumnShape) -> Value {
    #[cfg(feature = "postgres")]
    if matches!(column.column_type, sea_orm::ColumnType::Array(_)) {
        return Value::Array(column.value_type.clone(), None);
    }
    match &column.value_type {
        ArrayType::Bool => Value::Bool(None),
        ArrayType::TinyInt => Value::TinyInt(None),
        ArrayType::SmallInt => Value::SmallInt(None),
        ArrayType::Int => Value::Int(None),
        ArrayType::BigInt => Value::BigInt(None),
        ArrayType::TinyUnsigned => Value::TinyUnsigned(None),
        ArrayType::SmallUnsigned => Value::SmallUnsigned(None),
        ArrayType::Unsigned => Value::Unsigned(None),
        ArrayType::BigUnsigned => Value::BigUnsigned(None),
        ArrayType::Float => Value::Float(None),
        ArrayType::Double => Value::Double(None),
        ArrayType::Decimal => Value::Decimal(None),
        ArrayType::Enum(name) => Value::Enum(OptionEnum::None((**name).clone())),
        ArrayType::Char => Value::Char(None),
        ArrayType::Bytes => Value::Bytes(None),
        ArrayType::Json => Value::Json(None),
        ArrayType::Uuid => Value::Uuid(None),
        kind => null_date(kind),
    }
}

fn null_date(kind: &ArrayType) -> Value {
    match kind {
        ArrayType::ChronoDate => Value::ChronoDate(None),
        ArrayType::ChronoTime => Value::ChronoTime(None),
        ArrayType::ChronoDateTime => Value::ChronoDateTime(None),
        ArrayType::ChronoDateTimeUtc => Value::ChronoDateTimeUtc(None),
        ArrayType::ChronoDateTimeLocal => Value::ChronoDateTimeLocal(None),
        ArrayType::ChronoDateTimeWithTimeZone => Value::ChronoDateTimeWithTimeZone(None),
        ArrayType::TimeDate => Value::TimeDate(None),
        ArrayType::TimeTime => Value::TimeTime(None),
        ArrayType::TimeDateTime => Value::TimeDateTime(None),
        ArrayType::TimeDateTimeWithTimeZone => Value::TimeDateTimeWithTimeZone(None),
        // Kinds of further SeaORM features are read as the database's own text.
        _ => Value::String(None),
    }
}

/// Whether the value is null.
#[must_use]
pub fn is_null(value: &Value) -> bool {
    *value == value.as_null()
}
