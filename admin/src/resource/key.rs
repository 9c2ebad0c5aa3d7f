//! A primary key: one value or several, and its form in a URL.

use std::fmt;

use percent_encoding::percent_decode_str;
use sea_orm::Value;

use crate::{
    Error, ErrorKind, Result,
    descriptor::{ColumnShape, EntityShape},
    urls, value,
};

/// Which row: the values of the key's columns, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Key(Vec<Value>);

/// Stands before a part that would not survive as a path segment: an empty one, one that a browser
/// folds away, the panel's own word, or one that begins with this mark itself.
const MARK: char = '~';

impl Key {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    /// The values, in the order of the key's columns.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// The key as one path segment: each part percent-encoded, joined by commas.
    #[must_use]
    pub fn to_url(&self) -> String {
        self.0.iter().map(|part| encode(&value::text(part))).collect::<Vec<_>>().join(",")
    }

    /// Reads what [`to_url`](Self::to_url) wrote.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound) when the text is no key of this entity: nobody need learn
    /// more about a row that cannot exist.
    pub fn from_url(text: &str, shape: &EntityShape) -> Result<Self> {
        let parts: Vec<&str> = text.split(',').collect();
        if parts.len() != shape.primary_key.len() {
            return Err(not_found());
        }
        let columns = shape.primary_key.iter().map(|&index| &shape.columns[index]);
        parts
            .into_iter()
            .zip(columns)
            .map(|(part, column)| decode(part, column))
            .collect::<Result<_>>()
            .map(Self)
    }
}

/// As a person reads it: the texts of its values.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(value::text).collect::<Vec<_>>().join(", "))
    }
}

fn encode(text: &str) -> String {
    let marked = matches!(text, "" | "." | ".." | "-") || text.starts_with(MARK);
    let mark = if marked { "~" } else { "" };
    format!("{mark}{}", urls::segment(text))
}

fn decode(part: &str, column: &ColumnShape) -> Result<Value> {
    let part = part.strip_prefix(MARK).unwrap_or(part);
    let text = percent_decode_str(part).decode_utf8().map_err(|_| not_found())?;
    value::parse(&text, column).map_err(|_| not_found())
}

fn not_found() -> Error {
    Error::new(ErrorKind::NotFound, "there is no such row")
}
