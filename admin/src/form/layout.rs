//! The fields of a page in their groups.

use super::{FieldsetView, draft::Draft};
use crate::{
    resource::{Fieldset, Source},
    ui::FieldView,
};

/// The groups of the model's form, as far as they have something to show.
pub(super) fn fieldsets(
    source: &Source<'_>,
    draft: &Draft,
    mut views: Vec<FieldView>,
) -> Vec<FieldsetView> {
    let sets = source.resource().fieldsets.iter().enumerate();
    let filled = sets.map(|(place, set)| fieldset(place, set, draft, &mut views));
    filled.filter(|set| !set.rows.is_empty()).collect()
}

fn fieldset(
    place: usize,
    set: &Fieldset,
    draft: &Draft,
    views: &mut Vec<FieldView>,
) -> FieldsetView {
    let rows = set.rows.iter().map(|names| row(names, views));
    let rows: Vec<Vec<FieldView>> = rows.filter(|row| !row.is_empty()).collect();
    FieldsetView {
        id: place.to_string(),
        title: set.title.map(str::to_owned),
        help: set.description.map(str::to_owned),
        collapsible: set.collapse,
        // What was typed beside another version, found wrong or looked up must not be out of sight.
        open: !set.collapse || draft.conflict || rows.iter().flatten().any(asks_for_a_look),
        tab: set.tab,
        rows,
    }
}

fn row(names: &[String], views: &mut Vec<FieldView>) -> Vec<FieldView> {
    let take = |name: &String| {
        let place = views.iter().position(|view| view.name == *name)?;
        Some(views.remove(place))
    };
    names.iter().filter_map(take).collect()
}

fn asks_for_a_look(view: &FieldView) -> bool {
    let found = view.relation.as_ref().is_some_and(|relation| relation.results.is_some());
    found || !view.errors.is_empty()
}
