//! What `ModelEx` alone can tell: its relation fields, and SeaORM's attributes on them.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{LitStr, ext::IdentExt};

use super::column::said;
use crate::{
    model::{Relation, Twin},
    sea_orm::inferred_relation,
};

/// `impl RelationFields`, which the derive on `Model` asks for.
pub(crate) fn twin(twin: &Twin) -> TokenStream {
    let ident = &twin.ident;
    let fields = twin.relations.iter().map(|field| relation(twin, field));
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

fn relation(twin: &Twin, relation: &Relation) -> TokenStream {
    let (ty, name) = (&relation.ty, relation.ident.unraw().to_string());
    let variant = relation.variant().map(|variant| quote!(.variant(#variant)));
    let via = via(twin, relation);
    let said = said(&relation.options);
    quote! {
        (&&::backoffice::__private::Link::<Entity, #ty>::named(#name) #variant #via)
            .resolve_in_twin().variants() #said
    }
}

/// A junction that SeaORM's `Related` does not tell of: that of a self-reference, and any where
/// another relation leads to the same entity.
fn via(twin: &Twin, relation: &Relation) -> Option<TokenStream> {
    let junction = relation.attrs.via.as_ref()?;
    if relation.attrs.self_ref {
        Some(via_itself(junction, relation.attrs.reverse))
    } else if twin.is_ambiguous(relation) {
        via_junction(junction, relation)
    } else {
        None
    }
}

fn via_itself(junction: &LitStr, reverse: bool) -> TokenStream {
    let module = format_ident!("{}", junction.value(), span = junction.span());
    let related = quote! {
        <Entity as ::backoffice::__private::RelatedSelfVia<super::#module::Entity>>
    };
    if reverse {
        quote!(.via(#related::to().rev(), #related::via().rev()))
    } else {
        quote!(.via(#related::via(), #related::to()))
    }
}

/// As SeaORM would write `Related`: `via = "book_tag"`, or `via = "book_tag::Book"` where the junction
/// has more than one way back here.
fn via_junction(junction: &LitStr, relation: &Relation) -> Option<TokenStream> {
    let text = junction.value();
    let (module, back) = text.split_once("::").map_or((&*text, None), |(a, b)| (a, Some(b)));
    let ident = |name: &str| format_ident!("{name}", span = junction.span());
    let module = ident(module);
    let on = ident(&inferred_relation(&relation.ty)?.to_upper_camel_case());
    let def = quote!(::backoffice::__private::RelationTrait::def);
    let back = back.map(ident).map_or_else(
        || quote!(<super::#module::Entity as ::backoffice::__private::Related<Entity>>::to()),
        |back| quote!(#def(&super::#module::Relation::#back)),
    );
    Some(quote!(.via(#back.rev(), #def(&super::#module::Relation::#on))))
}
