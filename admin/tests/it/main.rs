//! The panel as its users meet it: over HTTP, on every configured database.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails says where"
)]

mod address;
mod arrival;
mod builder;
mod busy;
mod empty_value;
mod facets;
mod forged;
mod index;
mod layers;
mod links;
mod lists;
mod pages;
mod passwords;
mod permissions;
mod preferences;
mod security;
mod spawn;
mod statements;
mod support;
mod sweep;
mod texts;
mod totals;
mod unseen;
mod views;
mod zones;
