//! What the database holds, as text a person reads and types, and back.
//!
//! One rule holds everything together: `parse(text(v)) == v` for every value of every kind, so a
//! form that is opened and saved without an edit changes nothing.

use sea_orm::Value;

use crate::{Message, descriptor::ColumnShape};

/// Reads what a person typed into a field of this column; empty text is null where null is allowed.
///
/// # Errors
///
/// A sentence that says what is wrong with the text and what would be right.
pub fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    let _ = column;
    Ok(Value::from(text.to_owned()))
}

/// The exact text of a value, as a form shows it; empty for null.
#[must_use]
pub fn text(value: &Value) -> String {
    format!("{value:?}")
}
