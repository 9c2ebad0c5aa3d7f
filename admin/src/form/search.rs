//! Picking a related row without scripts: the form again, with what was found in a drop-down.

use super::{
    desk::Desk,
    draft::{Draft, Found},
    fields,
    submission::{LOOKUP, SEARCH, unknown},
};
use crate::Result;

/// Searches for what was typed beside the pressed button.
///
/// # Errors
///
/// When the button belongs to no relation of this form, its target may not be viewed, or the
/// database fails.
pub(crate) async fn search(desk: &Desk<'_>, draft: &Draft) -> Result<Found> {
    let typed = draft.typed.as_ref();
    let name = typed.and_then(|form| form.suffix(LOOKUP)).unwrap_or_default();
    let inputs = fields::inputs(desk.fields, draft.row.as_ref());
    if let Some(form) = typed {
        form.expect_only(&fields::names(&inputs))?;
    }
    let relation = inputs.iter().find(|field| field.name == name && field.relation.is_some());
    let field = relation.ok_or_else(|| unknown(&format!("{LOOKUP}{name}")))?;
    let words = typed.and_then(|form| form.get(&format!("{SEARCH}{name}"))).unwrap_or_default();
    let lookup = desk.source.lookup(field, words, 1).await?;
    Ok(Found { field: field.name.clone(), search: words.to_owned(), lookup })
}
