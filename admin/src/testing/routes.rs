//! The panel's URL table, for tests that must cover all of it.

use crate::{
    Permission,
    web::{self, Needs},
};

/// A route of the panel and what it asks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestRoute {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path below the mount, with `{model}`, `{key}`, … in it.
    pub path: &'static str,
    /// Whether somebody must be logged in.
    pub person: bool,
    /// The rights on the model of which one must be held; empty where none is.
    pub permissions: &'static [Permission],
}

/// Every route of the panel.
#[must_use]
pub fn routes() -> Vec<TestRoute> {
    web::table()
        .into_iter()
        .map(|entry| {
            let (person, permissions) = match entry.needs {
                Needs::Nothing | Needs::Visitor => (false, &[][..]),
                Needs::Person => (true, &[][..]),
                Needs::Model(permissions) => (true, permissions),
            };
            TestRoute { method: entry.method, path: entry.path, person, permissions }
        })
        .collect()
}
