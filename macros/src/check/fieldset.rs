//! What the form holds is said once, and what can be folded or lies on a tab has a title.

use crate::{
    attr::{Entry, Fieldset},
    errors::Errors,
    model::Admin,
    symbol::Symbol,
};

/// Refuses what cannot stand together (Django's E005 and what `exclude` contradicts).
pub(super) fn check(admin: &Admin, errors: &mut Errors) {
    let options = &admin.options;
    if let (Some(_), Some(fieldsets)) = (&options.fields, &options.fieldsets) {
        let message = "`fields` and `fieldsets` are two ways to say the same; keep one of them";
        errors.at(fieldsets.key.span(), message);
    }
    if let (Some(_), Some(exclude)) = (options.on_form(), &options.exclude) {
        let kept = if options.fieldsets.is_some() { "fieldsets" } else { "fields" };
        let message =
            format!("`{kept}` and `exclude` are two ways to say the same; keep one of them");
        errors.at(exclude.key.span(), message);
    }
    for fieldset in options.fieldsets.iter().flat_map(|given| &given.value) {
        check_one(fieldset, errors);
    }
}

fn check_one(fieldset: &Fieldset, errors: &mut Errors) {
    let (collapse, tab) = (&fieldset.collapse, &fieldset.tab);
    if let Some(key) = collapse.as_ref().or(tab.as_ref()).map(|given| &given.key)
        && fieldset.title.as_ref().is_none_or(|title| title.value().trim().is_empty())
    {
        let example = example(collapse.is_some()).example;
        errors
            .at(key.span(), format!("people see the title alone at first; give one: `{example}`"));
    }
    if let (Some(_), Some(tab)) = (collapse, tab) {
        let message = "what lies on a tab is not folded as well; keep `collapse` or `tab`";
        errors.at(tab.key.span(), message);
    }
}

fn example(collapse: bool) -> Symbol {
    if collapse { crate::symbol::COLLAPSE } else { crate::symbol::TAB }
}

/// Whether it was said what the form holds, and this is not among it.
pub(super) fn leaves_out(admin: &Admin, entry: &Entry) -> bool {
    let on_form = admin.options.on_form();
    on_form.is_some_and(|form| form.iter().all(|other| other.dotted() != entry.dotted()))
}
