//! What `ModelEx` alone can tell: its relation fields, and SeaORM's attributes on them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::column::said;
use crate::{
    model::{Relation, Twin},
    sea_orm::FieldAttrs,
};

/// `impl RelationFields`, which the derive on `Model` asks for.
pub(crate) fn twin(twin: &Twin) -> TokenStream {
    let ident = &twin.ident;
    let fields = twin.relations.iter().map(relation);
    quote! {
        #[automatically_derived]
        impl ::backoffice::__private::RelationFields for #ident {
            fn relation_fields() -> ::std::vec::Vec<::backoffice::descriptor::FieldDescriptor> {
                #[allow(unused_imports)]
                use ::backoffice::__private::questions::*;
                ::std::vec![#(#fields),*]
            }
        }
    }
}

fn relation(relation: &Relation) -> TokenStream {
    let (ty, name) = (&relation.ty, relation.ident.unraw().to_string());
    let variant = relation.variant().map(|variant| quote!(.variant(#variant)));
    let via = via(&relation.attrs);
    let said = said(&relation.options);
    quote! {
        (&&::backoffice::__private::Link::<Entity, #ty>::named(#name) #variant #via)
            .resolve_in_twin().variants() #said
    }
}

/// Only a self-reference needs telling: any other junction is known to SeaORM's `Related`.
fn via(attrs: &FieldAttrs) -> Option<TokenStream> {
    let junction = attrs.via.as_ref().filter(|_| attrs.self_ref)?;
    let module = format_ident!("{}", junction.value(), span = junction.span());
    let related = quote! {
        <Entity as ::backoffice::__private::RelatedSelfVia<super::#module::Entity>>
    };
    Some(if attrs.reverse {
        quote!(.via(#related::to().rev(), #related::via().rev()))
    } else {
        quote!(.via(#related::via(), #related::to()))
    })
}
