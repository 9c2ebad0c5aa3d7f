//! What `#[derive(Admin)]` writes, on every format of entity.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test may panic, and entities are written as in a service"
)]

#[path = "derive/choices.rs"]
mod choices;
#[path = "derive/compact.rs"]
mod compact;
#[path = "derive/entities/mod.rs"]
mod entities;
#[path = "derive/model.rs"]
mod model;
#[path = "derive/relations.rs"]
mod relations;
#[path = "derive/separate.rs"]
mod separate;
