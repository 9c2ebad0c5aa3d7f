//! An entry of the history, as the rest of the panel speaks of it.

use std::str::FromStr;

use chrono::{DateTime, Utc};

use super::diff::FieldChange;
use crate::{Actor, Error, ErrorKind, history::entity, text};

/// The longest label and name that is kept.
const LABEL: usize = 200;

/// What was done to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It was made.
    Add,
    /// Some of its fields were changed.
    Change,
    /// It was deleted.
    Delete,
    /// Something else, which the entry's reason names.
    Custom,
}

impl Action {
    const ALL: [Self; 4] = [Self::Add, Self::Change, Self::Delete, Self::Custom];

    /// The word in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Delete => "delete",
            Self::Custom => "custom",
        }
    }
}

impl FromStr for Action {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|action| action.as_str() == word).ok_or(())
    }
}

/// One thing that happened to one row.
///
/// ```
/// use backoffice::{Actor, history::{Action, Entry}};
///
/// let ana = Actor::new("7", "Ana");
/// let entry = Entry::new(&ana, Action::Custom, "job_posting", "42", "Rust engineer")
///     .because("marked as filled");
/// assert_eq!(entry.reason.as_deref(), Some("marked as filled"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who did it, by [`Actor::id`].
    pub actor: String,
    /// What that person was called then.
    pub actor_name: String,
    /// The slug of the model.
    pub model: String,
    /// The key of the row, in its URL form.
    pub key: String,
    /// What the row was called then; at most 200 characters.
    pub label: String,
    /// What was done.
    pub action: Action,
    /// The fields that changed.
    pub changes: Vec<FieldChange>,
    /// Why, or what was done, in words.
    pub reason: Option<String>,
    /// The id of the request, as in the log.
    pub request_id: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Entry {
    /// What `actor` did now to the row with `key`, which is called `label`.
    #[must_use]
    pub fn new(actor: &Actor, action: Action, model: &str, key: &str, label: &str) -> Self {
        Self {
            actor: actor.id().to_owned(),
            actor_name: text::truncate(actor.name(), LABEL),
            model: model.to_owned(),
            key: key.to_owned(),
            label: text::truncate(label, LABEL),
            action,
            changes: Vec::new(),
            reason: None,
            request_id: None,
            at: Utc::now(),
        }
    }

    /// When, as a machine reads it.
    pub(crate) fn iso(&self) -> String {
        self.at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// With the fields that changed.
    #[must_use]
    pub fn with_changes(mut self, changes: Vec<FieldChange>) -> Self {
        self.changes = changes;
        self
    }

    /// With a reason, or what was done in words.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// With the id of the request.
    #[must_use]
    pub fn in_request(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(text::truncate(&id.into(), 64));
        self
    }
}

impl TryFrom<entity::Model> for Entry {
    type Error = Error;

    fn try_from(row: entity::Model) -> Result<Self, Error> {
        let broken = |what| {
            let detail = format!("entry {} of the history cannot be read: its {what}", row.id);
            Error::new(ErrorKind::Internal, detail)
        };
        let action = row.action.parse().map_err(|()| broken("action is unknown"))?;
        let changes = serde_json::from_str(&row.changes)
            .map_err(|error| broken("changes are no JSON").with_source(error))?;
        Ok(Self {
            actor: row.actor,
            actor_name: row.actor_name,
            model: row.model,
            key: row.object_key,
            label: row.object_label,
            action,
            changes,
            reason: row.reason,
            request_id: row.request_id,
            at: row.at,
        })
    }
}
