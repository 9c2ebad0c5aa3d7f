//! Who sees a saved view besides its owner.

use crate::{Actor, Permission};

/// Who sees a saved view besides its owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// Nobody.
    #[default]
    Nobody,
    /// The members of the group with this key.
    Group(i64),
    /// Everybody who may see the list.
    All,
}

impl Share {
    /// Reads what [`to_value`](Self::to_value) wrote.
    ///
    /// ```
    /// use backoffice::changelist::Share;
    ///
    /// assert_eq!(Share::from_value("group:7"), Some(Share::Group(7)));
    /// assert_eq!(Share::Group(7).to_value(), "group:7");
    /// assert_eq!(Share::from_value("some"), None);
    /// ```
    #[must_use]
    pub fn from_value(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "nobody" => Some(Self::Nobody),
            None if text == "all" => Some(Self::All),
            Some(("group", id)) => id.parse().ok().map(Self::Group),
            _ => None,
        }
    }

    /// As a form posts it.
    #[must_use]
    pub fn to_value(self) -> String {
        match self {
            Self::Group(id) => format!("group:{id}"),
            other => other.word().to_owned(),
        }
    }

    /// As the table holds it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Group(_) => "group",
            Self::All => "all",
        }
    }

    pub(super) fn group(self) -> Option<i64> {
        match self {
            Self::Group(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn of(word: &str, group: Option<i64>) -> Self {
        match (word, group) {
            ("all", _) => Self::All,
            ("group", Some(id)) => Self::Group(id),
            _ => Self::Nobody,
        }
    }

    /// Whether this person may share views at all: superusers, and whoever was granted to change
    /// saved views.
    #[must_use]
    pub fn is_for(actor: &Actor) -> bool {
        actor.holds(super::MODEL, Permission::Change)
    }
}
