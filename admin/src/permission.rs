//! Who may do what: the four words of Django, and the person they are asked of.

use std::{collections::HashSet, fmt, str::FromStr};

use serde::Serialize;

use crate::format::Format;

/// One of the four things a person may be allowed to do with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Permission {
    /// See rows. Held by whoever holds [`Change`](Self::Change).
    View,
    /// Make new rows.
    Add,
    /// Alter rows.
    Change,
    /// Delete rows.
    Delete,
}

impl Permission {
    /// All four, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::View, Self::Add, Self::Change, Self::Delete];

    /// The word in tables, URLs and attributes: `view`, `add`, `change`, `delete`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Add => "add",
            Self::Change => "change",
            Self::Delete => "delete",
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Permission {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == word).ok_or(())
    }
}

/// The person a request is made by, with what they were granted, read anew at each request.
///
/// ```
/// use backoffice::{Actor, Permission};
///
/// let editor = Actor::new("7", "ana").grant("job_posting", Permission::Change);
/// assert!(editor.holds("job_posting", Permission::View), "who may change may look");
/// assert!(!editor.holds("job_posting", Permission::Delete));
/// assert!(!editor.holds("company", Permission::View), "deny by default");
/// ```
#[derive(Clone, Debug)]
pub struct Actor {
    id: String,
    name: String,
    superuser: bool,
    grants: HashSet<(String, Permission)>,
    format: Format,
}

impl Actor {
    /// A person with no right at all. `id` is the key in whatever table people are kept.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            superuser: false,
            grants: HashSet::new(),
            format: Format::default(),
        }
    }

    /// The same person with every right on everything.
    #[must_use]
    pub fn superuser(mut self) -> Self {
        self.superuser = true;
        self
    }

    /// The same person with one right more, on the model with this slug.
    #[must_use]
    pub fn grant(mut self, model: impl Into<String>, permission: Permission) -> Self {
        self.grants.insert((model.into(), permission));
        self
    }

    /// The same person, reading days, times and numbers so. The panel says it at each request, by
    /// what the person chose.
    #[must_use]
    pub fn reading(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// How this person reads days, times and numbers; in which zone their day begins.
    #[must_use]
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The key of this person, as text.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name shown on pages and in the history.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether every right is held without being granted.
    #[must_use]
    pub fn is_superuser(&self) -> bool {
        self.superuser
    }

    /// Whether this person holds `permission` on the model with this slug. Change implies view.
    #[must_use]
    pub fn holds(&self, model: &str, permission: Permission) -> bool {
        let granted = |permission| self.grants.contains(&(model.to_owned(), permission));
        self.superuser
            || granted(permission)
            || (permission == Permission::View && granted(Permission::Change))
    }
}
