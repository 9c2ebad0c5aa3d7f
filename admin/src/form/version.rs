//! Which version of a row a form was filled in on.

use sha2::{Digest, Sha256};

use crate::{
    field::Field,
    resource::{Cell, Resource, Row},
    value,
};

/// How many bytes of the hash are kept.
const LENGTH: usize = 16;

/// A short hash of the row's texts as the form shows them. Columns that are not on the form do not
/// count: a counter that runs in the background must not make every save a conflict. Secrets do not
/// count either, as whoever sees the hash could try guesses against it.
pub(crate) fn version(resource: &Resource, row: &Row) -> String {
    let mut hash = Sha256::new();
    for field in resource.form_fields.iter().filter(|field| !field.secret) {
        feed(&mut hash, field, &row.cells[field.index]);
    }
    hex::encode(&hash.finalize()[..LENGTH])
}

fn feed(hash: &mut Sha256, field: &Field, cell: &Cell) {
    let text = cell.value().map(|value| (*value == value.as_null(), value::text(value)));
    let (mark, text) = match text {
        None => ("unreadable", String::new()),
        Some((true, _)) => ("null", String::new()),
        Some((false, text)) => ("text", text),
    };
    // Lengths keep neighbours apart: ("ab", "c") is not ("a", "bc").
    for part in [field.name.as_str(), mark, text.as_str()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
}
