//! What of a list is verified before the panel serves its first page.

use super::filter::Declared;
use crate::resource::{Check, Registry, Resource};

/// Every fault of the lists.
pub(crate) fn check(registry: &Registry) -> Vec<Check> {
    let all = registry.resources().iter().chain(registry.tried());
    all.flat_map(|own| defaults(own)).collect()
}

/// B018: a default that no person could choose would refuse the list to everybody.
fn defaults(resource: &Resource) -> impl Iterator<Item = Check> {
    Declared::all(resource).filter(|declared| !declared.default_is_known()).map(|declared| {
        let (name, value) = (&declared.list.name, declared.list.default.as_deref());
        let value = value.unwrap_or_default();
        Check {
            code: "B018",
            place: format!("{}.list_filter", resource.slug),
            sentence: format!("`{name}` cannot be `{value}`: give it a default that it takes"),
        }
    })
}
