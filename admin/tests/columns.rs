//! What the columns of a list can show, on every configured database.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails says where"
)]

#[path = "columns/annotations.rs"]
mod annotations;
#[path = "columns/board.rs"]
mod board;
#[path = "columns/computed.rs"]
mod computed;
#[path = "columns/entity.rs"]
mod entity;
#[path = "columns/links.rs"]
mod links;
#[path = "columns/several.rs"]
mod several;
