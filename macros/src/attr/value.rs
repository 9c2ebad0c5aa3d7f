//! What can follow a key, each with a message that shows how it is written.

use syn::{
    Ident, LitInt, LitStr, Path, Token,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseBuffer, ParseStream},
    token,
};

use super::{Entry, Filter, skip_past_comma};
use crate::{errors::Errors, suggest::nearest, symbol::Symbol};

/// `(title, company.name)`.
pub(super) fn entries(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Entry>> {
    let inside = filled(key, symbol, input, errors)?;
    Ok(all(&inside, symbol, errors))
}

/// `(title, company.name)` or `()`, where that says something.
pub(super) fn entries_or_none(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Entry>> {
    Ok(all(&parenthesized(key, symbol, input)?, symbol, errors))
}

fn all(inside: ParseStream<'_>, symbol: Symbol, errors: &mut Errors) -> Vec<Entry> {
    let mut entries = Vec::new();
    while !inside.is_empty() {
        entries.extend(errors.keep(Entry::parse(inside, symbol)));
        skip_past_comma(inside);
    }
    entries
}

/// `((salary_min, salary_max), currency)`: row by row.
pub(super) fn rows(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Vec<Entry>>> {
    let inside = filled(key, symbol, input, errors)?;
    let mut rows = Vec::new();
    while !inside.is_empty() {
        if inside.peek(token::Paren) {
            let row = filled(key, symbol, &inside, errors)?;
            rows.push(all(&row, symbol, errors));
        } else {
            let entry = errors.keep(Entry::parse(&inside, symbol));
            rows.extend(entry.map(|entry| vec![entry]));
        }
        skip_past_comma(&inside);
    }
    Ok(rows)
}

/// `= salary_min`, `= -salary_min` or `(-salary_min, company.name)`.
pub(super) fn order(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Entry>> {
    if !input.peek(Token![=]) {
        return entries(key, symbol, input, errors);
    }
    input.parse::<Token![=]>()?;
    Entry::parse(input, symbol).map(|entry| vec![entry])
}

/// `= "unknown"`, what is shown where there is nothing.
pub(super) fn placeholder(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<LitStr> {
    equals(key, "a text", symbol, input)?;
    operand(key, "a text in quotes", symbol, input)
}

/// `(remote, related_only(company))`.
pub(super) fn filters(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Filter>> {
    let inside = filled(key, symbol, input, errors)?;
    let mut filters = Vec::new();
    while !inside.is_empty() {
        let filter = Filter::parse(&inside, errors);
        filters.extend(errors.keep(filter));
        skip_past_comma(&inside);
    }
    Ok(filters)
}

/// The inside of the parentheses after a key, where something must stand in them.
pub(super) fn filled<'a>(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'a>,
    errors: &mut Errors,
) -> syn::Result<ParseBuffer<'a>> {
    let inside = parenthesized(key, symbol, input)?;
    if inside.is_empty() {
        let message =
            format!("`{key}` is empty; name a field, `{}`, or leave it out", symbol.example);
        errors.at(key.span(), message);
    }
    Ok(inside)
}

/// The inside of the parentheses after a key.
pub(super) fn parenthesized<'a>(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'a>,
) -> syn::Result<ParseBuffer<'a>> {
    if !input.peek(token::Paren) {
        return Err(written(key, "a list in parentheses", symbol));
    }
    let inside;
    parenthesized!(inside in input);
    Ok(inside)
}

/// `= posted_at`.
pub(super) fn name(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<Entry> {
    equals(key, "the name of a field", symbol, input)?;
    Entry::parse(input, symbol)
}

/// `= "Job posting"`.
pub(super) fn text(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<LitStr> {
    equals(key, "a text", symbol, input)?;
    if !input.peek(LitStr) {
        let message = format!("`{key}` takes a text in quotes: `{}`", symbol.example);
        return Err(syn::Error::new(input.span(), message));
    }
    let text: LitStr = input.parse()?;
    if text.value().trim().is_empty() {
        let message = format!("`{key}` is empty; leave it out, and the name is used");
        return Err(syn::Error::new(text.span(), message));
    }
    Ok(text)
}

/// `= jobs` or `= "job-postings"`.
pub(super) fn word(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<LitStr> {
    equals(key, "a word", symbol, input)?;
    if input.peek(LitStr) {
        return input.parse();
    }
    let word = Ident::parse_any(input).map_err(|_| {
        let message = format!("`{key}` takes a word: `{}`", symbol.example);
        syn::Error::new(input.span(), message)
    })?;
    Ok(LitStr::new(&word.unraw().to_string(), word.span()))
}

/// `= 50`.
pub(super) fn number(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<LitInt> {
    equals(key, "a number", symbol, input)?;
    operand(key, "a whole number", symbol, input)
}

/// `= job_posting::Entity`.
pub(super) fn path(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<Path> {
    equals(key, "the path of an entity", symbol, input)?;
    if input.peek(LitStr) {
        let message = format!("`{key}` takes a path without quotes: `{}`", symbol.example);
        return Err(syn::Error::new(input.span(), message));
    }
    input.parse()
}

/// `= Textarea`.
pub(super) fn variant(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<Ident> {
    equals(key, "a name", symbol, input)?;
    operand(key, "a name without quotes", symbol, input)
}

/// When facets are shown: each word, and the variant that it stands for.
const FACETS: [(&str, &str); 3] = [("allow", "Allow"), ("always", "Always"), ("never", "Never")];

/// `= always`, as the name of a variant.
pub(super) fn facets(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<Ident> {
    const WORDS: &str = "`allow`, `always` or `never`";
    equals(key, WORDS, symbol, input)?;
    let word: Ident = operand(key, WORDS, symbol, input)?;
    let found = FACETS.iter().find(|(own, _)| word == own);
    found.map(|(_, variant)| Ident::new(variant, word.span())).ok_or_else(|| {
        let near = nearest(&word.to_string(), FACETS.map(|(own, _)| own));
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        let message = format!("`{key}` takes {WORDS}{near}");
        syn::Error::new(word.span(), message)
    })
}

/// Nothing.
pub(super) fn flag(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    _: &mut Errors,
) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(());
    }
    let message = format!("`{key}` stands alone: `{}`", symbol.example);
    Err(syn::Error::new(input.span(), message))
}

/// What stands behind the `=`, or a sentence that says what is taken there.
fn operand<T: Parse>(
    key: &Ident,
    what: &str,
    symbol: Symbol,
    input: ParseStream<'_>,
) -> syn::Result<T> {
    input.parse().map_err(|_| {
        let message = format!("`{key}` takes {what}: `{}`", symbol.example);
        syn::Error::new(input.span(), message)
    })
}

fn equals(key: &Ident, what: &str, symbol: Symbol, input: ParseStream<'_>) -> syn::Result<()> {
    if !input.peek(Token![=]) {
        return Err(written(key, what, symbol));
    }
    input.parse::<Token![=]>().map(drop)
}

fn written(key: &Ident, what: &str, symbol: Symbol) -> syn::Error {
    syn::Error::new(key.span(), format!("`{key}` takes {what}: `{}`", symbol.example))
}
