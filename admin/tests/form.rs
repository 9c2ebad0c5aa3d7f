//! Forms, conflicts, deleting, history and pickers, as a person meets them, on every database.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that cannot go on should stop")]

mod form {
    mod conflict;
    mod delete;
    mod entity;
    mod forms;
    mod history;
    mod key;
    mod lookup;
    mod once;
    mod refusal;
    mod support;
}
