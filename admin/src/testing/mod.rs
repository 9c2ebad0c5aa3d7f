//! What a host's tests need: throw-away databases, and a client that drives a mounted panel as a
//! person would.

mod database;

pub use self::database::{Server, TestDatabase};
