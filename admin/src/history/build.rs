//! From entries to the page: who did what, in the words of the fields as they are called now.

use super::{Action, Entries, Entry, FieldChange, HistoryChange, HistoryEntry, HistoryPage};
use crate::{
    Message,
    resource::{Column, Resource},
};

/// What stands around the entries of a page.
#[derive(Clone, Debug)]
pub(crate) struct Around {
    /// How the row is called.
    pub(crate) object: String,
    /// Its form.
    pub(crate) url: String,
    /// The page with newer entries.
    pub(crate) newer_url: Option<String>,
    /// The page with older entries.
    pub(crate) older_url: Option<String>,
}

/// The history of a row.
pub(crate) fn page(resource: &Resource, entries: &Entries, around: Around) -> HistoryPage {
    HistoryPage {
        object: around.object,
        model: resource.label.clone(),
        url: Some(around.url),
        entries: entries.entries.iter().map(|entry| self::entry(resource, entry)).collect(),
        newer_url: around.newer_url,
        older_url: around.older_url,
    }
}

fn entry(resource: &Resource, entry: &Entry) -> HistoryEntry {
    HistoryEntry {
        iso: entry.iso(),
        when: entry.moment(),
        who: (!entry.actor_name.is_empty()).then(|| entry.actor_name.clone()),
        action: action(entry),
        kind: match entry.action {
            Action::Custom => "other",
            action => action.as_str(),
        },
        changes: entry.changes.iter().filter_map(|told| change(resource, told)).collect(),
    }
}

fn action(entry: &Entry) -> Message {
    match (entry.action, &entry.reason) {
        (Action::Custom, Some(reason)) => Message::literal(reason),
        (Action::Add, _) => Message::new("history-added"),
        (Action::Delete, _) => Message::new("history-deleted"),
        _ => Message::new("history-changed"),
    }
}

/// Nobody learns here what the other pages keep from them: fields that stand neither on the form nor
/// in the list.
fn change(resource: &Resource, told: &FieldChange) -> Option<HistoryChange> {
    let field = resource.fields.iter().find(|field| field.name == told.name)?;
    let in_form = resource.form_fields.iter().any(|other| other.index == field.index);
    let in_list = resource
        .list_display
        .iter()
        .filter_map(Column::path)
        .any(|path| path.is_own() && path.field.index == field.index);
    let say = |text: &Option<String>| text.as_ref().map(|text| field.say(text));
    (in_form || in_list || field.key).then(|| HistoryChange {
        label: field.label.clone(),
        from: say(&told.from),
        to: say(&told.to),
    })
}
