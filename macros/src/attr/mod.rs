//! Reads `#[admin(…)]`. A fault in one key, or in one entry of a list, leaves the others standing.

mod entry;
mod value;

pub(crate) use self::entry::{Entry, Sign};

use proc_macro2::TokenTree;
use syn::{Attribute, Ident, LitInt, LitStr, Meta, Path, Token, ext::IdentExt, parse::ParseStream};

use crate::{
    errors::Errors,
    suggest::nearest,
    symbol::{self, Symbol},
};

/// A value and the key it was given by.
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// What `#[admin(…)]` on a struct says.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) entity: Option<Given<Path>>,
    pub(crate) list_display: Option<Given<Vec<Entry>>>,
    pub(crate) list_filter: Option<Given<Vec<Entry>>>,
    pub(crate) search_fields: Option<Given<Vec<Entry>>>,
    pub(crate) ordering: Option<Given<Vec<Entry>>>,
    pub(crate) date_hierarchy: Option<Given<Entry>>,
    pub(crate) list_per_page: Option<Given<LitInt>>,
    pub(crate) fields: Option<Given<Vec<Entry>>>,
    pub(crate) exclude: Option<Given<Vec<Entry>>>,
    pub(crate) readonly_fields: Option<Given<Vec<Entry>>>,
    pub(crate) display: Option<Given<Entry>>,
    pub(crate) label: Option<Given<LitStr>>,
    pub(crate) label_plural: Option<Given<LitStr>>,
    pub(crate) slug: Option<Given<LitStr>>,
    pub(crate) icon: Option<Given<LitStr>>,
    pub(crate) hooks: Option<Given<()>>,
    pub(crate) field: Vec<(Entry, FieldOptions)>,
}

/// What `#[admin(…)]` on a field says, or `field(name, …)` on a struct of one's own.
#[derive(Default)]
pub(crate) struct FieldOptions {
    pub(crate) label: Option<Given<LitStr>>,
    pub(crate) help: Option<Given<LitStr>>,
    pub(crate) widget: Option<Given<Ident>>,
}

impl Options {
    /// What all `#[admin(…)]` among `attrs` say together.
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = Self::default();
        each_key(attrs, errors, |key, input, errors| options.read(key, input, errors));
        options
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        use symbol as s;
        use value::{entries, flag, name, number, path, text, word};
        match () {
            () if key == s::LIST_DISPLAY => {
                let value = entries(&key, s::LIST_DISPLAY, input, errors)?;
                set(&mut self.list_display, key, value, errors);
            }
            () if key == s::LIST_FILTER => {
                let value = entries(&key, s::LIST_FILTER, input, errors)?;
                set(&mut self.list_filter, key, value, errors);
            }
            () if key == s::SEARCH_FIELDS => {
                let value = entries(&key, s::SEARCH_FIELDS, input, errors)?;
                set(&mut self.search_fields, key, value, errors);
            }
            () if key == s::ORDERING => {
                let value = entries(&key, s::ORDERING, input, errors)?;
                set(&mut self.ordering, key, value, errors);
            }
            () if key == s::FIELDS => {
                let value = entries(&key, s::FIELDS, input, errors)?;
                set(&mut self.fields, key, value, errors);
            }
            () if key == s::EXCLUDE => {
                let value = entries(&key, s::EXCLUDE, input, errors)?;
                set(&mut self.exclude, key, value, errors);
            }
            () if key == s::READONLY_FIELDS => {
                let value = entries(&key, s::READONLY_FIELDS, input, errors)?;
                set(&mut self.readonly_fields, key, value, errors);
            }
            () if key == s::DATE_HIERARCHY => {
                let value = name(&key, s::DATE_HIERARCHY, input)?;
                set(&mut self.date_hierarchy, key, value, errors);
            }
            () if key == s::DISPLAY => {
                let value = name(&key, s::DISPLAY, input)?;
                set(&mut self.display, key, value, errors);
            }
            () if key == s::LIST_PER_PAGE => {
                let value = number(&key, s::LIST_PER_PAGE, input)?;
                set(&mut self.list_per_page, key, value, errors);
            }
            () if key == s::LABEL => {
                let value = text(&key, s::LABEL, input)?;
                set(&mut self.label, key, value, errors);
            }
            () if key == s::LABEL_PLURAL => {
                let value = text(&key, s::LABEL_PLURAL, input)?;
                set(&mut self.label_plural, key, value, errors);
            }
            () if key == s::SLUG => {
                let value = word(&key, s::SLUG, input)?;
                set(&mut self.slug, key, value, errors);
            }
            () if key == s::ICON => {
                let value = word(&key, s::ICON, input)?;
                set(&mut self.icon, key, value, errors);
            }
            () if key == s::ENTITY => {
                let value = path(&key, s::ENTITY, input)?;
                set(&mut self.entity, key, value, errors);
            }
            () if key == s::HOOKS => {
                flag(&key, input)?;
                set(&mut self.hooks, key, (), errors);
            }
            () if key == s::FIELD => self.field.extend(field(&key, input, errors)?),
            () => return Err(unknown(&key, symbol::ON_STRUCT, "an admin")),
        }
        Ok(())
    }
}

