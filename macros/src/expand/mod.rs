//! Writes the `impl`s. What they hold is data: the panel does the rest.

mod annotation;
mod column;
mod fieldset;
mod filter;
mod options;
mod path;
mod summary;
mod twin;

pub(crate) use self::{
    options::{display, list_options, said_of},
    twin::twin,
};

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Admin;

/// `impl Described`, and the hooks that nobody writes.
pub(crate) fn admin(admin: &Admin) -> TokenStream {
    let (described, entity) = (&admin.described, &admin.entity);
    let options = options::options(admin);
    let hooks = hooks(admin);
    let model = admin.model();
    quote! {
            #[automatically_derived]
    #[diagnostic::do_not_recommend]
            impl ::backoffice::descriptor::Described for #described {
                type Entity = #entity;

                fn descriptor() -> ::backoffice::descriptor::EntityDescriptor {
                    #[allow(unused_imports)]
                    use ::backoffice::__private::questions::*;
                    ::backoffice::descriptor::EntityDescriptor::default() #options
                }
            }

            #[automatically_derived]
            impl ::backoffice::__private::Methods for #described {
                type Of = #model;
            }

            #hooks
        }
}

fn hooks(admin: &Admin) -> Option<TokenStream> {
    let described = &admin.described;
    let ours = admin.options.hooks.is_none();
    ours.then(|| {
        quote! {
                    #[automatically_derived]
        #[diagnostic::do_not_recommend]
                    impl ::backoffice::ModelAdmin for #described {}
                }
    })
}
