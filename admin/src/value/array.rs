//! Arrays, written as a JSON array whose elements are written as their own kind is.

use sea_orm::Value;
#[cfg(feature = "postgres")]
use sea_orm::sea_query::{ArrayType, ColumnType};
#[cfg(feature = "postgres")]
use serde_json::Value as Json;

use crate::{Message, descriptor::ColumnShape};

#[cfg(feature = "postgres")]
pub(super) fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    if text.trim().is_empty() {
        let missing = || Err(Message::new("error-required"));
        return if column.nullable { Ok(super::null_of(column)) } else { missing() };
    }
    let Json::Array(items) = super::json::read(text)? else {
        return Err(Message::new("error-not-a-list"));
    };
    let element = element(column);
    let values = items.iter().enumerate().map(|(at, item)| parse_item(item, at, &element));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    Ok(Value::Array(column.value_type.clone(), Some(Box::new(values))))
}

/// Only PostgreSQL has arrays.
#[cfg(not(feature = "postgres"))]
pub(super) fn parse(_: &str, _: &ColumnShape) -> Result<Value, Message> {
    Err(Message::new("error-not-writable"))
}

#[cfg(feature = "postgres")]
pub(crate) fn element(column: &ColumnShape) -> ColumnShape {
    let column_type = match &column.column_type {
        ColumnType::Array(inner) => (**inner).clone(),
        other => other.clone(),
    };
    ColumnShape { column_type, nullable: false, ..column.clone() }
}

#[cfg(feature = "postgres")]
fn parse_item(item: &Json, at: usize, element: &ColumnShape) -> Result<Value, Message> {
    let text = match item {
        // SeaORM cannot read an array with a null in it.
        Json::Null if element.value_type != ArrayType::Json => {
            return Err(Message::new("error-null-in-list").with("place", at + 1));
        }
        Json::String(text) if element.value_type != ArrayType::Json => text.clone(),
        other => other.to_string(),
    };
    super::parse(&text, element)
        .map_err(|_| Message::new("error-list-item").with("place", at + 1).with("item", &text))
}

/// A JSON list as SeaORM wants it for a field of type `Vec<T>` over a JSON column, where `T` is read
/// from JSON. The column does not tell such a field from one that holds the document itself.
#[cfg(feature = "postgres")]
pub(crate) fn as_json_array(value: &Value) -> Option<Value> {
    let items = match value {
        Value::Json(None) => None,
        Value::Json(Some(document)) => Some(document.as_array()?),
        _ => return None,
    };
    let wrap = |item: &Json| Value::Json(Some(Box::new(item.clone())));
    let items = items.map(|items| Box::new(items.iter().map(wrap).collect()));
    Some(Value::Array(ArrayType::Json, items))
}

#[cfg(not(feature = "postgres"))]
pub(crate) fn as_json_array(_: &Value) -> Option<Value> {
    None
}
