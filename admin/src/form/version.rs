//! Which version of a row a form was filled in on.

use std::sync::Arc;

use sea_orm::Value;
use sha2::{Digest, Sha256};

use super::{bind::typed, submission::Submission};
use crate::{field::Field, format::Format, resource::Row, value};

/// How many bytes of the hash are kept.
const LENGTH: usize = 16;

/// A short hash of the row's texts as a form with these fields shows them. Columns that are not on
/// the form do not count: a counter that runs in the background must not make every save a conflict.
/// Secrets do not count either, as whoever sees the hash could try guesses against it.
pub(crate) fn version(fields: &[Arc<Field>], row: &Row) -> String {
    of_texts(fields, |field| row.cells[field.index].value().map(|value| text(field, value)))
}

/// Whether a form holds the texts of the version that it was filled in on. It then says nothing,
/// whatever happened to the row meanwhile.
pub(super) fn is_untouched(fields: &[Arc<Field>], form: &Submission, format: &Format) -> bool {
    let typed = |field: &Field| typed(form, field).map(|text| canonical(field, text, format));
    form.get("_version") == Some(&of_texts(fields, typed))
}

fn of_texts(fields: &[Arc<Field>], text: impl Fn(&Field) -> Option<String>) -> String {
    let mut hash = Sha256::new();
    for field in fields.iter().filter(|field| !field.secret) {
        feed(&mut hash, &field.name, text(field));
    }
    hex::encode(&hash.finalize()[..LENGTH])
}

/// The text of a value as a form that holds it sends it back.
fn text(field: &Field, value: &Value) -> String {
    let text = value::text(value);
    let text = value::with_line_breaks_of("", &text);
    let again = value::parse(&text, &field.column);
    again.map_or_else(|_| text.into_owned(), |value| value::text(&value))
}

/// A browser leaves out seconds that are zero and writes line breaks in its own way, and clocks differ:
/// none of that is an edit.
fn canonical(field: &Field, text: &str, format: &Format) -> String {
    let text = value::with_line_breaks_of("", text);
    let value = value::parse_local(&text, &field.column, format);
    value.map_or_else(|_| text.into_owned(), |value| value::text(&value))
}

fn feed(hash: &mut Sha256, name: &str, text: Option<String>) {
    let mark = if text.is_some() { "text" } else { "unreadable" };
    // Lengths keep neighbours apart: ("ab", "c") is not ("a", "bc").
    for part in [name, mark, text.unwrap_or_default().as_str()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
}
