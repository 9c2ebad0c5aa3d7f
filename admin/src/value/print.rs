//! The one exact text of a value.

use sea_orm::{
    Value,
    sea_query::{OptionEnum, sea_value_to_json_value},
};

use super::{date, is_null, json, number};

/// The exact text of a value, as a form shows it; empty for null.
#[must_use]
pub fn text(value: &Value) -> String {
    if is_null(value) {
        return String::new();
    }
    match value {
        Value::Bool(Some(yes)) => yes.to_string(),
        Value::Float(Some(number)) => number::float_text(*number, f64::from(number.abs())),
        Value::Double(Some(number)) => number::float_text(*number, number.abs()),
        Value::Decimal(Some(number)) => number.to_string(),
        Value::String(Some(text)) => text.clone(),
        Value::Enum(OptionEnum::Some(choice)) => choice.value.clone().into_owned(),
        Value::Char(Some(only)) => only.to_string(),
        Value::Bytes(Some(bytes)) => hex::encode(bytes),
        Value::Uuid(Some(uuid)) => uuid.to_string(),
        Value::Json(Some(document)) => json::pretty(document),
        #[cfg(feature = "postgres")]
        Value::Array(..) => json(value).to_string(),
        value => date::text(value)
            .or_else(|| number::as_integer(value).map(|number| number.to_string()))
            .unwrap_or_else(|| foreign(value)),
    }
}

/// Kinds of SeaORM features that only the host turned on.
fn foreign(value: &Value) -> String {
    match sea_value_to_json_value(value) {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}
