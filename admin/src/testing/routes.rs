//! The panel's URL table, for tests that must cover all of it.

use super::TestSite;
use crate::{
    Permission,
    web::{self, Needs, Place, pages::Page},
};

/// A route of the panel and what it asks of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestRoute {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path below the mount, with `{model}`, `{key}`, … in it.
    pub path: String,
    /// Whether somebody must be logged in.
    pub person: bool,
    /// The rights on the model of which one must be held; empty where none is.
    pub permissions: &'static [Permission],
}

/// Every route of the panel. Those of [pages of one's own](crate::pages) stand for all of them;
/// [`TestSite::routes`] tells each.
#[must_use]
pub fn routes() -> Vec<TestRoute> {
    web::table().into_iter().map(|entry| route(&entry).0).collect()
}

impl TestSite {
    /// Every route of this panel, with those of its own pages one by one.
    #[must_use]
    pub fn routes(&self) -> Vec<TestRoute> {
        let table = web::table();
        let routes = table.iter().map(route);
        routes
            .flat_map(|(route, place)| match place {
                Some(place) => self.pages_at(&route, place),
                None => vec![route],
            })
            .collect()
    }

    fn pages_at(&self, route: &TestRoute, place: Place) -> Vec<TestRoute> {
        let here = self.panel().book().all().filter(|entry| entry.place == place);
        here.map(|entry| TestRoute {
            path: route
                .path
                .replace("{model}", entry.model.unwrap_or_default())
                .replace("{page}", entry.page.name()),
            permissions: permissions(entry.page, place),
            ..route.clone()
        })
        .collect()
    }
}

fn permissions(page: &Page, place: Place) -> &'static [Permission] {
    match page.needs(place) {
        Some(Permission::View) => &[Permission::View],
        Some(Permission::Add) => &[Permission::Add],
        Some(Permission::Change) => &[Permission::Change],
        Some(Permission::Delete) => &[Permission::Delete],
        None => &[],
    }
}

fn route(entry: &web::Entry) -> (TestRoute, Option<Place>) {
    let (person, permissions, place) = match entry.needs {
        Needs::Nothing | Needs::Visitor => (false, &[][..], None),
        Needs::Person => (true, &[][..], None),
        Needs::Model(permissions) => (true, permissions, None),
        Needs::Page(place) => (true, &[][..], Some(place)),
    };
    let (method, path) = (entry.method, entry.path.to_owned());
    (TestRoute { method, path, person, permissions }, place)
}
