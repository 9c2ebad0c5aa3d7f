//! What cannot stand together, each rule on the smallest span that is at fault.

mod editable;
mod fieldset;

use std::collections::HashSet;

use crate::{
    attr::{Entry, FieldOptions, Filter, Given},
    errors::Errors,
    model::{Admin, Format},
    symbol::{self, Symbol},
};

/// Refuses what cannot stand together.
pub(crate) fn check(admin: &Admin, errors: &mut Errors) {
    check_home(admin, errors);
    check_repeats(admin, errors);
    fieldset::check(admin, errors);
    check_readonly_fields(admin, errors);
    check_sortable_by(admin, errors);
    check_links(admin, errors);
    check_annotations(admin, errors);
    check_summaries(admin, errors);
    editable::check(admin, errors);
    check_list_per_page(admin, errors);
    check_slug(admin, errors);
    check_ignored_columns(admin, errors);
    check_field_options(admin, errors);
}

/// Refuses what cannot stand together in `list!`: what it does not say again stands elsewhere.
pub(crate) fn list(admin: &Admin, errors: &mut Errors) {
    check_repeats(admin, errors);
    check_sortable_by(admin, errors);
    check_links(admin, errors);
    check_summaries(admin, errors);
    check_list_per_page(admin, errors);
    if admin.options.list_display.is_some() {
        editable::check(admin, errors);
    }
}

/// `entity` and `field(…)` are for a struct of one's own; on `Model`, the fields are there to be
/// annotated.
fn check_home(admin: &Admin, errors: &mut Errors) {
    if admin.format == Format::Separate {
        return;
    }
    if let Some(entity) = &admin.options.entity {
        let message = "this `Model` belongs to the entity it describes; `entity` is for a struct of \
                       your own: `struct JobAdmin;`";
        errors.at(entity.key.span(), message);
    }
    for (entry, _) in &admin.options.field {
        let message = format!(
            "`field(…)` is for a struct of your own; here, write `#[admin(label = \"…\")]` above the \
             field `{}`",
            entry.name(),
        );
        errors.on(entry, message);
    }
}

/// Each list names a field once.
fn check_repeats(admin: &Admin, errors: &mut Errors) {
    for (symbol, list) in lists(admin) {
        let mut seen = HashSet::new();
        for entry in list {
            if !seen.insert(entry.dotted()) {
                errors.on(entry, format!("`{symbol}` names `{}` twice", entry.dotted()));
            }
        }
    }
}

/// A field that is shown as text must be on the form.
fn check_readonly_fields(admin: &Admin, errors: &mut Errors) {
    let options = &admin.options;
    for entry in entries(&options.readonly_fields) {
        if names(&options.exclude, entry) {
            let message = format!(
                "`exclude` leaves `{}` out of the form, so it cannot be read there; remove it from \
                 one of the two",
                entry.name(),
            );
            errors.on(entry, message);
        }
        if fieldset::leaves_out(admin, entry) {
            let place = if options.fieldsets.is_some() { "fieldsets" } else { "fields" };
            let message = format!("`{}` is not on the form; add it to `{place}`", entry.dotted());
            errors.on(entry, message);
        }
    }
}

/// Only columns have heads to sort by.
fn check_sortable_by(admin: &Admin, errors: &mut Errors) {
    let columns = &admin.options.list_display;
    for entry in entries(&admin.options.sortable_by) {
        if columns.is_some() && !names(columns, entry) {
            let message = format!("`{}` is no column; add it to `list_display`", entry.dotted());
            errors.on(entry, message);
        }
    }
}

/// What leads to the row must be there.
fn check_links(admin: &Admin, errors: &mut Errors) {
    let options = &admin.options;
    for entry in entries(&options.list_display_links) {
        if options.list_display.is_some() && !names(&options.list_display, entry) {
            let message = format!("`{}` is no column; add it to `list_display`", entry.dotted());
            errors.on(entry, message);
        }
    }
}

/// What an expression makes has a name of its own.
fn check_annotations(admin: &Admin, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for annotation in admin.options.annotate.iter().flat_map(|given| &given.value) {
        let name = &annotation.name;
        if admin.column(name).is_some() || !seen.insert(name.to_string()) {
            errors.on(name, format!("there is a field `{name}` already; call this one otherwise"));
        }
    }
}

/// The same is told once.
fn check_summaries(admin: &Admin, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for summary in admin.options.list_summary.iter().flat_map(|given| &given.value) {
        let told = format!("{}({})", summary.word, summary.entry.dotted());
        if !seen.insert(told.clone()) {
            errors.on(&summary.entry, format!("`list_summary` names `{told}` twice"));
        }
    }
}

