//! A small library in SeaORM's own format, and a shelf of it in the older one.

pub mod author;
pub mod book;
pub mod book_tag;
pub mod catalogue;
pub mod chapter;
pub mod follower;
pub mod plain;
pub mod shelf;
pub mod summary;
pub mod tag;
