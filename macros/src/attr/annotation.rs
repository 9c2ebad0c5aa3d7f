//! `annotate(applicants: i64 = count(applications) as "Applicants")`.

use syn::{Ident, LitStr, Path, Token, Type, ext::IdentExt, parse::ParseStream};

use super::{Entry, skip_past_comma, value::parenthesized};
use crate::{
    errors::Errors,
    suggest::nearest,
    symbol::{self, Symbol},
};

/// A field that an expression makes.
pub(crate) struct Annotation {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) source: Source,
    pub(crate) title: Option<LitStr>,
}

/// What makes it.
pub(crate) enum Source {
    /// Something about related rows: the variant's name, and the path to them.
    Related(Ident, Entry),
    /// A function of the host's.
    Expr(Path),
}

/// The words for what can be made of related rows, and how the descriptor calls them.
const WORDS: [(&str, &str); 6] = [
    ("count", "Count"),
    ("exists", "Exists"),
    ("sum", "Sum"),
    ("min", "Min"),
    ("max", "Max"),
    ("expr", "Expr"),
];

/// `(name: Type = word(path), …)`.
pub(super) fn annotations(
    key: &Ident,
    symbol: Symbol,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Annotation>> {
    let inside = parenthesized(key, symbol, input)?;
    let mut annotations = Vec::new();
    while !inside.is_empty() {
        annotations.extend(errors.keep(annotation(&inside)));
        skip_past_comma(&inside);
    }
    Ok(annotations)
}

fn annotation(input: ParseStream<'_>) -> syn::Result<Annotation> {
    let name = input.call(Ident::parse_any)?;
    if !input.peek(Token![:]) {
        let how = symbol::ANNOTATE.example;
        let message = format!("`{name}` needs the type of its values: `{how}`");
        return Err(syn::Error::new(name.span(), message));
    }
    input.parse::<Token![:]>()?;
    let ty = input.parse()?;
    input.parse::<Token![=]>()?;
    let source = source(input)?;
    let title = input.parse::<Option<Token![as]>>()?.map(|_| input.parse()).transpose()?;
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error("expected `,` before the next annotation"));
    }
    Ok(Annotation { name, ty, source, title })
}

fn source(input: ParseStream<'_>) -> syn::Result<Source> {
    let word: Ident = input.call(Ident::parse_any)?;
    let known = WORDS.iter().find(|(known, _)| word == known);
    let Some((_, variant)) = known else { return Err(unknown(&word)) };
    let inside = parenthesized(&word, symbol::ANNOTATE, input)?;
    if *variant == "Expr" {
        return Ok(Source::Expr(inside.parse()?));
    }
    let variant = Ident::new(variant, word.span());
    Ok(Source::Related(variant, Entry::parse(&inside, symbol::ANNOTATE)?))
}

fn unknown(word: &Ident) -> syn::Error {
    let near = nearest(&word.to_string(), WORDS.map(|(word, _)| word));
    let advice = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    let words = WORDS.map(|(word, _)| format!("`{word}`")).join(", ");
    let message = format!("nothing is made by `{word}`{advice}\nthe words are {words}");
    syn::Error::new(word.span(), message)
}
