//! The admin panel that an axum and SeaORM service mounts.
//!
//! Derive on the models, `nest("/admin", …)`, browse.

// The panel's own tables are described with its own derive, whose output names `::backoffice`.
extern crate self as backoffice;

// 0 · words
pub mod descriptor;
mod error;
mod message;
mod permission;
pub mod text;
pub mod urls;

// 1 · data
pub mod field;
pub mod value;

// 2 · source
pub mod resource;

// 3 · shell
pub mod auth;
pub mod history;
pub mod ui;

// 4 · engines
pub mod changelist;
pub mod form;

// 5 · web
mod web;

// 6 · door
mod site;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use self::{
    error::{Error, ErrorKind, Result},
    message::Message,
    permission::{Actor, Permission},
    resource::ModelAdmin,
    site::{AdminPanel, AdminSite},
};
#[doc = include_str!("docs/derive.md")]
#[doc(inline)]
pub use backoffice_macros::Admin;

#[doc(hidden)]
pub use self::descriptor::probe as __private;

// The example of the README must compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
