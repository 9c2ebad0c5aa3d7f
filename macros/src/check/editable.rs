//! What can be edited in the list: columns of it that the form can edit, and none that leads to the row.

use super::{entries, fieldset, names};
use crate::{attr::Entry, errors::Errors, model::Admin};

/// Refuses what `list_editable` names and the list cannot edit (Django's E122 to E125).
pub(super) fn check(admin: &Admin, errors: &mut Errors) {
    let options = &admin.options;
    let Some(editable) = &options.list_editable else { return };
    if options.list_display.is_none() {
        let message =
            "`list_editable` edits columns of the list; name them all in `list_display(…)`";
        errors.at(editable.key.span(), message);
        return;
    }
    for entry in &editable.value {
        if let Some(message) = fault(admin, entry) {
            errors.on(entry, message);
        }
    }
}

fn fault(admin: &Admin, entry: &Entry) -> Option<String> {
    let (options, name) = (&admin.options, entry.name());
    if !names(&options.list_display, entry) {
        return Some(format!("`{name}` is no column of the list; add it to `list_display`"));
    }
    if leads_to_row(admin, entry) {
        return Some(format!(
            "`{name}` leads to the row, so it cannot be edited in the list; let \
             `list_display_links` name another column",
        ));
    }
    if names(&options.readonly_fields, entry) {
        return Some(format!("`readonly_fields` says that nobody edits `{name}`; remove it there"));
    }
    if fieldset::leaves_out(admin, entry) || names(&options.exclude, entry) {
        return Some(format!(
            "`{name}` is not on the form, and the list edits what the form edits"
        ));
    }
    None
}

/// The first column does, unless `list_display_links` names others.
fn leads_to_row(admin: &Admin, entry: &Entry) -> bool {
    let options = &admin.options;
    match &options.list_display_links {
        Some(_) => names(&options.list_display_links, entry),
        None => {
            let first = entries(&options.list_display).first();
            first.is_some_and(|first| first.dotted() == entry.dotted())
        }
    }
}
