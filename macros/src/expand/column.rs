//! What is said and known about single fields.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::path::{Role, is_variant, leaf, own_name};
use crate::{
    attr::{Entry, FieldOptions, Filter},
    model::{Admin, Column, Format},
};

/// `.field(…)` with a descriptor for every field that is known.
pub(super) fn columns(admin: &Admin) -> TokenStream {
    match admin.format {
        Format::Separate | Format::List => named(admin),
        Format::Model | Format::Compact => all(admin),
    }
}

/// On `Model` all fields are known with their types. Relation fields are on its twin.
fn all(admin: &Admin) -> TokenStream {
    let entity = &admin.entity;
    let columns = admin.columns.iter().filter(|column| !column.ignored).map(column);
    let relations = (admin.format == Format::Model).then(|| {
        quote! {
            .into_iter().chain(
                (&&::backoffice::__private::Twin::<
                    <#entity as ::backoffice::__private::EntityTrait>::ModelEx,
                >::new())
                    .relation_fields()
            )
        }
    });
    quote!(.field([#(#columns),*] #relations))
}

fn column(column: &Column) -> TokenStream {
    let (ty, name) = (&column.ty, &column.name);
    let said = said(&column.options);
    quote! {
        (&&&(&&&::backoffice::__private::Scalar::<#ty>::named(#name)).variants()).described() #said
    }
}

/// On a struct of one's own, the fields that are named anywhere are known.
fn named(admin: &Admin) -> TokenStream {
    let descriptors = idents(admin).into_iter().map(|ident| {
        let leaf = leaf(admin, ident, Role::Any);
        let said = admin
            .options
            .field
            .iter()
            .find(|(entry, _)| entry.name().unraw() == ident.unraw())
            .map(|(_, options)| said(options));
        quote_spanned! {ident.span()=>
            (&&&(&&&(&&&#leaf).resolve()).variants()).described() #said
        }
    });
    let variants = admin.options.field.iter().filter(|(entry, _)| is_variant(entry.name()));
    let relations = variants.map(|(entry, options)| {
        let (name, said) = (own_name(admin, entry), said(options));
        quote!(::backoffice::descriptor::FieldDescriptor::new(#name) #said)
    });
    quote!(.field([#(#descriptors,)* #(#relations),*]))
}

/// The model's own fields that are named, each once.
fn idents(admin: &Admin) -> Vec<&Ident> {
    let options = &admin.options;
    let lists = [
        &options.list_display,
        &options.search_fields,
        &options.ordering,
        &options.exclude,
        &options.readonly_fields,
    ];
    let listed = lists.into_iter().flatten().flat_map(|list| &list.value);
    let filters = options.list_filter.iter().flat_map(|list| &list.value);
    let filters = filters.filter_map(Filter::entry);
    let form = options.on_form().unwrap_or_default();
    let said = options.field.iter().map(|(entry, _)| entry);
    let mut seen = HashSet::new();
    listed
        .chain(filters)
        .chain(form)
        .chain(said)
        .filter(|entry| !entry.method && !admin.annotates(entry.name()))
        .map(Entry::name)
        .filter(|ident| !is_variant(ident) && seen.insert(ident.unraw().to_string()))
        .collect()
}

/// `.label("…").help("…").widget(WidgetHint::Textarea)`.
pub(super) fn said(options: &FieldOptions) -> TokenStream {
    let label = options.label.as_ref().map(|given| {
        let text = &given.value;
        quote!(.label(#text))
    });
    let help = options.help.as_ref().map(|given| {
        let text = &given.value;
        quote!(.help(#text))
    });
    let widget = options.widget.as_ref().map(|given| {
        let variant = &given.value;
        quote!(.widget(::backoffice::descriptor::WidgetHint::#variant))
    });
    quote!(#label #help #widget)
}
