//! One entry of `fieldsets`: `"Pay" { fields((salary_min, salary_max), currency), collapse }`.

use syn::{Ident, LitStr, braced, parse::ParseStream, token};

use super::{
    Entry, Found, Given, each_pair, skip_past_comma, unknown,
    value::{filled, flag, rows, text},
};
use crate::{
    errors::Errors,
    symbol::{self, Symbol},
};

/// Fields that stand together on the form; those in one row stand side by side.
#[derive(Default)]
pub(crate) struct Fieldset {
    pub(crate) title: Option<LitStr>,
    pub(crate) fields: Option<Given<Vec<Vec<Entry>>>>,
    pub(crate) description: Option<Given<LitStr>>,
    pub(crate) collapse: Option<Given<()>>,
    pub(crate) tab: Option<Given<()>>,
}

/// `("Pay" { … }, { … })`.
pub(super) fn fieldsets(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Fieldset>> {
    let inside = filled(key, symbol, input, errors)?;
    let mut fieldsets = Vec::new();
    while !inside.is_empty() {
        let fieldset = Fieldset::parse(&inside, errors);
        fieldsets.extend(errors.keep(fieldset));
        skip_past_comma(&inside);
    }
    Ok(fieldsets)
}

impl Fieldset {
    fn parse(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Self> {
        let title = if input.peek(LitStr) { Some(input.parse()?) } else { None };
        if !input.peek(token::Brace) {
            let message =
                format!("a fieldset is a title and braces: `{}`", symbol::COLLAPSE.example);
            return Err(input.error(message));
        }
        let inside;
        let braces = braced!(inside in input);
        let mut fieldset = Self { title, ..Self::default() };
        each_pair(&inside, errors, |key, input, errors| fieldset.read(key, input, errors));
        if fieldset.fields.is_none() {
            let message = "a fieldset names its fields: `fields(salary_min, salary_max)`";
            errors.at(braces.span.join(), message);
        }
        Ok(fieldset)
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        use symbol as s;
        let known = symbol::IN_FIELDSET.iter().find(|symbol| key == **symbol);
        let found = Found { key, input, errors };
        match known {
            Some(&s::FIELDS) => found.fill(&mut self.fields, s::FIELDS, rows),
            Some(&s::DESCRIPTION) => found.fill(&mut self.description, s::DESCRIPTION, text),
            Some(&s::COLLAPSE) => found.fill(&mut self.collapse, s::COLLAPSE, flag),
            Some(&s::TAB) => found.fill(&mut self.tab, s::TAB, flag),
            _ => Err(unknown(&found.key, symbol::IN_FIELDSET, "a fieldset")),
        }
    }
}
