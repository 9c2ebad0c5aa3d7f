//! Each key of `#[admin(…)]` as one call of the descriptor's builder.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::{
    annotation, column, fieldset, filter,
    path::{Role, own_name, path},
    summary,
};
use crate::{
    attr::{DisplayOptions, Entry, Given, Index, Sign},
    model::Admin,
    symbol::{self, Symbol},
};

/// `.list_display([…]).list_per_page(50)…`.
pub(super) fn options(admin: &Admin) -> TokenStream {
    let mut calls = lists(admin);
    calls.extend(singles(admin));
    calls.extend(texts(admin));
    calls.extend(annotation::annotations(admin));
    calls.extend(summary::summaries(admin));
    calls.extend(column::columns(admin));
    calls
}

/// The same of a list alone: what fields are is known already.
pub(crate) fn list_options(admin: &Admin) -> TokenStream {
    let mut calls = lists(admin);
    calls.extend(singles(admin));
    calls.extend(texts(admin));
    calls.extend(summary::summaries(admin));
    calls
}

fn lists(admin: &Admin) -> TokenStream {
    let options = &admin.options;
    let shown = |entry: &Entry| column(admin, entry, Role::Any);
    let sorted = |entry: &Entry| column(admin, entry, Role::Shown);
    let search = |entry: &Entry| search(admin, entry);
    let one = |entry: &Entry| path(admin, entry, Role::Shown);
    let order = |entry: &Entry| order(admin, entry);
    let name = |entry: &Entry| own_name(admin, entry);
    let left_out = |entry: &Entry| {
        let (checked, name) = (column(admin, entry, Role::Any), column_name(entry));
        quote!({ let _ = #checked; #name })
    };
    [
        list(symbol::LIST_DISPLAY, &options.list_display, &shown),
        list(symbol::LIST_DISPLAY_LINKS, &options.list_display_links, &column_name),
        list(symbol::LIST_EDITABLE, &options.list_editable, &name),
        filters(admin),
        list(symbol::LIST_GROUP_BY, &options.list_group_by, &one),
        list(symbol::SEARCH_FIELDS, &options.search_fields, &search),
        list(symbol::ORDERING, &options.ordering, &order),
        list(symbol::SORTABLE_BY, &options.sortable_by, &sorted),
        list(symbol::WITHOUT, &options.without, &left_out),
        fieldset::layout(admin),
        list(symbol::EXCLUDE, &options.exclude, &name),
        list(symbol::READONLY_FIELDS, &options.readonly_fields, &|entry| {
            fieldset::name(admin, entry)
        }),
        fieldset::methods(admin),
    ]
    .into_iter()
    .collect()
}

fn filters(admin: &Admin) -> TokenStream {
    let Some(list) = &admin.options.list_filter else { return TokenStream::new() };
    if list.value.is_empty() {
        return TokenStream::new();
    }
    let filters = list.value.iter().map(|own| filter::filter(admin, own));
    quote!(.list_filter([#(#filters),*]))
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

fn column(admin: &Admin, entry: &Entry, role: Role) -> TokenStream {
    let content = if entry.method { computed(admin, entry) } else { path(admin, entry, role) };
    quote!(::backoffice::descriptor::ColumnDescriptor::from(#content))
}

/// The method, and what `#[methods]` wrote down of it; the trait stands in where that wrote nothing,
/// as a function of the type itself comes before one of a trait.
pub(super) fn computed(admin: &Admin, entry: &Entry) -> TokenStream {
    let (method, model) = (entry.name(), admin.model());
    let (name, said) = (method.unraw().to_string(), said_of(method));
    let entity = &admin.entity;
    let row = quote!(<#entity as ::backoffice::__private::EntityTrait>::Model);
    let title = entry.title.as_ref().map(|title| quote!(.label(#title)));
    let column = quote_spanned! {method.span()=>
        ::backoffice::display::Computed::of::<#row, _>(#name, <#model>::#method)
    };
    quote! {{
        #[allow(dead_code)]
        trait Unsaid {
            fn #said(computed: ::backoffice::display::Computed) -> ::backoffice::display::Computed {
                computed
            }
        }
        impl<T> Unsaid for T {}
        <#model>::#said(#column) #title
    }}
}

/// The name of the function that holds what `#[display(…)]` says of a method. It is written in figures, so
/// that the compiler does not take it for what somebody meant who misspelt the method.
pub(crate) fn said_of(method: &Ident) -> Ident {
    let figures: String =
        method.unraw().to_string().bytes().map(|byte| format!("{byte:02x}")).collect();
    format_ident!("__display_{figures}")
}

/// What `#[display(…)]` says, as calls of the column's builder.
pub(crate) fn display(admin: &Admin, options: &DisplayOptions) -> TokenStream {
    let label = text_call(symbol::LABEL, &options.label);
    let empty_value = text_call(symbol::EMPTY_VALUE, &options.empty_value);
    let order_by = list(symbol::ORDER_BY, &options.order_by, &|entry| order(admin, entry));
    let boolean = options.boolean.as_ref().map(|_| quote!(.boolean()));
    quote!(#label #order_by #boolean #empty_value)
}

fn text_call(symbol: Symbol, text: &Option<Given<syn::LitStr>>) -> Option<TokenStream> {
    let (method, text) = (method(symbol), &text.as_ref()?.value);
    Some(quote!(.#method(#text)))
}

/// A column as it is named elsewhere: `company.name`, `salary_range`.
fn column_name(entry: &Entry) -> TokenStream {
    let steps: Vec<String> = entry.steps.iter().map(|step| step.unraw().to_string()).collect();
    let name = steps.join(".");
    quote!(#name)
}

fn search(admin: &Admin, entry: &Entry) -> TokenStream {
    let path = path(admin, entry, Role::Searched);
    let mode = match (entry.sign, &entry.index) {
        (Some(Sign::Caret), _) => quote!(StartsWith),
        (Some(Sign::Equals), _) => quote!(Exact),
        (Some(Sign::At), Some(Index::Language(language))) => {
            let language = language.unraw().to_string();
            quote!(FullText(#language))
        }
        (Some(Sign::At), _) => quote!(FullText("simple")),
        (Some(Sign::Minus) | None, Some(_)) => quote!(Trigram),
        (Some(Sign::Minus) | None, None) => quote!(Contains),
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
    let facets = options.show_facets.as_ref().map(|given| {
        let when = &given.value;
        quote!(.show_facets(::backoffice::descriptor::ShowFacets::#when))
    });
    let save_as = options.save_as.as_ref().map(|_| quote!(.save_as()));
    let save_on_top = options.save_on_top.as_ref().map(|_| quote!(.save_on_top()));
    quote!(#date #display #rows #all #facets #save_as #save_on_top)
}

fn texts(admin: &Admin) -> TokenStream {
    let options = &admin.options;
    [
        (symbol::LABEL, &options.label),
        (symbol::LABEL_PLURAL, &options.label_plural),
        (symbol::SLUG, &options.slug),
        (symbol::SEARCH_HELP_TEXT, &options.search_help_text),
        (symbol::ICON, &options.icon),
        (symbol::EMPTY_VALUE_DISPLAY, &options.empty_value_display),
    ]
    .into_iter()
    .filter_map(|(symbol, text)| text_call(symbol, text))
    .collect()
}

/// The builder's methods are called as the keys are.
fn method(symbol: Symbol) -> Ident {
    format_ident!("{}", symbol.word)
}
