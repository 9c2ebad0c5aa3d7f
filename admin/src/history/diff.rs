//! What changed between two versions of a row, as texts, with secrets left out.

use serde::{Deserialize, Serialize};

use crate::{field::sounds_secret, text};

/// What stands in the history in the place of a secret.
pub const MASK: &str = "••••••";
/// Longer values are cut: the history says what changed, it is no copy of the table.
const LONGEST: usize = 2_000;
/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field.
    pub name: String,
    /// What the field was called then.
    pub label: String,
    /// What stood there; `None` for NULL and for a row that was not there yet.
    pub from: Option<String>,
    /// What stands there since; `None` for NULL and for a row that is gone.
    pub to: Option<String>,
}

impl FieldChange {
    /// The change of one field; `None` where nothing changed. A secret is compared, and masked.
    ///
    /// ```
    /// use backoffice::history::{FieldChange, MASK};
    ///
    /// let change = FieldChange::between("title", "Title", Some("a"), Some("b")).unwrap();
    /// assert_eq!(change.to.as_deref(), Some("b"));
    /// assert!(FieldChange::between("title", "Title", Some("a"), Some("a")).is_none());
    ///
    /// let secret = FieldChange::between("api_key", "API key", None, Some("s3cr3t")).unwrap();
    /// assert_eq!((secret.from, secret.to.as_deref()), (None, Some(MASK)));
    /// ```
    #[must_use]
    pub fn between(name: &str, label: &str, from: Option<&str>, to: Option<&str>) -> Option<Self> {
        let keep = |value: &str| match sounds_secret(name) {
            true => MASK.to_owned(),
            false => text::truncate(value, LONGEST),
        };
        (from != to).then(|| Self {
            name: name.to_owned(),
            label: label.to_owned(),
            from: from.map(keep),
            to: to.map(keep),
        })
    }
}

/// The changes between two versions of a row: for each field its name, its label, the old text and
/// the new one.
pub fn diff<'a>(
    fields: impl IntoIterator<Item = (&'a str, &'a str, Option<&'a str>, Option<&'a str>)>,
) -> Vec<FieldChange> {
    fields
        .into_iter()
        .filter_map(|(name, label, from, to)| FieldChange::between(name, label, from, to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_kept() {
        let changes = diff([
            ("title", "Title", Some("a"), Some("a")),
            ("note", "Note", None, Some("")),
            ("pay", "Pay", Some("1"), None),
        ]);
        let names: Vec<_> = changes.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(names, ["note", "pay"]);
        assert_eq!((changes[0].from.as_deref(), changes[0].to.as_deref()), (None, Some("")));
    }

    #[test]
    fn a_changed_secret_is_noticed_and_not_shown() {
        let change = FieldChange::between("password", "Password", Some("one"), Some("two"));
        let change = change.expect("it changed");
        assert_eq!((change.from.as_deref(), change.to.as_deref()), (Some(MASK), Some(MASK)));
    }
}
