//! One entry of `list_filter`: a field, a field in another style, or code.

use syn::{
    Expr, Ident, Lit, LitStr, Token,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream},
    token,
};

use super::{Entry, skip_past_comma};
use crate::{errors::Errors, suggest::nearest, symbol::LIST_FILTER};

/// Something to filter by, and the value that is in force until somebody chooses another.
pub(crate) struct Filter {
    pub(crate) what: What,
    pub(crate) default: Option<LitStr>,
}

/// What is filtered by.
pub(crate) enum What {
    /// `company`, or `related_only(company)`.
    Field { style: Option<Ident>, entry: Entry },
    /// `custom(SalaryBand)`.
    Custom(Expr),
    /// `choices(band as "Pay", low as "Low" = …)`.
    Choices { name: Named, choices: Vec<Choice> },
    /// `yes_no(well_paid as "Well paid" = …)`.
    YesNo(Choice),
}

/// A word of an address and how it is called.
pub(crate) struct Named {
    pub(crate) word: LitStr,
    pub(crate) label: LitStr,
}

/// A word, its label and its condition.
pub(crate) struct Choice {
    pub(crate) name: Named,
    pub(crate) condition: Expr,
}

/// The styles of a field.
const STYLES: [&str; 3] = ["related_only", "all_values", "empty"];
/// Every word that may stand before parentheses.
const WORDS: [&str; 6] = ["related_only", "all_values", "empty", "custom", "choices", "yes_no"];

impl Filter {
    pub(super) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Self> {
        let what = what(input, errors)?;
        let default = if input.peek(Token![=]) { Some(default(input)?) } else { None };
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Self { what, default });
        }
        Err(input.error("expected `,` or a default such as `= true` after a filter"))
    }

    /// The field, where it is one.
    pub(crate) fn entry(&self) -> Option<&Entry> {
        match &self.what {
            What::Field { entry, .. } => Some(entry),
            _ => None,
        }
    }
}

fn what(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<What> {
    if !(input.peek(Ident::peek_any) && input.peek2(token::Paren)) {
        return Ok(What::Field { style: None, entry: Entry::parse(input, LIST_FILTER)? });
    }
    let word = Ident::parse_any(input)?;
    let inside;
    parenthesized!(inside in input);
    match word.to_string().as_str() {
        style if STYLES.contains(&style) => {
            let entry = Entry::parse(&inside, LIST_FILTER)?;
            ended(&inside)?;
            Ok(What::Field { style: Some(word), entry })
        }
        "custom" => {
            let filter = inside.parse()?;
            ended(&inside)?;
            Ok(What::Custom(filter))
        }
        "choices" => choices(&inside, errors),
        "yes_no" => {
            let choice = inside.parse()?;
            ended(&inside)?;
            Ok(What::YesNo(choice))
        }
        other => Err(unknown(&word, other)),
    }
}

fn unknown(word: &Ident, text: &str) -> syn::Error {
    let advice = nearest(text, WORDS).map(|near| format!("; did you mean `{near}(…)`?"));
    let words: Vec<String> = WORDS.iter().map(|word| format!("`{word}(…)`")).collect();
    let message = format!(
        "there is no filter `{text}(…)`{}\nthe filters are a field, {}",
        advice.unwrap_or_default(),
        words.join(", "),
    );
    syn::Error::new(word.span(), message)
}

fn ended(inside: ParseStream<'_>) -> syn::Result<()> {
    let _: Option<Token![,]> = inside.parse()?;
    if inside.is_empty() { Ok(()) } else { Err(inside.error("expected one thing to filter by")) }
}

fn choices(inside: ParseStream<'_>, errors: &mut Errors) -> syn::Result<What> {
    let name: Named = inside.parse()?;
    skip_past_comma(inside);
    let mut choices = Vec::new();
    while !inside.is_empty() {
        choices.extend(errors.keep(inside.parse::<Choice>()));
        skip_past_comma(inside);
    }
    if choices.is_empty() {
        let message = "`choices(…)` has nothing to choose: \
                       `choices(pay as \"Pay\", low as \"Low\" = Column::SalaryMin.lt(50_000))`";
        return Err(syn::Error::new(name.word.span(), message));
    }
    Ok(What::Choices { name, choices })
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word = value(input)?;
        let said: Token![as] = input.parse().map_err(|_| {
            let message = format!("`{0}` needs a label: `{0} as \"…\"`", word.value());
            syn::Error::new(word.span(), message)
        })?;
        let label = input.parse().map_err(|_| {
            syn::Error::new(said.span, "`as` is followed by a label in quotes: `low as \"Low\"`")
        })?;
        Ok(Self { word, label })
    }
}

impl Parse for Choice {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Named = input.parse()?;
        if !input.peek(Token![=]) {
            let message = format!(
                "`{0}` needs a condition: `{0} as \"{1}\" = Column::SalaryMin.lt(50_000)`",
                name.word.value(),
                name.label.value(),
            );
            return Err(syn::Error::new(name.word.span(), message));
        }
        input.parse::<Token![=]>()?;
        Ok(Self { name, condition: input.parse()? })
    }
}

/// `= true`, `= open`, `= "this-month"`, `= 5`.
fn default(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    value(input)
}

/// A word, a number or a text, as it stands in an address.
fn value(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let span = input.span();
    let text = match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => return Ok(text),
        Ok(Lit::Int(number)) => number.base10_digits().to_owned(),
        Ok(Lit::Bool(flag)) => flag.value().to_string(),
        Ok(_) => return Err(syn::Error::new(span, "expected a word, a number or a text")),
        Err(_) => Ident::parse_any(input)
            .map_err(|_| syn::Error::new(span, "expected a word, a number or a text"))?
            .unraw()
            .to_string(),
    };
    Ok(LitStr::new(&text, span))
}
