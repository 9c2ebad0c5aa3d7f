//! Foreign keys that were typed: each must lead to a row that this person may see.

use std::collections::HashMap;

use sea_orm::Value;

use super::bind::Binding;
use crate::{Message, Result, field::Field, resource::Source, value};

/// Adds an error for each changed foreign key behind which this person sees no row: one statement a
/// field, whatever the number of forms. The picker shows no other rows, but a body can be written by
/// hand; and a key that leads nowhere is better said here than by the database.
///
/// # Errors
///
/// When the database fails or is busy.
pub(crate) async fn check(
    source: &Source<'_>,
    inputs: &[&Field],
    bindings: &mut [&mut Binding],
) -> Result<()> {
    for field in inputs.iter().filter(|field| field.relation.is_some()) {
        let changed = bindings.iter().filter_map(|binding| changed(binding, field));
        let changed: HashMap<String, Value> =
            changed.map(|value| (value::text(&value), value)).collect();
        if changed.is_empty() {
            continue;
        }
        let (texts, values): (Vec<String>, Vec<Value>) = changed.into_iter().unzip();
        let labels = source.labels(field, &values).await?;
        let missing = texts.iter().zip(labels).filter(|(_, label)| label.is_none());
        for (text, _) in missing {
            refuse(field, text, bindings);
        }
    }
    Ok(())
}

fn refuse(field: &Field, text: &str, bindings: &mut [&mut Binding]) {
    for binding in bindings {
        if changed(binding, field).is_some_and(|value| value::text(&value) == text) {
            let message = Message::new("error-no-such-row").with("key", text);
            binding.errors.add(&field.name, message);
        }
    }
}

fn changed(binding: &Binding, field: &Field) -> Option<Value> {
    let change = binding.changes.iter().find(|(index, _)| *index == field.index);
    change.map(|(_, value)| value.clone()).filter(|value| !value::is_null(value))
}
