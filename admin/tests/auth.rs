//! People, passwords, sessions and history, on every configured database.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod auth {
    mod database;
}
