//! A place in the order of a list: what the row there is sorted by, and its key.

use std::{fmt, sync::Arc};

use sea_orm::{Value, sea_query::ArrayType};

use super::{Cell, Order, Registry, Resource, Row, order};
use crate::{field::Field, value};

/// The longest cursor, in bytes: it stands in every link of a page.
const LONGEST: usize = 400;

/// A place in the order of a list, to read on from. As text its parts stand between commas: empty
/// for null, `~` for an empty text, `~0` for `~` and `~1` for a comma inside one.
///
/// It is no secret and no promise: whoever writes one by hand reads on from there, in what they may
/// see, and from nowhere else.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor(Vec<Option<(String, Value)>>);

impl Cursor {
    /// Reads what [`Display`](fmt::Display) wrote for a list of `resource` in this order; `None` for
    /// any other text.
    #[must_use]
    pub fn parse(
        text: &str,
        registry: &Registry,
        resource: &Resource,
        orders: &[Order],
    ) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let parts = text.split(',').map(unescape);
        Self::new(parts, &order::cursor_fields(registry, resource, orders), orders.len())
    }

    /// The place of a row that was read in this order; `None` where it cannot be written down, as
    /// with a long text.
    #[must_use]
    pub fn of(
        row: &Row,
        registry: &Registry,
        resource: &Resource,
        orders: &[Order],
    ) -> Option<Self> {
        let fields = order::cursor_fields(registry, resource, orders);
        let parts = row.place.iter().map(|cell| match cell {
            Cell::Value(value) if value::is_null(value) => Some(None),
            cell => cell.value().map(|value| Some(value::text(value))),
        });
        Self::new(parts, &fields, orders.len()).filter(|cursor| cursor.to_string().len() <= LONGEST)
    }

    /// Every part must be a value of its field; those of the key are not null.
    fn new(
        parts: impl Iterator<Item = Option<Option<String>>>,
        fields: &[Arc<Field>],
        sorts: usize,
    ) -> Option<Self> {
        let parts: Vec<Option<String>> = parts.collect::<Option<_>>()?;
        if parts.len() != fields.len() || parts[sorts..].iter().any(Option::is_none) {
            return None;
        }
        let typed = parts.into_iter().zip(fields).map(|(part, field)| match part {
            Some(text) => typed(&text, field).map(|value| Some((text, value))),
            None => Some(None),
        });
        typed.collect::<Option<_>>().map(Self)
    }

    pub(super) fn values(&self) -> &[Option<(String, Value)>] {
        &self.0
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let text = part.as_ref().map(|(text, _)| escape(text)).unwrap_or_default();
            write!(f, "{comma}{text}")?;
        }
        Ok(())
    }
}

/// The value that a text stands for, and that stands for this very text.
fn typed(text: &str, field: &Field) -> Option<Value> {
    let column = &field.column;
    if text.is_empty() && column.value_type == ArrayType::String {
        return Some(Value::String(Some(String::new())));
    }
    value::parse(text, column).ok().filter(|value| !value::is_null(value))
}

fn escape(text: &str) -> String {
    if text.is_empty() { "~".to_owned() } else { text.replace('~', "~0").replace(',', "~1") }
}

/// `None` for what [`escape`] does not write.
fn unescape(part: &str) -> Option<Option<String>> {
    match part {
        "" => return Some(None),
        "~" => return Some(Some(String::new())),
        _ => {}
    }
    let mut rest = part.split('~');
    let mut text = rest.next()?.to_owned();
    for piece in rest {
        let (mark, piece) = match piece.as_bytes().first()? {
            b'0' => ('~', &piece[1..]),
            b'1' => (',', &piece[1..]),
            _ => return None,
        };
        text.push(mark);
        text.push_str(piece);
    }
    Some(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives_as_a_part() {
        for text in ["", "a", "a,b", "~", "~0", "~1", ",", "~,~", "é\n~"] {
            assert_eq!(unescape(&escape(text)), Some(Some(text.to_owned())), "{text}");
            assert!(!escape(text).contains(','), "{text}");
        }
        assert_eq!(unescape(""), Some(None), "null");
        for bad in ["~2", "a~", "~a"] {
            assert_eq!(unescape(bad), None, "{bad}");
        }
    }
}
