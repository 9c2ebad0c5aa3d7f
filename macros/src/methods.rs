//! `#[methods]` on an `impl`: takes the attributes off its methods and writes what they say beside
//! them, as associated functions that the derive's output calls.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, FnArg, ImplItem, ImplItemFn, ItemImpl, Type, parse_quote};

use crate::{
    attr::{DisplayOptions, Options},
    errors::Errors,
    expand,
    model::{Admin, Format},
};

/// The attribute above a method that computes a column.
const DISPLAY: &str = "display";

/// The `impl` with what was said about its methods.
pub(crate) fn expand(
    arguments: &TokenStream,
    mut item: ItemImpl,
    errors: &mut Errors,
) -> TokenStream {
    if !arguments.is_empty() {
        errors.on(arguments, "`#[methods]` takes nothing: what is said stands on each method");
    }
    let mut said = Vec::new();
    for part in &mut item.items {
        if let ImplItem::Fn(method) = part
            && let Some(attr) = take(method, errors)
        {
            said.extend(display(method, &attr, errors));
        }
    }
    item.items.extend(said);
    item.into_token_stream()
}

/// Takes `#[display]` off a method.
fn take(method: &mut ImplItemFn, errors: &mut Errors) -> Option<Attribute> {
    let is_ours = |attr: &Attribute| attr.path().is_ident(DISPLAY);
    let (mut ours, others): (Vec<_>, Vec<_>) = method.attrs.drain(..).partition(is_ours);
    method.attrs = others;
    if let Some(second) = ours.get(1) {
        errors.on(second, "`#[display]` stands here twice; keep one of the two");
    }
    (!ours.is_empty()).then(|| ours.swap_remove(0))
}

/// `fn __display_salary_range(computed) -> Computed`: what the attribute says, added.
fn display(method: &ImplItemFn, attr: &Attribute, errors: &mut Errors) -> Option<ImplItem> {
    let options = DisplayOptions::from_attr(attr, errors);
    let Some(row) = row(method) else {
        let message = "a computed column is given its row: `fn name(&self)`, or, on a struct of your \
                       own, `fn name(row: &entity::Model)`";
        errors.on(&method.sig.ident, message);
        return None;
    };
    let (name, visibility) = (expand::said_of(&method.sig.ident), &method.vis);
    let said = expand::display(&admin(&row), &options);
    Some(parse_quote! {
        #[doc(hidden)]
        #visibility fn #name(computed: ::backoffice::display::Computed) -> ::backoffice::display::Computed {
            #[allow(unused_imports)]
            use ::backoffice::__private::questions::*;
            computed #said
        }
    })
}

/// The type of the rows: `Self` of a method with a receiver, else what the last argument refers to.
fn row(method: &ImplItemFn) -> Option<Type> {
    let Type::Reference(reference) = (match method.sig.inputs.last()? {
        FnArg::Receiver(_) => return Some(parse_quote!(Self)),
        FnArg::Typed(argument) => &*argument.ty,
    }) else {
        return None;
    };
    match &*reference.elem {
        Type::Slice(rows) => Some((*rows.elem).clone()),
        row => Some(row.clone()),
    }
}

/// Paths start at the entity of the row.
fn admin(row: &Type) -> Admin {
    Admin {
        described: quote!(#row),
        entity: quote!(<#row as ::backoffice::__private::ModelTrait>::Entity),
        format: Format::Separate,
        columns: Vec::new(),
        options: Options::default(),
    }
}
