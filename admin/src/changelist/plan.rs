//! The query string checked against the model: everything in it means something, or it is refused.
//!
//! What can be filtered or sorted by can be read, so only what the model declares is taken. Nothing
//! is ever left out in silence: a list that ignored a misspelt filter would show rows that nobody
//! asked for.

use crate::{
    Message,
    resource::{Column, Path, Predicate, Registry, Resource},
    text,
};

use super::{
    BadQuery, Params, Search, Sort, Window,
    date_hierarchy::DateHierarchy,
    filter::{self, Criterion, Filter, Operator},
    shown,
};

/// The most values of one parameter.
const VALUES: usize = 100;
/// The most values of a parameter that looks into texts: each of them may read the whole table.
const TEXTS: usize = 10;
/// The longest text that is looked for.
const CHARACTERS: usize = 200;

/// What a list is asked for, understood.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub(super) resource: &'a Resource,
    pub(super) params: Params,
    pub(super) columns: Vec<&'a Column>,
    pub(super) filters: Vec<Applied<'a>>,
    pub(super) dates: Option<DateHierarchy>,
    pub(super) search: Search,
    pub(super) sort: Sort,
    pub(super) window: Window,
}

/// A parameter in force: any of its criteria must hold.
#[derive(Clone, Debug)]
pub(super) struct Applied<'a> {
    pub(super) path: &'a Path,
    pub(super) filter: &'static dyn Filter,
    pub(super) parameter: String,
    pub(super) criteria: Vec<Criterion>,
}

impl<'a> Plan<'a> {
    /// Checks what is asked for against what the model declares.
    ///
    /// # Errors
    ///
    /// The first parameter that means nothing here, with what would.
    pub fn new(
        params: &Params,
        resource: &'a Resource,
        registry: &Registry,
    ) -> Result<Self, BadQuery> {
        let columns: Vec<&Column> = resource.list_display.iter().collect();
        view(params)?;
        let sort = Sort::parse(params.get(Params::SORT), &columns, &resource.ordering)?;
        Ok(Self {
            resource,
            filters: filters(params, resource)?,
            dates: dates(params, resource)?,
            search: search(params, resource)?,
            window: Window::parse(params, resource, &sort, registry)?,
            sort,
            params: params.clone(),
            columns: shown::asked(params, &columns)?.unwrap_or(columns),
        })
    }

    /// The same list with the columns that a person likes, unless the address names others.
    #[must_use]
    pub fn liked(mut self, names: &[String]) -> Self {
        let all: Vec<&Column> = self.resource.list_display.iter().collect();
        let liked = shown::liked(names, &all).filter(|_| self.params.get(Params::COLS).is_none());
        self.columns = liked.unwrap_or(self.columns);
        self
    }

    /// Whether the cells of a column lead to the row: those of the first one do, where all that
    /// would are hidden.
    pub(super) fn leads_to_row(&self, place: usize) -> bool {
        let hidden = !self.columns.iter().any(|column| column.link);
        let wanted = self.resource.list_display.iter().any(|column| column.link);
        self.columns[place].link || (place == 0 && hidden && wanted)
    }

    /// Whether the list is narrowed by anything but its pages.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let period = self.dates.as_ref().and_then(DateHierarchy::predicate);
        !self.filters.is_empty() || !self.search.is_empty() || period.is_some()
    }
}

impl Applied<'_> {
    pub(super) fn predicate(&self) -> Predicate {
        let one = |criterion: &Criterion| {
            self.filter.apply(self.path, criterion.operator, &criterion.operand)
        };
        any(self.path, self.criteria.iter().map(one).collect())
    }
}

/// Any of these; as one list of values where they all ask for one.
fn any(path: &Path, mut predicates: Vec<Predicate>) -> Predicate {
    if predicates.len() == 1 {
        return predicates.remove(0);
    }
    let values = predicates.iter().map(|predicate| match predicate {
        Predicate::Compare(_, crate::resource::Op::Eq, value) => Some(value.clone()),
        _ => None,
    });
    match values.collect() {
        Some(values) => Predicate::OneOf(path.clone(), values),
        None => Predicate::Any(predicates),
    }
}

