//! One entry of a list: `-posted_at`, `^code`, `company.name as "Company"`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, LitStr, Token, ext::IdentExt, parse::ParseStream};

use crate::symbol::{self, Symbol};

/// A path, and what may stand before and after it.
pub(crate) struct Entry {
    pub(crate) sign: Option<Sign>,
    /// The names between the dots; never empty.
    pub(crate) steps: Vec<Ident>,
    /// `salary_range()`: a method rather than a field.
    pub(crate) method: bool,
    pub(crate) title: Option<LitStr>,
    pub(crate) index: Option<Index>,
}

/// What stands before a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `-`, largest first.
    Minus,
    /// `^`, at the beginning.
    Caret,
    /// `=`, as the whole.
    Equals,
    /// `@`, as a full text.
    At,
}

/// By which index a text is searched.
pub(crate) enum Index {
    /// `with trigram`.
    Trigram,
    /// `in english`.
    Language(Ident),
}

impl Entry {
    /// Reads one entry, and refuses what cannot stand in the list called `list`.
    pub(super) fn parse(input: ParseStream<'_>, list: Symbol) -> syn::Result<Self> {
        let sign = sign(input, list)?;
        let steps = steps(input, list)?;
        let method = method(input, &steps)?;
        let title = title(input, list)?;
        let index = index(input, list, sign)?;
        let entry = Self { sign, steps, method, title, index };
        entry.check_length(list)?;
        after(input, list)?;
        Ok(entry)
    }

    /// The name of a field of the model itself.
    pub(crate) fn name(&self) -> &Ident {
        &self.steps[0]
    }

    /// The steps as written: `company.name`, `salary_range()`.
    pub(crate) fn dotted(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(ToString::to_string).collect();
        let dotted = steps.join(".");
        if self.method { dotted + "()" } else { dotted }
    }

    /// A form, `list_editable` and `display` know the model's own fields only.
    fn check_length(&self, list: Symbol) -> syn::Result<()> {
        let own = [
            symbol::LIST_EDITABLE,
            symbol::FIELDS,
            symbol::EXCLUDE,
            symbol::READONLY_FIELDS,
            symbol::DISPLAY,
            symbol::FIELD,
        ];
        if self.steps.len() == 1 || !own.iter().any(|own| own.word == list.word) {
            return Ok(());
        }
        let message = format!(
            "`{list}` names fields of the model itself, and `{}` leads to another model",
            self.dotted(),
        );
        Err(syn::Error::new(self.steps[1].span(), message))
    }
}

/// The path alone: what a fault is pointed at.
impl ToTokens for Entry {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                <Token![.]>::default().to_tokens(tokens);
            }
            step.to_tokens(tokens);
        }
    }
}

fn sign(input: ParseStream<'_>, list: Symbol) -> syn::Result<Option<Sign>> {
    let span = input.span();
    let (sign, home, meaning) = if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        (Sign::Minus, symbol::ORDERING, "`-` puts the largest first")
    } else if input.peek(Token![^]) {
        input.parse::<Token![^]>()?;
        (Sign::Caret, symbol::SEARCH_FIELDS, "`^` searches the beginning of a field")
    } else if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        (Sign::Equals, symbol::SEARCH_FIELDS, "`=` searches for the whole of a field")
    } else if input.peek(Token![@]) {
        input.parse::<Token![@]>()?;
        (Sign::At, symbol::SEARCH_FIELDS, "`@` searches a full text")
    } else {
        return Ok(None);
    };
    let orders = sign == Sign::Minus && list == symbol::ORDER_BY;
    if home == list || orders {
        return Ok(Some(sign));
    }
    Err(syn::Error::new(span, format!("{meaning}, which only `{home}` can do")))
}

fn steps(input: ParseStream<'_>, list: Symbol) -> syn::Result<Vec<Ident>> {
    let mut steps = vec![step(input, list)?];
    while input.peek(Token![.]) {
        let dot: Token![.] = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            let message = format!("expected a field after `{}.`", steps[steps.len() - 1]);
            return Err(syn::Error::new(dot.span, message));
        }
        steps.push(step(input, list)?);
    }
    Ok(steps)
}

