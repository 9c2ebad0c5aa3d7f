//! Raw bytes, written in hexadecimal.

use sea_orm::{
    Value,
    sea_query::{ColumnType, StringLen},
};

use crate::{Message, descriptor::ColumnShape};

pub(super) fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    let digits: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let digits = digits.strip_prefix("0x").or(digits.strip_prefix("\\x")).unwrap_or(&digits);
    let bytes = hex::decode(digits).map_err(|_| Message::new("error-not-hex"))?;
    match max(&column.column_type) {
        Some(max) if bytes.len() > max as usize => {
            Err(Message::new("error-too-many-bytes").with("max", max).with("length", bytes.len()))
        }
        _ => Ok(Value::Bytes(Some(bytes))),
    }
}

fn max(column: &ColumnType) -> Option<u32> {
    match column {
        // SeaORM writes `Binary(1)` for a plain `Vec<u8>`, and nobody means one byte.
        ColumnType::Binary(max) if *max > 1 => Some(*max),
        ColumnType::VarBinary(StringLen::N(max)) => Some(*max),
        _ => None,
    }
}
