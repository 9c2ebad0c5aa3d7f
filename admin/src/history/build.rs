//! From entries to the page: who did what, in the words of the fields as they are called now.

use super::{Action, Entries, Entry, FieldChange, HistoryChange, HistoryEntry, HistoryPage};
use crate::{
    Message,
    field::Field,
    format::Format,
    resource::{Column, Resource},
    value,
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

/// The history of a row, for somebody who reads so.
pub(crate) fn page(
    resource: &Resource,
    entries: &Entries,
    around: Around,
    format: &Format,
) -> HistoryPage {
    HistoryPage {
        object: around.object,
        model: resource.label.clone(),
        url: Some(around.url),
        entries: entries.entries.iter().map(|entry| self::entry(resource, entry, format)).collect(),
        newer_url: around.newer_url,
        older_url: around.older_url,
    }
}

fn entry(resource: &Resource, entry: &Entry, format: &Format) -> HistoryEntry {
    HistoryEntry {
        iso: entry.iso(),
        when: format.moment(entry.at),
        zone: format.zone_name(),
        who: (!entry.actor_name.is_empty()).then(|| entry.actor_name.clone()),
        action: action(entry),
        kind: match entry.action {
            Action::Custom => "other",
            action => action.as_str(),
        },
        changes: entry.changes.iter().filter_map(|told| change(resource, told, format)).collect(),
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
fn change(resource: &Resource, told: &FieldChange, format: &Format) -> Option<HistoryChange> {
    let field = resource.fields.iter().find(|field| field.name == told.name)?;
    let in_form = resource.form_fields.iter().any(|other| other.index == field.index);
    let in_list = resource
        .list_display
        .iter()
        .filter_map(Column::path)
        .any(|path| path.is_own() && path.field.index == field.index);
    let say = |text: &Option<String>| text.as_ref().map(|text| said(field, text, format));
    (in_form || in_list || field.key).then(|| HistoryChange {
        label: field.label.clone(),
        from: say(&told.from),
        to: say(&told.to),
    })
}

/// A moment by the clocks of the reader, everything else as a form says it.
fn said(field: &Field, text: &str, format: &Format) -> Message {
    let moment = value::parse(text, &field.column).ok().and_then(|value| value::moment(&value));
    moment.map_or_else(|| field.say(text), |at| Message::literal(format.moment(at)))
}
