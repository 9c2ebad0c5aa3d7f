//! What a host's tests need: throw-away databases, and a client that drives a mounted panel as a
//! person would.
//!
//! ```
//! use backoffice::{Permission, testing::{Person, TestSite}};
//! # mod note {
//! #     use sea_orm::entity::prelude::*;
//! #     #[sea_orm::model]
//! #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//! #     #[sea_orm(table_name = "note")]
//! #     pub struct Model { #[sea_orm(primary_key)] pub id: i64, pub title: String }
//! #     impl ActiveModelBehavior for ActiveModel {}
//! # }
//!
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! TestSite::of(|admin| admin.register_entity::<note::Entity>())
//!     .table::<note::Entity>()
//!     .person(Person::new("ana").grant("note", Permission::Add))
//!     .person(Person::new("ben"))
//!     // On SQLite, and on PostgreSQL and MariaDB where they are configured.
//!     .each(async |site| {
//!         let ana = site.login("ana").await;
//!         assert_eq!(ana.get("/").await.status(), 200);
//!
//!         let ben = site.login("ben").await;
//!         assert_eq!(ben.get("/note/-/add").await.status(), 403);
//!     })
//!     .await;
//! # });
//! ```

mod browser;
mod database;
mod form;
mod html;
mod page;
mod person;
mod routes;
mod site;

pub use self::{
    browser::Browser,
    database::{Server, TestDatabase},
    form::TestForm,
    page::TestPage,
    person::Person,
    routes::{TestRoute, routes},
    site::{TestSite, TestSiteBuilder},
};
