//! Leaves out of a list what a hook says it is without.

use crate::{
    descriptor::{
        ColumnDescriptor, EntityDescriptor, FieldPath, FilterBy, FilterTarget, List, OrderBy,
    },
    field::Field,
    resource::{
        check::Checks,
        filter::custom_of,
        registry::{Draft, is_called},
    },
};

/// Takes out what is called by one of the names, wherever it stands, and what lies behind it.
pub(super) fn leave_out(draft: &mut Draft, list: &List, checks: &mut Checks) {
    for name in &list.without {
        if !is_known(draft, name) {
            checks.without(draft, name);
        }
        let names = names(draft, name);
        take(&mut draft.descriptor, &|word| covers(&names, word));
    }
    if draft.descriptor.list_display.is_empty() {
        checks.no_column(draft);
    }
}

/// Whether a field is called by one of the names.
pub(super) fn is_left_out(draft: &Draft, list: &List, field: &Field) -> bool {
    list.without.iter().any(|name| covers(&names(draft, name), &field.name))
}

/// All by which a field is called: its own name and that of the relation it is the key of.
fn names(draft: &Draft, name: &str) -> Vec<String> {
    let field = draft.fields.iter().find(|field| is_called(field, name));
    let own = field.map(|field| field.name.clone());
    let relation = field.and_then(|field: &_| relation_of(field));
    [Some(name.trim_start_matches("r#").to_owned()), own, relation].into_iter().flatten().collect()
}

fn relation_of(field: &Field) -> Option<String> {
    field.relation.as_ref().map(|relation| relation.name.clone())
}

/// Whether a path is one of these, or begins with one.
fn covers(names: &[String], word: &str) -> bool {
    let behind = |name: &String| word.strip_prefix(name.as_str());
    names.iter().filter_map(behind).any(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn take(list: &mut EntityDescriptor, out: &dyn Fn(&str) -> bool) {
    let is_out = |path: &FieldPath| out(&path.dotted());
    list.list_display.retain(|column| !out(&column.name()));
    list.list_editable.retain(|name| !out(name));
    list.list_filter.retain(|filter| !filter_name(filter).is_some_and(|name| out(&name)));
    list.list_summary.retain(|summary| !is_out(&summary.path));
    list.list_group_by.retain(|path| !is_out(path));
    list.search_fields.retain(|search| !is_out(&search.path));
    list.ordering.retain(|order| !is_out(&order.path));
    list.date_hierarchy = list.date_hierarchy.take().filter(|path| !is_out(path));
    if let Some(columns) = &mut list.sortable_by {
        columns.retain(|column| !out(&column.name()));
    }
    for column in &mut list.list_display {
        unsort(column, out);
    }
    links(list, out);
}

/// A method that is sorted by what is left out would tell its order.
fn unsort(column: &mut ColumnDescriptor, out: &dyn Fn(&str) -> bool) {
    let is_out = |order: &OrderBy| out(&order.path.dotted());
    if let ColumnDescriptor::Computed(computed) = column
        && computed.order_by.iter().any(is_out)
    {
        computed.order_by.clear();
    }
}

/// Where the columns that led to the row are gone, the first that is not edited does.
fn links(list: &mut EntityDescriptor, out: &dyn Fn(&str) -> bool) {
    if list.list_display_links.as_ref().is_some_and(Vec::is_empty) {
        return;
    }
    let links = list.list_display_links.take().unwrap_or_default();
    let links: Vec<&'static str> = links.into_iter().filter(|name| !out(name)).collect();
    list.list_display_links = if links.is_empty() { None } else { Some(links) };
    let first = list.list_display.first().map(ColumnDescriptor::name);
    if list.list_display_links.is_none() {
        list.list_editable.retain(|name| first.as_deref() != Some(*name));
    }
}

fn filter_name(filter: &FilterBy) -> Option<String> {
    match &filter.target {
        FilterTarget::Field(path, _) => Some(path.dotted()),
        FilterTarget::Custom(opaque) => custom_of(opaque).map(|custom| custom.parameter_name()),
    }
}

/// A misspelt name would leave in the list what should not be seen there.
fn is_known(draft: &Draft, name: &str) -> bool {
    let list = &draft.descriptor;
    let names = [name.to_owned()];
    let column = |own: &ColumnDescriptor| covers(&names, &own.name());
    let filter = |own: &FilterBy| filter_name(own).is_some_and(|word| covers(&names, &word));
    draft.fields.iter().any(|field| is_called(field, name))
        || draft.annotations.iter().any(|field| field.name == name)
        || list.list_display.iter().any(column)
        || list.list_filter.iter().any(filter)
        || list.search_fields.iter().any(|own| covers(&names, &own.path.dotted()))
        || draft.shape.relations.iter().any(|relation| relation.name == name)
}
