//! Forms, conflicts, deleting, history and pickers, as a person meets them, on every database.
#![allow(unreachable_pub, reason = "entities are written as a host writes them")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that cannot go on should stop")]

mod form {
    mod cell;
    mod conflict;
    mod delete;
    mod entity;
    mod forms;
    mod grid;
    mod history;
    mod key;
    mod layout;
    mod lookup;
    mod once;
    mod permitted;
    mod refusal;
    mod support;
}
