//! Each entry of `list_filter` as a `FilterBy`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::path::{Role, path};
use crate::{
    attr::{Choice, Filter, What},
    model::Admin,
};

/// The expression of a `FilterBy`.
pub(super) fn filter(admin: &Admin, filter: &Filter) -> TokenStream {
    let by = match &filter.what {
        What::Field { style, entry } => {
            let path = path(admin, entry, Role::Any);
            match style {
                Some(style) => quote!(::backoffice::descriptor::FilterBy::#style(#path)),
                None => quote!(::backoffice::descriptor::FilterBy::field(#path)),
            }
        }
        What::Custom(code) => {
            quote_spanned!(code.span()=> ::backoffice::resource::custom(#code))
        }
        What::Choices { name, choices } => {
            let (word, title) = (&name.word, &name.label);
            let choices = choices.iter().map(|choice| {
                let (value, label) = (&choice.name.word, &choice.name.label);
                let condition = condition(choice);
                quote!(.choice(#value, #label, #condition))
            });
            quote! {
                ::backoffice::resource::ChoicesFilter::new(#word, #title) #(#choices)* .declared()
            }
        }
        What::YesNo(choice) => {
            let (word, title) = (&choice.name.word, &choice.name.label);
            let condition = condition(choice);
            quote! {
                ::backoffice::resource::ChoicesFilter::yes_no(#word, #title, #condition).declared()
            }
        }
    };
    let default = filter.default.as_ref().map(|value| quote!(.default_value(#value)));
    quote!(#by #default)
}

/// Asked for anew at each request.
fn condition(choice: &Choice) -> TokenStream {
    let condition = &choice.condition;
    quote_spanned!(condition.span()=> || ::backoffice::resource::condition(#condition))
}