/// `field(salary_min, label = "Pay from", …)`.
fn field(
    key: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Option<(Entry, FieldOptions)>> {
    let inside = value::parenthesized(key, symbol::FIELD, input)?;
    let name = Entry::parse(&inside, symbol::FIELD)?;
    let mut options = FieldOptions::default();
    if !inside.is_empty() {
        inside.parse::<Token![,]>()?;
    }
    each_pair(&inside, errors, |key, input, errors| options.read(key, input, errors));
    Ok(Some((name, options)))
}

impl FieldOptions {
    /// What all `#[admin(…)]` among the attributes of a field say together.
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = Self::default();
        each_key(attrs, errors, |key, input, errors| options.read(key, input, errors));
        options
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        if key == symbol::LABEL {
            let value = value::text(&key, symbol::LABEL, input)?;
            set(&mut self.label, key, value, errors);
        } else if key == symbol::HELP {
            let value = value::text(&key, symbol::HELP, input)?;
            set(&mut self.help, key, value, errors);
        } else if key == symbol::WIDGET {
            let value = value::variant(&key, symbol::WIDGET, input)?;
            set(&mut self.widget, key, value, errors);
        } else {
            return Err(unknown(&key, symbol::ON_FIELD, "a field"));
        }
        Ok(())
    }

    /// Whether nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        self.label.is_none() && self.help.is_none() && self.widget.is_none()
    }
}

fn set<T>(slot: &mut Option<Given<T>>, key: Ident, value: T, errors: &mut Errors) {
    if slot.is_some() {
        errors.at(key.span(), format!("`{key}` is given twice; keep one of the two"));
    } else {
        *slot = Some(Given { key, value });
    }
}

type Read<'a> = dyn FnMut(Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()> + 'a;

/// Hands every key in `#[admin(…)]` to `read`, which parses what follows it.
fn each_key(
    attrs: &[Attribute],
    errors: &mut Errors,
    mut read: impl FnMut(Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(symbol::ADMIN)) {
        if !matches!(attr.meta, Meta::List(_)) {
            errors.on(attr, "options stand in parentheses: `#[admin(list_display(title))]`");
            continue;
        }
        let parsed = attr.parse_args_with(|input: ParseStream<'_>| {
            each_pair(input, errors, &mut read);
            Ok(())
        });
        errors.keep(parsed);
    }
}

fn each_pair(
    input: ParseStream<'_>,
    errors: &mut Errors,
    mut read: impl FnMut(Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    while !input.is_empty() {
        let parsed = pair(input, errors, &mut read);
        errors.keep(parsed);
        skip_past_comma(input);
    }
}

fn pair(input: ParseStream<'_>, errors: &mut Errors, read: &mut Read<'_>) -> syn::Result<()> {
    if input.peek(syn::Lit) {
        return Err(input.error("expected a key, such as `list_display(title)`"));
    }
    let key = Ident::parse_any(input)?;
    read(key, input, errors)?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(());
    }
    Err(input.error("expected `,` before the next key"))
}

/// Goes on after the next comma, whatever stands before it.
fn skip_past_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
    let _: syn::Result<Token![,]> = input.parse();
}

fn unknown(key: &Ident, known: &[Symbol], place: &str) -> syn::Error {
    let word = key.unraw().to_string();
    let list: Vec<String> = known.iter().map(|symbol| format!("`{symbol}`")).collect();
    let advice = advice(&word, known).map_or_else(String::new, |advice| format!("; {advice}"));
    let message =
        format!("{place} has no option `{word}`{advice}\nthe options are {}", list.join(", "));
    syn::Error::new(key.span(), message)
}

fn advice(word: &str, known: &[Symbol]) -> Option<String> {
    let elsewhere = symbol::ELSEWHERE.iter().find(|(django, _)| *django == word);
    if let Some((_, advice)) = elsewhere {
        return Some((*advice).to_owned());
    }
    let on_struct = symbol::ON_STRUCT.iter().find(|symbol| symbol.word == word);
    if let Some(symbol) = on_struct {
        return Some(format!("it stands on the struct: `#[admin({})]`", symbol.example));
    }
    nearest(word, known.iter().map(|symbol| symbol.word))
        .map(|near| format!("did you mean `{near}`?"))
}