/// A page that nobody can read, or that keeps everybody waiting.
fn check_list_per_page(admin: &Admin, errors: &mut Errors) {
    if let Some(number) = &admin.options.list_per_page {
        let rows = number.value.base10_parse::<u64>();
        if !rows.is_ok_and(|rows| (1..=500).contains(&rows)) {
            errors.on(&number.value, "a page has between 1 and 500 rows");
        }
    }
    if let Some(number) = &admin.options.list_max_show_all
        && !number.value.base10_parse::<u64>().is_ok_and(|rows| rows <= 500)
    {
        let message = "a page has at most 500 rows, also where it has all; 0 never offers it";
        errors.on(&number.value, message);
    }
}

/// The slug is a segment of a URL, and `-` is the panel's own.
fn check_slug(admin: &Admin, errors: &mut Errors) {
    if let Some(slug) = &admin.options.slug {
        let text = slug.value.value();
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if text.is_empty() || text == "-" || !text.chars().all(letters) {
            let message = "a slug stands in URLs: write it with the letters a to z, digits, `_` and \
                           `-`, such as `job-postings`";
            errors.on(&slug.value, message);
        }
    }
}

/// A field that SeaORM leaves out is a field of the struct, but has no column to show.
fn check_ignored_columns(admin: &Admin, errors: &mut Errors) {
    for entry in all_entries(admin).filter(|entry| !entry.method) {
        if admin.column(entry.name()).is_some_and(|column| column.ignored) {
            let message =
                format!("`{}` has no column: it is marked `#[sea_orm(ignore)]`", entry.name(),);
            errors.on(entry, message);
        }
    }
}

/// Options on a field that nobody names do nothing; two on one field contradict each other.
fn check_field_options(admin: &Admin, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for (entry, options) in &admin.options.field {
        if options.is_empty() {
            let message = "say something about the field: `label = \"…\"`, `help = \"…\"` or \
                           `widget = …`";
            errors.on(entry, message);
        }
        if !seen.insert(entry.dotted()) {
            errors.on(entry, format!("`{}` has a `field(…)` of its own already", entry.name()));
        }
    }
    for column in admin.columns.iter().filter(|column| column.ignored) {
        if let Some(key) = first_key(&column.options) {
            let message = "the field has no column, so it is never shown: it is marked \
                           `#[sea_orm(ignore)]`";
            errors.at(key.span(), message);
        }
    }
}

fn first_key(options: &FieldOptions) -> Option<&syn::Ident> {
    let label = options.label.as_ref().map(|label| &label.key);
    let help = options.help.as_ref().map(|help| &help.key);
    let widget = options.widget.as_ref().map(|widget| &widget.key);
    label.or(help).or(widget)
}

type List = Given<Vec<Entry>>;

fn lists(admin: &Admin) -> impl Iterator<Item = (Symbol, Vec<&Entry>)> {
    let options = &admin.options;
    let filters = options.list_filter.iter().flat_map(|list| &list.value);
    let filters: Vec<&Entry> = filters.filter_map(Filter::entry).collect();
    let form = if options.fieldsets.is_some() { symbol::FIELDSETS } else { symbol::FIELDS };
    [
        (symbol::LIST_DISPLAY, &options.list_display),
        (symbol::LIST_DISPLAY_LINKS, &options.list_display_links),
        (symbol::LIST_EDITABLE, &options.list_editable),
        (symbol::LIST_GROUP_BY, &options.list_group_by),
        (symbol::SEARCH_FIELDS, &options.search_fields),
        (symbol::ORDERING, &options.ordering),
        (symbol::SORTABLE_BY, &options.sortable_by),
        (symbol::WITHOUT, &options.without),
        (symbol::EXCLUDE, &options.exclude),
        (symbol::READONLY_FIELDS, &options.readonly_fields),
    ]
    .into_iter()
    .filter_map(|(symbol, list)| Some((symbol, list.as_ref()?.value.iter().collect())))
    .chain([(symbol::LIST_FILTER, filters), (form, options.on_form().unwrap_or_default())])
}

fn all_entries(admin: &Admin) -> impl Iterator<Item = &Entry> {
    let single = [&admin.options.date_hierarchy, &admin.options.display];
    let summaries = admin.options.list_summary.iter().flat_map(|given| &given.value);
    lists(admin)
        .flat_map(|(_, list)| list)
        .chain(single.into_iter().flatten().map(|given| &given.value))
        .chain(summaries.map(|summary| &summary.entry))
}

fn entries(list: &Option<List>) -> &[Entry] {
    list.as_ref().map_or(&[], |list| &list.value)
}

fn names(list: &Option<List>, entry: &Entry) -> bool {
    entries(list).iter().any(|other| other.dotted() == entry.dotted())
}
