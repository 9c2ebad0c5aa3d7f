//! What the database holds, as text a person reads and types, and back.
//!
//! One rule holds everything together: `parse(text(v)) == v` for every value of every kind, so a
//! form that is opened and saved without an edit changes nothing. A moment is written in UTC,
//! without a zone, as `<input type="datetime-local">` wants it; only one that is stored with another
//! offset is written with that.
//!
//! Two exceptions, because they have no text of their own: an empty text in a column that may be
//! null reads as null, and what lies outside the range that all databases share (the years 1 to
//! 9999, finite numbers) has a text but is refused when typed.
//!
//! ```
//! use backoffice::{descriptor::EntityShape, value};
//! use sea_orm::{Value, entity::prelude::*};
//!
//! # mod note {
//! #     use sea_orm::entity::prelude::*;
//! #     #[sea_orm::model]
//! #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//! #     #[sea_orm(table_name = "note")]
//! #     pub struct Model {
//! #         #[sea_orm(primary_key)]
//! #         pub id: i64,
//! #         pub stars: Option<i16>,
//! #     }
//! #     impl ActiveModelBehavior for ActiveModel {}
//! # }
//! let shape = EntityShape::of::<note::Entity>();
//! let stars = &shape.columns[1];
//! assert_eq!(value::parse("5", stars).unwrap(), Value::SmallInt(Some(5)));
//! assert_eq!(value::parse("", stars).unwrap(), Value::SmallInt(None));
//! assert_eq!(value::parse("40000", stars).unwrap_err().key(), "error-number-range");
//! ```

mod array;
mod bytes;
mod clock;
mod date;
mod json;
mod limit;
mod line_break;
mod moment;
mod null;
mod number;
mod plain;
mod print;

pub(crate) use self::{
    array::as_json_array,
    number::{integer, integer_limits},
    plain::max_length,
};
pub use self::{
    json::json,
    limit::fits,
    line_break::with_line_breaks_of,
    moment::{local_text, moment, parse_local},
    null::{is_null, null_of},
    print::text,
};

use sea_orm::{
    Value,
    sea_query::{ArrayType, ColumnType},
};

use crate::{Message, descriptor::ColumnShape};

/// Reads what a person typed into a field of this column; empty text is null where null is allowed.
///
/// The value is of the very kind that the entity's `ActiveModel` expects. Whether this database can
/// hold it is another question: see [`fits`].
///
/// # Errors
///
/// A sentence that says what is wrong with the text and what would be right.
pub fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    if text.is_empty() && column.nullable {
        return Ok(null_of(column));
    }
    if matches!(column.column_type, ColumnType::Array(_)) {
        return array::parse(text, column);
    }
    if is_words(&column.value_type) {
        return plain::parse(text, column);
    }
    match text.trim() {
        "" if column.nullable => Ok(null_of(column)),
        // No bytes at all are bytes, too.
        "" if column.value_type != ArrayType::Bytes => Err(Message::new("error-required")),
        text => parse_kind(text, column),
    }
}

/// Whether blanks at either end belong to the value.
fn is_words(kind: &ArrayType) -> bool {
    matches!(kind, ArrayType::String | ArrayType::Char | ArrayType::Enum(_))
}

/// Trimmed text that is not empty, of a kind that is not words.
fn parse_kind(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    match &column.value_type {
        ArrayType::Bool => plain::parse_bool(text),
        ArrayType::Uuid => plain::parse_uuid(text),
        ArrayType::Bytes => bytes::parse(text, column),
        ArrayType::Json => json::parse(text),
        ArrayType::Float | ArrayType::Double | ArrayType::Decimal => number::parse(text, column),
        kind if number::is_integer(kind) => number::parse(text, column),
        kind => date::parse(text, kind).unwrap_or_else(|| Err(Message::new("error-not-writable"))),
    }
}
