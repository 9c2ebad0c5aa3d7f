//! From texts to typed changes: what differs from the row, checked, or sentences next to fields.

use sea_orm::{DbBackend, Value};

use super::{errors::FieldErrors, submission::Submission};
use crate::{
    Message,
    field::{Field, Widget},
    format::Format,
    resource::{Cell, Row},
    value,
};

/// The values to write, each by the place of its column.
pub(crate) type Changes = Vec<(usize, Value)>;

/// Everything a form sent, understood as far as it could be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Binding {
    /// What is to be written.
    pub(crate) changes: Changes,
    /// What is wrong.
    pub(crate) errors: FieldErrors,
}

/// Reads the inputs of a form. On a change only what was really edited becomes a change: texts are
/// compared, not values, so a value that its type cannot hold exactly is never written back. Moments
/// are told by the clocks of `format`.
pub(crate) fn bind(
    form: &Submission,
    inputs: &[&Field],
    row: Option<&Row>,
    backend: DbBackend,
    format: &Format,
) -> Binding {
    let mut binding = Binding::default();
    for field in inputs {
        let bound = match row {
            Some(row) => changed(form, field, &row.cells[field.index], backend, format),
            None => given(form, field, backend, format),
        };
        match bound {
            Ok(Some(value)) => binding.changes.push((field.index, value)),
            Ok(None) => {}
            Err(message) => binding.errors.add(&field.name, message),
        }
    }
    binding
}

/// What was typed into a field, as its text; a tick box that is not sent is not ticked.
pub(crate) fn typed<'a>(form: &'a Submission, field: &Field) -> Option<&'a str> {
    let text = form.get(&field.name);
    match field.widget {
        Widget::Checkbox => Some(if text.is_some_and(is_ticked) { "true" } else { "false" }),
        _ => text,
    }
}

fn is_ticked(text: &str) -> bool {
    !matches!(text, "" | "false" | "0" | "off")
}

fn changed(
    form: &Submission,
    field: &Field,
    cell: &Cell,
    backend: DbBackend,
    format: &Format,
) -> Result<Option<Value>, Message> {
    let (Some(text), Some(value)) = (typed(form, field), cell.value()) else { return Ok(None) };
    let before = value::local_text(value, format);
    let text = value::with_line_breaks_of(&before, text);
    if text == before { Ok(None) } else { field.read(&text, backend, format).map(Some) }
}

fn given(
    form: &Submission,
    field: &Field,
    backend: DbBackend,
    format: &Format,
) -> Result<Option<Value>, Message> {
    let text = typed(form, field).unwrap_or_default();
    if text.is_empty() && !field.required && field.column.has_default {
        return Ok(None);
    }
    field.read(&value::with_line_breaks_of("", text), backend, format).map(Some)
}
