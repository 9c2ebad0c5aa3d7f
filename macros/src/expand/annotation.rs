//! `annotate(…)` as data.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::path::{Role, path};
use crate::{
    attr::{Annotation, Source},
    model::Admin,
};

/// `.annotate([Annotation::new::<i64>("applicants", …)])`.
pub(super) fn annotations(admin: &Admin) -> Option<TokenStream> {
    let given = admin.options.annotate.as_ref()?;
    let annotations = given.value.iter().map(|annotation| one(admin, annotation));
    Some(quote!(.annotate([#(#annotations),*])))
}

fn one(admin: &Admin, annotation: &Annotation) -> TokenStream {
    let (name, ty) = (annotation.name.unraw().to_string(), &annotation.ty);
    let source = match &annotation.source {
        Source::Expr(function) => quote!(expr(#function)),
        Source::Related(variant, entry) => {
            let path = path(admin, entry, Role::Any);
            quote!(#variant(#path))
        }
    };
    let title = annotation.title.as_ref().map(|title| quote!(.label(#title)));
    quote_spanned! {annotation.name.span()=>
        ::backoffice::descriptor::Annotation::new::<#ty>(
            #name,
            ::backoffice::descriptor::AnnotationSource::#source,
        ) #title
    }
}
