//! The derive behind `backoffice::Admin`. Its documentation stands on the re-export.
//!
//! A derive walks through the files in this order: `attr` reads `#[admin(…)]`, `sea_orm` what we
//! need of SeaORM's own attributes, `model` makes one value of both, `check` refuses what cannot
//! stand together, `expand` writes data, and `fallback` stands in where there is nothing to write.
//! Every fault found on the way goes into `Errors`, so two faults give two messages.

mod attr;
mod check;
mod errors;
mod expand;
mod fallback;
mod list;
mod methods;
mod model;
mod sea_orm;
mod suggest;
mod symbol;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

#[expect(missing_docs, reason = "documented on the re-export, `backoffice::methods`")]
#[proc_macro_attribute]
pub fn methods(arguments: TokenStream, input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as syn::ItemImpl);
    let mut errors = errors::Errors::default();
    let output = methods::expand(&arguments.into(), input, &mut errors);
    errors.beside(output).into()
}

#[expect(missing_docs, reason = "documented on the re-export, `backoffice::list`")]
#[proc_macro]
pub fn list(input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let output = list::expand(input.into(), &mut errors);
    errors.in_expression(output).into()
}

#[expect(missing_docs, reason = "documented on the re-export, `backoffice::Admin`")]
#[proc_macro_derive(Admin, attributes(admin, sea_orm))]
pub fn derive_admin(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let mut errors = errors::Errors::default();
    let output = match model::Input::from_syn(&input, &mut errors) {
        Some(model::Input::Admin(admin)) => {
            check::check(&admin, &mut errors);
            expand::admin(&admin)
        }
        Some(model::Input::Twin(twin)) => expand::twin(&twin),
        None => fallback::expand(&input),
    };
    errors.beside(output).into()
}
