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
