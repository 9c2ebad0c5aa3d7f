//! Reads `#[admin(…)]`. A fault in one key, or in one entry of a list, leaves the others standing.

mod annotation;
mod display;
mod entry;
mod fieldset;
mod filter;
mod summary;
mod value;

pub(crate) use self::{
    annotation::{Annotation, Source},
    display::DisplayOptions,
    entry::{Entry, Index, Sign},
    fieldset::Fieldset,
    filter::{Choice, Filter, What},
    summary::Summary,
};

use proc_macro2::TokenTree;
use syn::{Attribute, Ident, LitInt, LitStr, Meta, Path, Token, ext::IdentExt, parse::ParseStream};

use self::value::{
    entries, entries_or_none, facets, filters, flag, name, number, path, placeholder, rows, text,
    variant, word,
};
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
    pub(crate) list_display_links: Option<Given<Vec<Entry>>>,
    pub(crate) annotate: Option<Given<Vec<Annotation>>>,
    pub(crate) empty_value_display: Option<Given<LitStr>>,
    pub(crate) list_editable: Option<Given<Vec<Entry>>>,
    pub(crate) list_filter: Option<Given<Vec<Filter>>>,
    pub(crate) show_facets: Option<Given<Ident>>,
    pub(crate) list_summary: Option<Given<Vec<Summary>>>,
    pub(crate) list_group_by: Option<Given<Vec<Entry>>>,
    pub(crate) search_fields: Option<Given<Vec<Entry>>>,
    pub(crate) search_help_text: Option<Given<LitStr>>,
    pub(crate) ordering: Option<Given<Vec<Entry>>>,
    pub(crate) date_hierarchy: Option<Given<Entry>>,
    pub(crate) sortable_by: Option<Given<Vec<Entry>>>,
    pub(crate) list_per_page: Option<Given<LitInt>>,
    pub(crate) list_max_show_all: Option<Given<LitInt>>,
    /// Only in `list!`.
    pub(crate) without: Option<Given<Vec<Entry>>>,
    /// Row by row; those in one row stand side by side.
    pub(crate) fields: Option<Given<Vec<Vec<Entry>>>>,
    pub(crate) fieldsets: Option<Given<Vec<Fieldset>>>,
    pub(crate) exclude: Option<Given<Vec<Entry>>>,
    pub(crate) readonly_fields: Option<Given<Vec<Entry>>>,
    pub(crate) save_as: Option<Given<()>>,
    pub(crate) save_on_top: Option<Given<()>>,
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
        each_key(attrs, errors, |key, input, errors| {
            options.read(symbol::ON_STRUCT, key, input, errors)
        });
        options
    }

    /// What stands in `list!` behind the list.
    pub(crate) fn of_list(input: ParseStream<'_>, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        each_pair(input, errors, |key, input, errors| {
            options.read(symbol::IN_LIST, key, input, errors)
        });
        options
    }

    /// What the form was said to hold, in its order; `None` where that was not said.
    pub(crate) fn on_form(&self) -> Option<Vec<&Entry>> {
        let sets = self.fieldsets.iter().flat_map(|given| &given.value);
        let sets = sets.filter_map(|set| set.fields.as_ref());
        let said = self.fields.is_some() || self.fieldsets.is_some();
        let rows = self.fields.iter().chain(sets).flat_map(|given| given.value.iter().flatten());
        said.then(|| rows.collect())
    }

    fn read(
        &mut self,
        known: &[Symbol],
        key: Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        use symbol as s;
        let of = if known == symbol::IN_LIST { "a list" } else { "an admin" };
        let symbol = known.iter().find(|symbol| key == **symbol);
        let found = Found { key, input, errors };
        match symbol {
            Some(&s::WITHOUT) => found.fill(&mut self.without, s::WITHOUT, entries),
            Some(&s::LIST_DISPLAY) => found.fill(&mut self.list_display, s::LIST_DISPLAY, entries),
            Some(&s::LIST_DISPLAY_LINKS) => {
                found.fill(&mut self.list_display_links, s::LIST_DISPLAY_LINKS, entries_or_none)
            }
            Some(&s::ANNOTATE) => {
                found.fill(&mut self.annotate, s::ANNOTATE, annotation::annotations)
            }
            Some(&s::EMPTY_VALUE_DISPLAY) => {
                found.fill(&mut self.empty_value_display, s::EMPTY_VALUE_DISPLAY, placeholder)
            }
            Some(&s::LIST_EDITABLE) => {
                found.fill(&mut self.list_editable, s::LIST_EDITABLE, entries)
            }
            Some(&s::LIST_FILTER) => found.fill(&mut self.list_filter, s::LIST_FILTER, filters),
            Some(&s::SHOW_FACETS) => found.fill(&mut self.show_facets, s::SHOW_FACETS, facets),
            Some(&s::LIST_SUMMARY) => {
                found.fill(&mut self.list_summary, s::LIST_SUMMARY, summary::summaries)
            }
            Some(&s::LIST_GROUP_BY) => {
                found.fill(&mut self.list_group_by, s::LIST_GROUP_BY, entries)
            }
            Some(&s::SEARCH_FIELDS) => {
                found.fill(&mut self.search_fields, s::SEARCH_FIELDS, entries)
            }
            Some(&s::SEARCH_HELP_TEXT) => {
                found.fill(&mut self.search_help_text, s::SEARCH_HELP_TEXT, text)
            }
            Some(&s::ORDERING) => found.fill(&mut self.ordering, s::ORDERING, entries),
            Some(&s::FIELDS) => found.fill(&mut self.fields, s::FIELDS, rows),
            Some(&s::FIELDSETS) => {
                found.fill(&mut self.fieldsets, s::FIELDSETS, fieldset::fieldsets)
            }
            Some(&s::EXCLUDE) => found.fill(&mut self.exclude, s::EXCLUDE, entries),
            Some(&s::READONLY_FIELDS) => {
                found.fill(&mut self.readonly_fields, s::READONLY_FIELDS, entries)
            }
            Some(&s::SAVE_AS) => found.fill(&mut self.save_as, s::SAVE_AS, flag),
            Some(&s::SAVE_ON_TOP) => found.fill(&mut self.save_on_top, s::SAVE_ON_TOP, flag),
            Some(&s::DATE_HIERARCHY) => {
                found.fill(&mut self.date_hierarchy, s::DATE_HIERARCHY, name)
            }
            Some(&s::DISPLAY) => found.fill(&mut self.display, s::DISPLAY, name),
            Some(&s::SORTABLE_BY) => {
                found.fill(&mut self.sortable_by, s::SORTABLE_BY, entries_or_none)
            }
            Some(&s::LIST_PER_PAGE) => {
                found.fill(&mut self.list_per_page, s::LIST_PER_PAGE, number)
            }
            Some(&s::LIST_MAX_SHOW_ALL) => {
                found.fill(&mut self.list_max_show_all, s::LIST_MAX_SHOW_ALL, number)
            }
            Some(&s::LABEL) => found.fill(&mut self.label, s::LABEL, text),
            Some(&s::LABEL_PLURAL) => found.fill(&mut self.label_plural, s::LABEL_PLURAL, text),
            Some(&s::SLUG) => found.fill(&mut self.slug, s::SLUG, word),
            Some(&s::ICON) => found.fill(&mut self.icon, s::ICON, word),
            Some(&s::ENTITY) => found.fill(&mut self.entity, s::ENTITY, path),
            Some(&s::HOOKS) => found.fill(&mut self.hooks, s::HOOKS, flag),
            Some(&s::FIELD) => found.field().map(|field| self.field.push(field)),
            _ => Err(unknown(&found.key, known, of)),
        }
    }
}

