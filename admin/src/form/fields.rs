//! Which fields of a form have an input, for this row.

use std::sync::Arc;

use crate::{field::Field, resource::Row};

/// Those of a desk's fields that a body may set; `row` is the one that is changed, none when one is
/// added. The same answer decides what the page shows as an input, so a page never offers what is
/// refused.
pub(crate) fn inputs<'a>(fields: &'a [Arc<Field>], row: Option<&Row>) -> Vec<&'a Field> {
    fields.iter().map(Arc::as_ref).filter(|field| is_input(field, row)).collect()
}

/// The names of these fields.
pub(crate) fn names<'a>(fields: &[&'a Field]) -> Vec<&'a str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}

fn is_input(field: &Field, row: Option<&Row>) -> bool {
    let readable = |row: &Row| row.cells[field.index].value().is_some();
    field.editable && !field.secret && row.is_none_or(|row| !field.key && readable(row))
}
