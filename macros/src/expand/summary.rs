//! `list_summary(…)` as data.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::path::{Role, path};
use crate::{attr::Summary, model::Admin};

/// `.list_summary([SummaryBy::sum(…), …])`.
pub(super) fn summaries(admin: &Admin) -> Option<TokenStream> {
    let given = admin.options.list_summary.as_ref()?;
    let summaries = given.value.iter().map(|summary| one(admin, summary));
    Some(quote!(.list_summary([#(#summaries),*])))
}

fn one(admin: &Admin, summary: &Summary) -> TokenStream {
    let path = path(admin, &summary.entry, Role::Shown);
    let word = &summary.word;
    let title = summary.title.as_ref().map(|title| quote!(.label(#title)));
    quote_spanned! {word.span()=>
        ::backoffice::descriptor::SummaryBy::#word(#path) #title
    }
}
