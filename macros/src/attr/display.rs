//! Reads `#[display(…)]` above a method that computes a column.

use syn::{Attribute, Ident, LitStr, Meta, parse::ParseStream};

use super::{
    Entry, Found, Given, each_pair, unknown,
    value::{flag, order, placeholder, text},
};
use crate::{
    errors::Errors,
    symbol::{self, Symbol},
};

/// What `#[display(…)]` says.
#[derive(Default)]
pub(crate) struct DisplayOptions {
    pub(crate) label: Option<Given<LitStr>>,
    pub(crate) order_by: Option<Given<Vec<Entry>>>,
    pub(crate) boolean: Option<Given<()>>,
    pub(crate) empty_value: Option<Given<LitStr>>,
}

impl DisplayOptions {
    /// What the attribute says; `#[display]` alone says nothing.
    pub(crate) fn from_attr(attr: &Attribute, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if !matches!(attr.meta, Meta::Path(_)) {
            let parsed = attr.parse_args_with(|input: ParseStream<'_>| {
                each_pair(input, errors, |key, input, errors| options.read(key, input, errors));
                Ok(())
            });
            errors.keep(parsed);
        }
        options.check(errors);
        options
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        use symbol as s;
        let known = symbol::ON_DISPLAY.iter().find(|symbol| key == **symbol);
        let found = Found { key, input, errors };
        match known {
            Some(&s::LABEL) => found.fill(&mut self.label, s::LABEL, text),
            Some(&s::ORDER_BY) => found.fill(&mut self.order_by, s::ORDER_BY, order),
            Some(&s::BOOLEAN) => found.fill(&mut self.boolean, s::BOOLEAN, flag),
            Some(&s::EMPTY_VALUE) => found.fill(&mut self.empty_value, s::EMPTY_VALUE, placeholder),
            _ => Err(unknown(&found.key, symbol::ON_DISPLAY as &[Symbol], "a column")),
        }
    }

    /// A mark for "unknown" stands where a yes or no is missing already.
    fn check(&self, errors: &mut Errors) {
        if let (Some(_), Some(empty)) = (&self.boolean, &self.empty_value) {
            let message =
                "`boolean` shows a mark where there is no value; keep it or `empty_value`";
            errors.at(empty.key.span(), message);
        }
    }
}
