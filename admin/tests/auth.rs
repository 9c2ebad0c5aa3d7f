//! People, passwords, sessions and history, on every configured database.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod auth {
    mod admin;
    #[cfg(feature = "cli")]
    mod cli;
    mod commands;
    mod database;
    mod history;
    mod login;
    mod migration;
    mod once;
    mod people;
    mod sessions;
    mod store;
    mod support;
}
