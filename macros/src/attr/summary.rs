//! `list_summary(sum(salary_min), max(posted_at) as "Last posting")`.

use syn::{Ident, LitStr, Token, ext::IdentExt, parse::ParseStream, token};

use super::{Entry, skip_past_comma, value::filled};
use crate::{
    errors::Errors,
    suggest::nearest,
    symbol::{self, Symbol},
};

/// What is told of a field over the whole list.
pub(crate) struct Summary {
    /// The word, as the descriptor's function is called.
    pub(crate) word: Ident,
    pub(crate) entry: Entry,
    pub(crate) title: Option<LitStr>,
}

/// What can be told of a field.
const WORDS: [&str; 5] = ["sum", "avg", "min", "max", "count"];

/// `(word(path) as "…", …)`.
pub(super) fn summaries(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Summary>> {
    let inside = filled(key, symbol, input, errors)?;
    let mut summaries = Vec::new();
    while !inside.is_empty() {
        summaries.extend(errors.keep(summary(&inside)));
        skip_past_comma(&inside);
    }
    Ok(summaries)
}

fn summary(input: ParseStream<'_>) -> syn::Result<Summary> {
    let word = word(input)?;
    let inside;
    syn::parenthesized!(inside in input);
    let entry = Entry::parse(&inside, symbol::LIST_SUMMARY)?;
    if !inside.is_empty() {
        return Err(inside.error(format!("`{word}` takes one field")));
    }
    let title = input.parse::<Option<Token![as]>>()?.map(|_| input.parse()).transpose()?;
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error("expected `,` before the next summary"));
    }
    Ok(Summary { word, entry, title })
}

fn word(input: ParseStream<'_>) -> syn::Result<Ident> {
    let words = WORDS.map(|word| format!("`{word}(…)`")).join(", ");
    let word: Ident = input.call(Ident::parse_any)?;
    let known = WORDS.iter().any(|known| word == known);
    if known && input.peek(token::Paren) {
        return Ok(word);
    }
    let message = if input.peek(token::Paren) {
        let near = nearest(&word.to_string(), WORDS);
        let advice = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        format!("nothing is told by `{word}`{advice}\nthe words are {words}")
    } else {
        format!("say what to tell of `{word}`: `sum({word})`\nthe words are {words}")
    };
    Err(syn::Error::new(word.span(), message))
}