impl FieldOptions {
    /// What all `#[admin(…)]` among the attributes of a field say together.
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = Self::default();
        each_key(attrs, errors, |key, input, errors| options.read(key, input, errors));
        options
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        let symbol = symbol::ON_FIELD.iter().find(|symbol| key == **symbol);
        let found = Found { key, input, errors };
        match symbol {
            Some(&symbol::LABEL) => found.fill(&mut self.label, symbol::LABEL, text),
            Some(&symbol::HELP) => found.fill(&mut self.help, symbol::HELP, text),
            Some(&symbol::WIDGET) => found.fill(&mut self.widget, symbol::WIDGET, variant),
            _ => Err(unknown(&found.key, symbol::ON_FIELD, "a field")),
        }
    }

    /// Whether nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        self.label.is_none() && self.help.is_none() && self.widget.is_none()
    }
}

/// A key, and what follows it.
struct Found<'a, 'b> {
    key: Ident,
    input: ParseStream<'a>,
    errors: &'b mut Errors,
}

type ReadValue<T> = fn(&Ident, Symbol, ParseStream<'_>, &mut Errors) -> syn::Result<T>;

impl Found<'_, '_> {
    fn fill<T>(
        self,
        slot: &mut Option<Given<T>>,
        symbol: Symbol,
        read: ReadValue<T>,
    ) -> syn::Result<()> {
        let value = read(&self.key, symbol, self.input, self.errors)?;
        if slot.is_some() {
            let message = format!("`{symbol}` is given twice; keep one of the two");
            self.errors.at(self.key.span(), message);
        } else {
            *slot = Some(Given { key: self.key, value });
        }
        Ok(())
    }

    /// `field(salary_min, label = "Pay from", …)`.
    fn field(self) -> syn::Result<(Entry, FieldOptions)> {
        let inside = value::parenthesized(&self.key, symbol::FIELD, self.input)?;
        let name = Entry::parse(&inside, symbol::FIELD)?;
        let mut options = FieldOptions::default();
        if !inside.is_empty() {
            inside.parse::<Token![,]>()?;
        }
        each_pair(&inside, self.errors, |key, input, errors| options.read(key, input, errors));
        Ok((name, options))
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
