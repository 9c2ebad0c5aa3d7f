//! What the form holds, row by row, as data.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::{options::computed, path::own_name};
use crate::{
    attr::{Entry, Fieldset},
    model::Admin,
};

/// `.fields([…])`, or `.fieldsets([…])` where several fields stand in one row.
pub(super) fn layout(admin: &Admin) -> TokenStream {
    let fields = admin.options.fields.as_ref().map(|given| fields(admin, &given.value));
    let fieldsets = admin.options.fieldsets.as_ref().map(|given| {
        let sets = given.value.iter().map(|set| fieldset(admin, set));
        quote!(.fieldsets([#(#sets),*]))
    });
    quote!(#fields #fieldsets)
}

fn fields(admin: &Admin, rows: &[Vec<Entry>]) -> TokenStream {
    if rows.iter().all(|row| row.len() == 1) {
        let names = rows.iter().flatten().map(|entry| name(admin, entry));
        return quote!(.fields([#(#names),*]));
    }
    let rows = rows.iter().map(|own| row(admin, own));
    quote!(.fieldsets([::backoffice::descriptor::Fieldset::default() #(#rows)*]))
}

/// The name of a field, which the compiler checks, or of a method, whose parentheses stay.
pub(super) fn name(admin: &Admin, entry: &Entry) -> TokenStream {
    if !entry.method {
        return own_name(admin, entry);
    }
    let name = format!("{}()", entry.name().unraw());
    quote!(#name)
}

/// `.form_methods([…])` with each method that the form shows, once.
pub(super) fn methods(admin: &Admin) -> TokenStream {
    let readonly = admin.options.readonly_fields.iter().flat_map(|given| &given.value);
    let entries = admin.options.on_form().unwrap_or_default().into_iter().chain(readonly);
    let mut seen = HashSet::new();
    let methods = entries.filter(|entry| entry.method && seen.insert(entry.dotted()));
    let methods: Vec<_> = methods.map(|entry| computed(admin, entry)).collect();
    if methods.is_empty() { TokenStream::new() } else { quote!(.form_methods([#(#methods),*])) }
}

fn fieldset(admin: &Admin, set: &Fieldset) -> TokenStream {
    let start = set.title.as_ref().map_or_else(|| quote!(default()), |title| quote!(new(#title)));
    let rows = set.fields.iter().flat_map(|given| &given.value).map(|own| row(admin, own));
    let description = set.description.as_ref().map(|given| {
        let text = &given.value;
        quote!(.description(#text))
    });
    let collapse = set.collapse.as_ref().map(|_| quote!(.collapse()));
    let tab = set.tab.as_ref().map(|_| quote!(.tab()));
    quote!(::backoffice::descriptor::Fieldset::#start #(#rows)* #description #collapse #tab)
}

fn row(admin: &Admin, row: &[Entry]) -> TokenStream {
    let names = row.iter().map(|entry| name(admin, entry));
    quote!(.row([#(#names),*]))
}
