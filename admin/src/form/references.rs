//! Foreign keys that were typed: each must lead to a row that this person may see.

use sea_orm::Value;

use super::bind::Binding;
use crate::{Message, Result, field::Field, resource::Source, value};

/// Adds an error for each changed foreign key behind which this person sees no row. The picker shows
/// no other rows, but a body can be written by hand; and a key that leads nowhere is better said
/// here than by the database.
///
/// # Errors
///
/// When the database fails or is busy.
pub(crate) async fn check(
    source: &Source<'_>,
    inputs: &[&Field],
    binding: &mut Binding,
) -> Result<()> {
    for field in inputs.iter().filter(|field| field.relation.is_some()) {
        let Some(value) = changed(binding, field) else { continue };
        let label = source.labels(field, std::slice::from_ref(&value)).await?;
        if label.into_iter().flatten().next().is_none() {
            let message = Message::new("error-no-such-row").with("key", value::text(&value));
            binding.errors.add(&field.name, message);
        }
    }
    Ok(())
}

fn changed(binding: &Binding, field: &Field) -> Option<Value> {
    let change = binding.changes.iter().find(|(index, _)| *index == field.index);
    change.map(|(_, value)| value.clone()).filter(|value| !value::is_null(value))
}
