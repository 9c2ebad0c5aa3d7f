//! What the form of a model holds, and where it stands there.

use std::sync::Arc;

use super::{
    Column,
    check::Checks,
    registry::{Draft, is_called},
};
use crate::{
    descriptor::{self, EntityDescriptor, display::Computed},
    field::Field,
};

/// Fields that stand together on the form, their names resolved.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Fieldset {
    /// What they have in common.
    pub title: Option<&'static str>,
    /// A line below the title.
    pub description: Option<&'static str>,
    /// The names of fields, and of methods as `salary_range()`; those in one row stand side by side.
    pub rows: Vec<Vec<String>>,
    /// Whether it is folded until somebody opens it.
    pub collapse: bool,
    /// Whether it lies on a tab.
    pub tab: bool,
}

/// The declared fields in their order, else all that can be edited or were asked to be shown.
pub(super) fn form_fields(draft: &Draft) -> Vec<Arc<Field>> {
    let descriptor = &draft.descriptor;
    let is_in = |names: &[&str], field: &Field| names.iter().any(|name| is_called(field, name));
    let by_name = |name: &&str| draft.fields.iter().find(|field| is_called(field, name));
    let shown = |field: &&Arc<Field>| {
        let asked = is_in(&descriptor.readonly_fields, field);
        ((field.editable && !field.secret) || asked) && !is_in(&descriptor.exclude, field)
    };
    let fields: Vec<&Arc<Field>> = match on_form(descriptor).as_slice() {
        [] => draft.fields.iter().filter(shown).collect(),
        declared => declared.iter().filter_map(by_name).collect(),
    };
    let fields = fields.into_iter().map(|field| match is_in(&descriptor.readonly_fields, field) {
        true => Arc::new(Field { editable: false, ..Field::clone(field) }),
        false => field.clone(),
    });
    fields.collect()
}

/// The declared groups, else one of all fields, each in a row of its own.
pub(super) fn fieldsets(draft: &Draft, form_fields: &[Arc<Field>]) -> Vec<Fieldset> {
    let declared = &draft.descriptor.fieldsets;
    if declared.is_empty() {
        let rows = in_order(draft, form_fields).into_iter().map(|name| vec![name]).collect();
        return vec![Fieldset { rows, ..Fieldset::default() }];
    }
    declared.iter().map(|set| resolved(set, draft, form_fields)).collect()
}

/// As `fields` has it, else what methods compute behind the fields.
fn in_order(draft: &Draft, form_fields: &[Arc<Field>]) -> Vec<String> {
    let descriptor = &draft.descriptor;
    if !descriptor.fields.is_empty() {
        let declared = descriptor.fields.iter();
        return declared.filter_map(|name| place(name, draft, form_fields)).collect();
    }
    let methods = descriptor.readonly_fields.iter().filter(|name| is_method(descriptor, name));
    let fields = form_fields.iter().map(|field| field.name.clone());
    fields.chain(methods.map(|name| (*name).to_owned())).collect()
}

/// The columns of the methods that the form shows.
pub(super) fn form_columns(draft: &Draft) -> Vec<Column> {
    let column = |computed: &Computed| {
        let column = Column::of_computed(computed.clone(), Vec::new());
        let empty = draft.descriptor.empty_value_display.map(str::to_owned);
        Column { empty_value: column.empty_value.clone().or(empty), ..column }
    };
    draft.descriptor.form_methods.iter().map(column).collect()
}

/// Whether this is `salary_range()`, where there is such a method.
pub(super) fn is_method(descriptor: &EntityDescriptor, name: &str) -> bool {
    let method = name.strip_suffix("()");
    method.is_some_and(|name| descriptor.form_methods.iter().any(|own| own.name == name))
}

/// The name by which a page knows what stands in this place.
fn place(name: &str, draft: &Draft, form_fields: &[Arc<Field>]) -> Option<String> {
    if is_method(&draft.descriptor, name) {
        return Some(name.to_owned());
    }
    let field = form_fields.iter().find(|field| is_called(field, name));
    field.map(|field| field.name.clone())
}

fn resolved(
    declared: &descriptor::Fieldset,
    draft: &Draft,
    form_fields: &[Arc<Field>],
) -> Fieldset {
    let &descriptor::Fieldset { title, description, collapse, tab, .. } = declared;
    let name = |name: &&str| place(name, draft, form_fields);
    let rows = declared.rows.iter().map(|row| row.iter().filter_map(name).collect()).collect();
    Fieldset { title, description, rows, collapse, tab }
}

/// What the form was said to hold.
fn on_form(descriptor: &EntityDescriptor) -> Vec<&'static str> {
    let grouped = descriptor.fieldsets.iter().flat_map(|set| set.rows.iter().flatten());
    descriptor.fields.iter().chain(grouped).copied().collect()
}

/// B004, B024, B025: what the form holds is said in one way, each field stands there once, and what
/// can be folded or lies on a tab has a title.
pub(super) fn check(draft: &Draft, checks: &mut Checks) {
    let descriptor = &draft.descriptor;
    let names = on_form(descriptor);
    if !names.is_empty() && !descriptor.exclude.is_empty() {
        let sentence = format!("`{}` and `exclude` are both set: keep one", said_by(descriptor));
        checks.add("B004", draft, said_by(descriptor), sentence);
    }
    if !descriptor.fields.is_empty() && !descriptor.fieldsets.is_empty() {
        let sentence = "`fields` and `fieldsets` are both set: keep one".to_owned();
        checks.add("B004", draft, "fieldsets", sentence);
    }
    check_repeats(draft, &names, checks);
    for set in &descriptor.fieldsets {
        check_titled(draft, set, checks);
    }
}

fn said_by(descriptor: &EntityDescriptor) -> &'static str {
    if descriptor.fields.is_empty() { "fieldsets" } else { "fields" }
}

fn check_repeats(draft: &Draft, names: &[&str], checks: &mut Checks) {
    let times = |is: &dyn Fn(&str) -> bool| names.iter().filter(|name| is(name)).count();
    let fields = draft.fields.iter();
    let fields = fields.map(|own| (own.name.clone(), times(&|name| is_called(own, name))));
    let methods = draft.descriptor.form_methods.iter().map(|own| format!("{}()", own.name));
    let methods = methods.map(|own| (own.clone(), times(&|name| name == own)));
    for (name, _) in fields.chain(methods).filter(|(_, times)| *times > 1) {
        let sentence = format!("`{name}` stands on the form twice: keep one of its places");
        checks.add("B024", draft, said_by(&draft.descriptor), sentence);
    }
}

fn check_titled(draft: &Draft, set: &descriptor::Fieldset, checks: &mut Checks) {
    let titled = set.title.is_some_and(|title| !title.trim().is_empty());
    let what = match (set.collapse, set.tab) {
        (true, true) => "what lies on a tab is not folded as well: keep `collapse` or `tab`",
        (true, _) if !titled => "a fieldset that is folded needs a title to be opened by",
        (_, true) if !titled => "a fieldset on a tab needs a title to be chosen by",
        _ => return,
    };
    checks.add("B025", draft, "fieldsets", what.to_owned());
}
