//! Which field stands for a row where one line must do.

use std::sync::Arc;

use crate::field::{Field, Kind};

/// Names that usually say what a row is, best first.
const TELLING: [&str; 12] = [
    "name",
    "title",
    "label",
    "display_name",
    "full_name",
    "username",
    "email",
    "subject",
    "headline",
    "slug",
    "code",
    "number",
];

/// The declared field, else the first with a telling name, else the first short text.
pub(super) fn of(fields: &[Arc<Field>], declared: Option<&str>) -> Option<Arc<Field>> {
    let by_name = |name: &str| fields.iter().find(|field| field.name == name);
    declared
        .and_then(by_name)
        .or_else(|| TELLING.into_iter().filter_map(by_name).find(|field| tells(field)))
        .or_else(|| fields.iter().find(|field| tells(field) && !field.key))
        .cloned()
}

fn tells(field: &Field) -> bool {
    matches!(field.kind, Kind::Text { long: false, .. }) && !field.secret
}
