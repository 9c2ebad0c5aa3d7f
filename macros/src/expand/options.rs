//! Each key of `#[admin(…)]` as one call of the descriptor's builder.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{
    column,
    path::{Role, own_name, path},
};
use crate::{
    attr::{Entry, Given, Sign},
    model::Admin,
    symbol::{self, Symbol},
};

/// `.list_display([…]).list_per_page(50)…`.
pub(super) fn options(admin: &Admin) -> TokenStream {
    let mut calls = lists(admin);
    calls.extend(singles(admin));
    calls.extend(texts(admin));
    calls.extend(column::columns(admin));
    calls
}

fn lists(admin: &Admin) -> TokenStream {
    let options = &admin.options;
    let column = |entry: &Entry| column(admin, entry);
    let filter = |entry: &Entry| path(admin, entry, Role::Any);
    let search = |entry: &Entry| search(admin, entry);
    let order = |entry: &Entry| order(admin, entry);
    let name = |entry: &Entry| own_name(admin, entry);
    [
        list(symbol::LIST_DISPLAY, &options.list_display, &column),
        list(symbol::LIST_FILTER, &options.list_filter, &filter),
        list(symbol::SEARCH_FIELDS, &options.search_fields, &search),
        list(symbol::ORDERING, &options.ordering, &order),
        list(symbol::SORTABLE_BY, &options.sortable_by, &column),
        list(symbol::FIELDS, &options.fields, &name),
        list(symbol::EXCLUDE, &options.exclude, &name),
        list(symbol::READONLY_FIELDS, &options.readonly_fields, &name),
    ]
    .into_iter()
    .collect()
}

fn list(
    symbol: Symbol,
    list: &Option<Given<Vec<Entry>>>,
    item: &dyn Fn(&Entry) -> TokenStream,
) -> TokenStream {
    let Some(list) = list else { return TokenStream::new() };
    let method = method(symbol);
    let items = list.value.iter().map(item);
    quote!(.#method([#(#items),*]))
}

fn column(admin: &Admin, entry: &Entry) -> TokenStream {
    let path = path(admin, entry, Role::Shown);
    quote!(::backoffice::descriptor::ColumnDescriptor::from(#path))
}

fn search(admin: &Admin, entry: &Entry) -> TokenStream {
    let path = path(admin, entry, Role::Searched);
    let mode = match entry.sign {
        Some(Sign::Caret) => quote!(StartsWith),
        Some(Sign::Equals) => quote!(Exact),
        Some(Sign::Minus) | None => quote!(Contains),
    };
    quote! {
        ::backoffice::descriptor::SearchField {
            path: #path,
            mode: ::backoffice::descriptor::SearchMode::#mode,
        }
    }
}

fn order(admin: &Admin, entry: &Entry) -> TokenStream {
    let path = path(admin, entry, Role::Shown);
    let descending = entry.sign == Some(Sign::Minus);
    quote!(::backoffice::descriptor::OrderBy { path: #path, descending: #descending })
}

fn singles(admin: &Admin) -> TokenStream {
    let options = &admin.options;
    let date = options.date_hierarchy.as_ref().map(|given| {
        let path = path(admin, &given.value, Role::Date);
        quote!(.date_hierarchy(#path))
    });
    let display = options.display.as_ref().map(|given| {
        let name = own_name(admin, &given.value);
        let check = path(admin, &given.value, Role::Own);
        quote!(.display({ let _ = #check; #name }))
    });
    let rows = options.list_per_page.as_ref().map(|given| {
        // A number that is no `u64` was refused by `check`.
        let rows = given.value.base10_parse::<u64>().unwrap_or(1);
        quote_spanned!(given.value.span()=> .list_per_page(#rows))
    });
    let all = options.list_max_show_all.as_ref().map(|given| {
        let rows = given.value.base10_parse::<u64>().unwrap_or(0);
        quote_spanned!(given.value.span()=> .list_max_show_all(#rows))
    });
    quote!(#date #display #rows #all)
}

fn texts(admin: &Admin) -> TokenStream {
    let options = &admin.options;
    [
        (symbol::LABEL, &options.label),
        (symbol::LABEL_PLURAL, &options.label_plural),
        (symbol::SLUG, &options.slug),
        (symbol::ICON, &options.icon),
    ]
    .into_iter()
    .filter_map(|(symbol, text)| {
        let method = method(symbol);
        let text = &text.as_ref()?.value;
        Some(quote!(.#method(#text)))
    })
    .collect()
}

/// The builder's methods are called as the keys are.
fn method(symbol: Symbol) -> Ident {
    format_ident!("{}", symbol.word)
}
