//! Words, single characters, yes and no, UUIDs.

use sea_orm::{
    Value,
    sea_query::{ArrayType, ColumnType, Enum, OptionEnum, StringLen},
};
use uuid::Uuid;

use crate::{Message, descriptor::ColumnShape};

pub(super) fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    refuse_nul(text)?;
    match &column.value_type {
        ArrayType::Char => parse_char(text),
        ArrayType::Enum(name) => parse_enum(text, (**name).clone(), &column.column_type),
        _ => parse_string(text, &column.column_type),
    }
}

/// PostgreSQL cannot hold the character and the others only pretend to.
pub(super) fn refuse_nul(text: &str) -> Result<(), Message> {
    if text.contains('\0') { Err(Message::new("error-nul")) } else { Ok(()) }
}

fn parse_string(text: &str, column: &ColumnType) -> Result<Value, Message> {
    check_variant(text, column)?;
    let length = text.chars().count();
    match max_length(column) {
        Some(max) if length > max as usize => {
            Err(Message::new("error-too-long").with("max", max).with("length", length))
        }
        _ => Ok(Value::String(Some(text.to_owned()))),
    }
}

/// The most characters a text column takes.
pub(crate) fn max_length(column: &ColumnType) -> Option<u32> {
    match column {
        ColumnType::Char(max) => *max,
        ColumnType::String(StringLen::N(max)) => Some(*max),
        _ => None,
    }
}

fn parse_char(text: &str) -> Result<Value, Message> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => Ok(Value::Char(Some(only))),
        (None, _) => Err(Message::new("error-required")),
        _ => Err(Message::new("error-one-character")),
    }
}

fn parse_enum(
    text: &str,
    type_name: sea_orm::sea_query::EnumTypeName,
    column: &ColumnType,
) -> Result<Value, Message> {
    if text.is_empty() {
        return Err(Message::new("error-required"));
    }
    check_variant(text, column)?;
    let value = Enum { type_name, value: text.to_owned().into() };
    Ok(Value::Enum(OptionEnum::Some(Box::new(value))))
}

/// The database's own enum refuses other words, with an error nobody could place.
fn check_variant(text: &str, column: &ColumnType) -> Result<(), Message> {
    match column {
        ColumnType::Enum { variants, .. }
            if !variants.iter().any(|variant| variant.to_string() == text) =>
        {
            Err(Message::new("error-not-a-choice"))
        }
        _ => Ok(()),
    }
}

pub(super) fn parse_bool(text: &str) -> Result<Value, Message> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Ok(Value::Bool(Some(true))),
        "false" | "no" | "off" | "0" => Ok(Value::Bool(Some(false))),
        _ => Err(Message::new("error-not-yes-or-no")),
    }
}

pub(super) fn parse_uuid(text: &str) -> Result<Value, Message> {
    Uuid::try_parse(text)
        .map(|uuid| Value::Uuid(Some(uuid)))
        .map_err(|_| Message::new("error-not-a-uuid"))
}
