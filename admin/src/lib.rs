//! The admin panel that an axum and SeaORM service mounts.
//!
//! Derive on the models, mount one router, browse. All of it, to be run:
//!
//! ```no_run
//! use backoffice::{AdminSite, auth};
//! use sea_orm::{ConnectionTrait, Schema};
//!
//! mod note {
//!     use sea_orm::entity::prelude::*;
//!
//!     #[sea_orm::model]
//!     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, backoffice::Admin)]
//!     #[sea_orm(table_name = "note")]
//!     #[admin(list_display(title, done), list_filter(done), search_fields(title))]
//!     pub struct Model {
//!         #[sea_orm(primary_key)]
//!         pub id: i64,
//!         pub title: String,
//!         pub done: bool,
//!     }
//!
//!     impl ActiveModelBehavior for ActiveModel {}
//! }
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let db = sea_orm::Database::connect("sqlite::memory:").await?;
//!     let schema = Schema::new(db.get_database_backend());
//!     db.execute(&schema.create_table_from_entity(note::Entity)).await?;
//!
//!     let admin = AdminSite::new(db.clone()).register::<note::Entity>().build().await?;
//!     let password = auth::Password::new("blue cheese at noon");
//!     auth::create_superuser(&db, "ana", "ana@notes.example", &password).await?;
//!
//!     let app = axum::Router::new().nest_service("/admin", admin.router());
//!     let listener = tokio::net::TcpListener::bind("127.0.0.1:8000").await?;
//!     Ok(axum::serve(listener, app).await?)
//! }
//! ```
//!
//! Then, in the order in which they are needed:
//!
//! 1. [`Admin`](macro@Admin): every word of `#[admin(…)]`, also for entities that are not edited.
//! 2. [`AdminSite`]: what is registered, and what concerns all of the panel, such as its
//!    [`origin`](AdminSite::origin) behind a proxy. [`build`](AdminSite::build) reports every fault at once.
//! 3. [`ModelAdmin`]: hooks, which narrow the rows and the rights of a model to a person.
//! 4. [`auth`]: people, their rights, and an [`AuthBackend`](auth::AuthBackend) for people of your own.
//! 5. `backoffice::testing` (feature `testing`): a client that drives the mounted panel in your tests.
//!
//! A request walks down the layers below: [`changelist`] makes lists and [`form`] makes forms, out of
//! what [`resource`] reads of a model and [`ui`] draws.

// The panel's own tables are described with its own derive, whose output names `::backoffice`.
extern crate self as backoffice;

// 0 · words
pub mod descriptor;
mod error;
pub mod format;
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
pub mod preference;

// 5 · web
mod web;

// 6 · door
mod site;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use self::descriptor::display;
pub use self::web::pages;
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
#[doc = include_str!("docs/list.md")]
#[doc(inline)]
pub use backoffice_macros::list;
#[doc = include_str!("docs/methods.md")]
#[doc(inline)]
pub use backoffice_macros::methods;

#[doc(hidden)]
pub use self::descriptor::probe as __private;

// The blocks of the README must compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
