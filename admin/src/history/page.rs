//! What `history.html` is given. Everything is decided here: the template only prints.

use serde::Serialize;

use crate::Message;

/// What happened to a row, newest first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HistoryPage {
    /// How the row is called.
    pub object: String,
    /// What its model is called.
    pub model: String,
    /// Its form; `None` where it is gone or may not be opened.
    pub url: Option<String>,
    /// The entries of this page.
    pub entries: Vec<HistoryEntry>,
    /// The page with newer entries.
    pub newer_url: Option<String>,
    /// The page with older entries.
    pub older_url: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry {
    /// When, as a machine reads it: `2026-05-01T09:30:00Z`.
    pub iso: String,
    /// When, as shown.
    pub when: String,
    /// The zone in which that is told.
    pub zone: Message,
    /// Who; `None` for the panel itself.
    pub who: Option<String>,
    /// What was done: added, changed, deleted, an action by its label.
    pub action: Message,
    /// What kind of thing, for the icon: `add`, `change`, `delete` or `other`.
    pub kind: &'static str,
    /// Field by field; empty where nothing is known.
    pub changes: Vec<HistoryChange>,
}

/// A field that changed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HistoryChange {
    /// What the field is called.
    pub label: String,
    /// What stood there; `None` for nothing.
    pub from: Option<Message>,
    /// What stands there since; `None` for nothing.
    pub to: Option<Message>,
}
