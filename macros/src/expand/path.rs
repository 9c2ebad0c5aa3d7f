//! A path as calls that the compiler checks step by step: `company.name` becomes
//!
//! ```text
//! company = follow(Walk::<Entity>::new().hop("company", |m| &m.company).resolve())
//! name    = company.leaf("name", |m| &m.name).shown()
//! path    = name.resolve().end()
//! ```
//!
//! in one expression. `hop` takes relations only; `shown` is one of the roles in which a field can
//! stand at the end; `resolve` asks what else is known of a relation. Before the last two stand a few
//! `&`: `backoffice::__private` explains them. Every call carries the span of its step, so that the
//! compiler's own "no field `nam`; a field with a similar name exists" points at `nam`.

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::{
    attr::Entry,
    model::{Admin, Format},
    suggest::nearest,
};

/// What a path is for, which decides what may stand at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Anything.
    Any,
    /// One value a row.
    Shown,
    /// Something with words in it.
    Searched,
    /// A column of the model itself.
    Own,
    /// A date.
    Date,
}

/// The expression of a `FieldPath`.
pub(super) fn path(admin: &Admin, entry: &Entry, role: Role) -> TokenStream {
    let (leaf, hops) = entry.steps.split_last().expect("an entry has a step");
    if hops.is_empty() && admin.annotates(leaf) {
        return annotated(entry, leaf);
    }
    let path = if let Some(variant) = relation_variant(admin, entry) {
        by_variant(admin, entry, &variant)
    } else if let Some(at) = entry.steps.iter().position(is_variant) {
        let (checked, unchecked) = entry.steps.split_at(at);
        loose(&walk(admin, entry.name(), checked, role), unchecked)
    } else {
        end(admin, &walk(admin, entry.name(), hops, role), leaf, hops.is_empty(), role)
    };
    let title = entry.title.as_ref().map(|title| quote!(.titled(#title)));
    quote!(#path #title)
}

/// A field that an expression makes: it stands in `annotate` beside this.
fn annotated(entry: &Entry, name: &Ident) -> TokenStream {
    let name = name.unraw().to_string();
    let title = entry.title.as_ref().map(|title| quote!(.titled(#title)));
    quote!(::backoffice::descriptor::FieldPath::from(#name) #title)
}

/// The name of a field of the model itself, as a text: the compiler checks it.
pub(super) fn own_name(admin: &Admin, entry: &Entry) -> TokenStream {
    let ident = entry.name();
    if let Some(variant) = relation_variant(admin, entry) {
        let (check, name) =
            (by_variant(admin, entry, &variant), variant.to_string().to_snake_case());
        return quote!({ let _ = #check; #name });
    }
    let (start, name) = (start(admin, ident), column_name(admin, ident));
    quote_spanned!(ident.span()=> #start.leaf(#name, |m| &m.#ident).name())
}

/// The field `ident`, as the probes take it.
pub(super) fn leaf(admin: &Admin, ident: &Ident, role: Role) -> TokenStream {
    as_leaf(&start(admin, ident), ident, &column_name(admin, ident), role)
}

fn start(admin: &Admin, first: &Ident) -> TokenStream {
    let entity = &admin.entity;
    quote_spanned!(first.span()=> ::backoffice::__private::Walk::<#entity>::new())
}

/// The name under which SeaORM knows the field: an `enum_name` overrides the field's own.
fn column_name(admin: &Admin, ident: &Ident) -> String {
    let own = || ident.unraw().to_string();
    admin.column(ident).map_or_else(own, |column| column.name.clone())
}

fn walk(admin: &Admin, first: &Ident, hops: &[Ident], role: Role) -> TokenStream {
    let to_one = matches!(role, Role::Shown | Role::Date);
    let method = if to_one { "hop_to_one" } else { "hop" };
    hops.iter().fold(start(admin, first), |walk, hop| {
        let name = hop.unraw().to_string();
        let method = format_ident!("{method}", span = hop.span());
        quote_spanned! {hop.span()=>
            ::backoffice::__private::follow((&&&#walk.#method(#name, |m| &m.#hop)).resolve())
        }
    })
}

fn end(admin: &Admin, walk: &TokenStream, leaf: &Ident, own: bool, role: Role) -> TokenStream {
    let name = if own { column_name(admin, leaf) } else { leaf.unraw().to_string() };
    if role == Role::Date {
        return quote_spanned!(leaf.span()=> #walk.date(#name, |m| &m.#leaf));
    }
    let leaf = as_leaf(walk, leaf, &name, role);
    quote!((&&&#leaf).resolve().end())
}

fn as_leaf(walk: &TokenStream, leaf: &Ident, name: &str, role: Role) -> TokenStream {
    let method = match role {
        Role::Any | Role::Date => "any",
        Role::Shown => "shown",
        Role::Searched => "searched",
        Role::Own => "own",
    };
    let method = format_ident!("{method}", span = leaf.span());
    quote_spanned!(leaf.span()=> (&&&#walk.leaf(#name, |m| &m.#leaf)).#method())
}

/// `Company.name`: a relation that has no field is named by its variant, as a type would be.
pub(super) fn is_variant(step: &Ident) -> bool {
    step.unraw().to_string().starts_with(char::is_uppercase)
}

/// The variant of `Relation` that the first step names, if it names none of the model's fields.
///
/// In the older format all fields are known: `company` is none of them, so it is `Company`; but a
/// last step that is nearly a field is taken for a misspelt one.
fn relation_variant(admin: &Admin, entry: &Entry) -> Option<Ident> {
    let first = &entry.steps[0];
    if is_variant(first) {
        return Some(first.clone());
    }
    if admin.format != Format::Compact || admin.column(first).is_some() {
        return None;
    }
    let word = first.unraw().to_string();
    let fields: Vec<String> =
        admin.columns.iter().map(|column| column.ident.unraw().to_string()).collect();
    let misspelt = nearest(&word, fields.iter().map(String::as_str)).is_some();
    let is_hop = entry.steps.len() > 1;
    (is_hop || !misspelt)
        .then(|| format_ident!("{}", word.to_upper_camel_case(), span = first.span()))
}

fn by_variant(admin: &Admin, entry: &Entry, variant: &Ident) -> TokenStream {
    let (start, entity) = (start(admin, entry.name()), &admin.entity);
    let name = variant.to_string();
    let relation = quote! {
        <<#entity as ::backoffice::__private::EntityTrait>::Relation>
    };
    let first = quote_spanned!(variant.span()=> #start.variant(#name, #relation::#variant));
    let steps = entry.steps[1..].iter().map(|step| step.unraw().to_string());
    quote!(#first #(.step(#steps))*.end())
}

fn loose(walk: &TokenStream, steps: &[Ident]) -> TokenStream {
    let mut names = steps.iter().map(|step| step.unraw().to_string());
    let first = names.next();
    quote!(#walk.loose(#first) #(.step(#names))*.end())
}
