//! `list!(list, without(salary), …)`: the words of `#[admin(…)]` as calls on a list, where the hook
//! stands that makes it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Expr, Token,
    parse::{ParseStream, Parser},
};

use crate::{
    attr::Options,
    check,
    errors::Errors,
    expand,
    model::{Admin, Format},
};

/// The expression of a `List`.
pub(crate) fn expand(input: TokenStream, errors: &mut Errors) -> TokenStream {
    let parse = |input: ParseStream<'_>| {
        let list: Expr = input.parse()?;
        let _: Option<Token![,]> = input.parse()?;
        let options = Options::of_list(input, errors);
        Ok((list, options))
    };
    match parse.parse2(input) {
        Ok((list, options)) => said(&list, options, errors),
        Err(error) => {
            errors.push(error);
            TokenStream::new()
        }
    }
}

fn said(list: &Expr, options: Options, errors: &mut Errors) -> TokenStream {
    let admin = admin(options);
    check::list(&admin, errors);
    let calls = expand::list_options(&admin);
    quote! {{
        #[allow(unused_imports)]
        use ::backoffice::__private::questions::*;
        ::backoffice::descriptor::List::from(#list) #calls
    }}
}

/// Paths start at the entity of what the hook is written for.
fn admin(options: Options) -> Admin {
    Admin {
        described: quote!(Self),
        entity: quote!(<Self as ::backoffice::descriptor::Described>::Entity),
        format: Format::List,
        columns: Vec::new(),
        options,
    }
}