/// The parentheses of `salary_range()`.
fn method(input: ParseStream<'_>, steps: &[Ident]) -> syn::Result<bool> {
    if !input.peek(syn::token::Paren) {
        return Ok(false);
    }
    let inside;
    syn::parenthesized!(inside in input);
    let [name, further @ ..] = steps else { return Ok(false) };
    if !inside.is_empty() {
        let message = format!("the panel calls `{name}` with the row: write `{name}()`");
        return Err(inside.error(message));
    }
    match further.first() {
        None => Ok(true),
        Some(step) => Err(syn::Error::new(
            step.span(),
            format!(
                "a computed column is a method of the model itself, and `{name}` leads to another"
            ),
        )),
    }
}

/// Where a method may stand for a column or a field that is only shown.
const METHODS: [Symbol; 6] = [
    symbol::LIST_DISPLAY,
    symbol::LIST_DISPLAY_LINKS,
    symbol::SORTABLE_BY,
    symbol::WITHOUT,
    symbol::FIELDS,
    symbol::READONLY_FIELDS,
];

fn step(input: ParseStream<'_>, list: Symbol) -> syn::Result<Ident> {
    if input.peek(LitStr) {
        return Err(quoted(&input.parse()?));
    }
    let step = Ident::parse_any(input).map_err(|_| {
        syn::Error::new(
            input.span(),
            "expected the name of a field, such as `title` or `company.name`",
        )
    })?;
    if input.peek(syn::token::Paren) && !METHODS.contains(&list) {
        let message = format!("`{step}` stands for a field, which has no parentheses");
        return Err(syn::Error::new(step.span(), message));
    }
    if step.to_string().trim_matches('_').contains("__") {
        let message = format!("a path is written with dots: `{}`", dots(&step.to_string()));
        return Err(syn::Error::new(step.span(), message));
    }
    if !step.to_string().starts_with("r#") && syn::parse_str::<Ident>(&step.to_string()).is_err() {
        let message = format!("`{step}` is a word of Rust; write the field as `r#{step}`");
        return Err(syn::Error::new(step.span(), message));
    }
    Ok(step)
}

fn quoted(literal: &LitStr) -> syn::Error {
    let message = format!("names stand without quotes: `{}`", dots(&literal.value()));
    syn::Error::new(literal.span(), message)
}

/// `company__name`, as Django writes it, in our spelling.
fn dots(path: &str) -> String {
    path.replace("__", ".")
}

fn title(input: ParseStream<'_>, list: Symbol) -> syn::Result<Option<LitStr>> {
    if !input.peek(Token![as]) {
        return Ok(None);
    }
    let word: Token![as] = input.parse()?;
    if list.word != symbol::LIST_DISPLAY.word {
        let message = "`as` gives a column its title, which only `list_display` can do";
        return Err(syn::Error::new(word.span, message));
    }
    let title = input.parse().map_err(|_| {
        syn::Error::new(
            word.span,
            "`as` is followed by a title in quotes: `company.name as \"Company\"`",
        )
    })?;
    Ok(Some(title))
}

/// `@description in english`, `title with trigram`.
fn index(input: ParseStream<'_>, list: Symbol, sign: Option<Sign>) -> syn::Result<Option<Index>> {
    if list.word != symbol::SEARCH_FIELDS.word {
        return Ok(None);
    }
    if input.peek(Token![in]) {
        let word: Token![in] = input.parse()?;
        if sign != Some(Sign::At) {
            let message = "`in` names the language of a full text: `@description in english`";
            return Err(syn::Error::new(word.span, message));
        }
        return Ok(Some(Index::Language(input.parse()?)));
    }
    if !input.peek(Ident) {
        return Ok(None);
    }
    let message =
        "a text is searched `with trigram`, by an index of that kind: `title with trigram`";
    let word: Ident = input.parse()?;
    let kind: Ident = input.parse().map_err(|_| syn::Error::new(word.span(), message))?;
    if word != "with" || kind != "trigram" || sign.is_some() {
        return Err(syn::Error::new(word.span(), message));
    }
    Ok(Some(Index::Trigram))
}

/// An entry ends at a comma. `display = title` ends where the next key begins, which is checked there.
fn after(input: ParseStream<'_>, list: Symbol) -> syn::Result<()> {
    let single = [symbol::DATE_HIERARCHY, symbol::DISPLAY];
    let has_default = list.word == symbol::LIST_FILTER.word && input.peek(Token![=]);
    let ended = input.is_empty() || input.peek(Token![,]) || has_default;
    if ended || single.iter().any(|single| single.word == list.word) {
        return Ok(());
    }
    Err(input.error("expected `,` or `.` after the name of a field"))
}
