//! All faults of one derive, so that mending one does not uncover the next.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Error;

/// The faults found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    /// A fault at `span`.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.0.push(Error::new(span, message));
    }

    /// A fault at everything that `tokens` cover.
    pub(crate) fn on(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.0.push(Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: Error) {
        self.0.push(error);
    }

    /// The value, or the fault kept for later.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// The output with a `compile_error!` for each fault. The output stays: it holds the checks of
    /// the names that were written well, and spares everybody else the missing `impl`.
    pub(crate) fn beside(self, output: TokenStream) -> TokenStream {
        let errors = self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        let mut tokens = errors.map_or_else(TokenStream::new, |all| all.to_compile_error());
        tokens.extend(output);
        tokens
    }

    /// The same where one expression must come out: the faults stand before it.
    pub(crate) fn in_expression(self, output: TokenStream) -> TokenStream {
        if self.0.is_empty() {
            return output;
        }
        let all = self.0.iter().map(Error::to_compile_error);
        let output = if output.is_empty() { quote!(::core::unreachable!()) } else { output };
        quote!({ #(#all;)* #output })
    }
}
