//! What the pages of people are given. Everything is decided here: the templates only print.

use serde::Serialize;

use crate::Message;

/// What `login.html` is given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LoginPage {
    /// Where the form is posted: `username`, `password`, `next`.
    pub url: String,
    /// The name as it was typed.
    pub username: String,
    /// Where to go afterwards, already checked to be a place of this panel.
    pub next: String,
    /// Why the last try failed.
    pub error: Option<Message>,
    /// After how many seconds the next try is allowed.
    pub retry_after: Option<u64>,
}

/// What `password.html` is given: to change one's own password, or to set somebody else's. It holds
/// nothing that was typed.
#[derive(Clone, Debug, Serialize)]
pub struct PasswordPage {
    /// "Change password", "Set a password".
    pub title: Message,
    /// Whose it is; `None` for one's own.
    pub object: Option<String>,
    /// Where the form is posted.
    pub url: String,
    /// The token that keeps the form from being applied twice; posted as `_once`.
    pub once: Option<String>,
    /// The inputs.
    pub fields: Vec<PasswordField>,
    /// Whether the last try failed.
    pub failed: bool,
    /// Why the last try was not looked at.
    pub error: Option<Message>,
    /// After how many seconds the next try is allowed.
    pub retry_after: Option<u64>,
    /// Back to where it was come from.
    pub cancel_url: String,
}

impl PasswordPage {
    /// The same page with what is wrong with a field.
    #[must_use]
    pub fn refused(mut self, name: &str, errors: Vec<Message>) -> Self {
        self.failed = true;
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.refuse(errors);
        }
        self
    }
}

/// An input for a password; it is always empty.
#[derive(Clone, Debug, Serialize)]
pub struct PasswordField {
    /// The name of the input; its id is `field-{name}`.
    pub name: &'static str,
    /// What it is called.
    pub label: Message,
    /// Which password a browser may fill in: `current-password` or `new-password`.
    pub autocomplete: &'static str,
    /// A line of help.
    pub help: Option<Message>,
    /// What is wrong with what was typed; the page then begins here.
    pub errors: Vec<Message>,
    /// The ids of help and errors that are there, parted by blanks; empty for none.
    pub described_by: String,
}

impl PasswordField {
    /// The password as it is.
    #[must_use]
    pub fn old() -> Self {
        Self::named("old_password", "password-old", "current-password")
    }

    /// The password as it shall be, twice; where the least number of characters is known, it is told.
    #[must_use]
    pub fn new_twice(min: Option<usize>) -> [Self; 2] {
        let help = min.map(|min| Message::new("password-help").with("min", min));
        let new = Self::named("new_password", "password-new", "new-password");
        let described_by =
            help.as_ref().map(|_| "field-new_password-help".to_owned()).unwrap_or_default();
        [
            Self { help, described_by, ..new },
            Self::named("password_again", "password-again", "new-password"),
        ]
    }

    fn named(name: &'static str, label: &'static str, autocomplete: &'static str) -> Self {
        let label = Message::new(label);
        let described_by = String::new();
        Self { name, label, autocomplete, help: None, errors: Vec::new(), described_by }
    }

    fn refuse(&mut self, errors: Vec<Message>) {
        let ids = format!("field-{}-error {}", self.name, self.described_by);
        ids.trim_end().clone_into(&mut self.described_by);
        self.errors = errors;
    }
}
