//! Where there is nothing to describe: the `impl`s still stand, so that one mistake is one message.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{attr::Options, errors::Errors};

/// Describes an entity that does not exist.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, conditions) = input.generics.split_for_impl();
    let hooks = hooks(input).then(|| {
        quote! {
                    #[automatically_derived]
        #[diagnostic::do_not_recommend]
                    impl #generics ::backoffice::ModelAdmin for #ident #arguments #conditions {}
                }
    });
    quote! {
            #[automatically_derived]
    #[diagnostic::do_not_recommend]
            impl #generics ::backoffice::descriptor::Described for #ident #arguments #conditions {
                type Entity = ::backoffice::__private::Missing;

                fn descriptor() -> ::backoffice::descriptor::EntityDescriptor {
                    ::core::unreachable!()
                }
            }

            #hooks
        }
}

/// Whether the hooks are ours to write.
fn hooks(input: &DeriveInput) -> bool {
    Options::from_attrs(&input.attrs, &mut Errors::default()).hooks.is_none()
}