fn filters<'a>(params: &Params, resource: &'a Resource) -> Result<Vec<Applied<'a>>, BadQuery> {
    let claims = |key: &str| {
        resource.date_hierarchy.as_ref().is_some_and(|path| DateHierarchy::claims(path, key))
    };
    let filters = params.filters().filter(|(key, _)| !claims(key));
    filters.map(|(key, values)| applied(key, &values, resource)).collect()
}

fn applied<'a>(
    key: &str,
    values: &[&str],
    resource: &'a Resource,
) -> Result<Applied<'a>, BadQuery> {
    let (path, filter, operator) = resolve(key, resource)?;
    let bad = |message| BadQuery::new(key, message);
    let looks = matches!(operator, Operator::Contains | Operator::StartsWith);
    let most = if looks { TEXTS } else { VALUES };
    if values.len() > most {
        return Err(bad(Message::new("filter-too-many-values").with("max", most)));
    }
    let criterion = |text: &&str| {
        if text.chars().nth(CHARACTERS).is_some() {
            return Err(bad(Message::new("search-too-long").with("max", CHARACTERS)));
        }
        let operand = filter.parse(path, operator, text).map_err(bad)?;
        Ok(Criterion { operator, text: (*text).to_owned(), operand })
    };
    let criteria = values.iter().map(criterion).collect::<Result<_, _>>()?;
    Ok(Applied { path, filter, parameter: key.to_owned(), criteria })
}

type Resolved<'a> = (&'a Path, &'static dyn Filter, Operator);

/// The declared filter and operator that a parameter names.
fn resolve<'a>(key: &str, resource: &'a Resource) -> Result<Resolved<'a>, BadQuery> {
    let declared =
        || resource.list_filter.iter().filter_map(|path| Some((path, filter::of(path)?)));
    let called = |path: &Path, operator: &Operator| operator.parameter(&path.dotted) == key;
    let found = declared().find_map(|(path, filter)| {
        let operator = filter.declare(path).into_iter().find(|operator| called(path, operator))?;
        Some((path, filter, operator))
    });
    found.ok_or_else(|| {
        let of_field = declared().find(|(path, _)| key.split("__").next() == Some(&path.dotted));
        BadQuery::new(
            key,
            match of_field {
                Some((path, filter)) => unknown_operator(path, filter),
                None => {
                    let names: Vec<_> = declared().map(|(path, _)| path.dotted.as_str()).collect();
                    unknown_filter(key, &names)
                }
            },
        )
    })
}

fn unknown_operator(path: &Path, filter: &dyn Filter) -> Message {
    let operators = filter.declare(path).into_iter();
    let allowed: Vec<String> = operators.map(|operator| operator.parameter(&path.dotted)).collect();
    Message::new("filter-unknown-operator")
        .with("field", &path.label)
        .with("allowed", allowed.join(", "))
}

fn unknown_filter(key: &str, allowed: &[&str]) -> Message {
    let key = text::truncate(key, CHARACTERS);
    if allowed.is_empty() {
        return Message::new("filter-none").with("parameter", key);
    }
    Message::new("filter-unknown").with("parameter", key).with("allowed", allowed.join(", "))
}

/// Which view was applied means nothing for the rows, but nonsense is refused here, too.
fn view(params: &Params) -> Result<(), BadQuery> {
    match params.get(Params::VIEW) {
        Some(word) if word != "all" && word.parse::<i64>().is_err() => {
            Err(BadQuery::new(Params::VIEW, Message::new("view-bad")))
        }
        _ => Ok(()),
    }
}

fn dates(params: &Params, resource: &Resource) -> Result<Option<DateHierarchy>, BadQuery> {
    let path = resource.date_hierarchy.as_ref().filter(|path| !path.field.secret);
    path.map(|path| DateHierarchy::parse(params, path)).transpose()
}

fn search(params: &Params, resource: &Resource) -> Result<Search, BadQuery> {
    let Some(text) = params.get(Params::SEARCH) else { return Ok(Search::default()) };
    if resource.search_fields.is_empty() {
        return Err(BadQuery::new(Params::SEARCH, Message::new("search-none")));
    }
    Search::parse(text).map_err(|message| BadQuery::new(Params::SEARCH, message))
}
