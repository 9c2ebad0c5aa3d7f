//! The query string checked against the model: everything in it means something, or it is refused.
//!
//! What can be filtered or sorted by can be read, so only what the model declares is taken. Nothing
//! is ever left out in silence: a list that ignored a misspelt filter would show rows that nobody
//! asked for.

use crate::{
    Message,
    resource::{Column, Registry, Resource},
};

use super::{
    Asker, BadQuery, Params, Search, Sort, Window,
    applied::{Applied, with_defaults},
    compound::Compound,
    date_hierarchy::DateHierarchy,
    facet, foot,
    group::{GroupBy, GroupSort},
    shown,
    tree::Tree,
};

/// What a list is asked for, understood.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub(super) resource: &'a Resource,
    pub(super) params: Params,
    pub(super) columns: Vec<&'a Column>,
    pub(super) filters: Vec<Applied<'a>>,
    pub(super) compound: Option<(Tree, Compound<'a>)>,
    pub(super) dates: Option<DateHierarchy>,
    pub(super) search: Search,
    pub(super) sort: Sort,
    pub(super) window: Window,
    /// Whether the choices of filters are counted.
    pub(super) facets: bool,
    pub(super) summary: bool,
    pub(super) group: Option<GroupBy<'a>>,
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
        asker: &Asker<'_>,
    ) -> Result<Self, BadQuery> {
        let compound = Compound::parse(params, resource, asker)?;
        let params = &with_defaults(&canonical(params, compound.as_ref()), resource);
        let columns: Vec<&Column> = resource.list_display.iter().collect();
        view(params)?;
        let sort = Sort::parse(GroupSort::of_rows(params), &columns, &resource.ordering)?;
        Ok(Self {
            resource,
            compound,
            filters: filters(params, resource, asker)?,
            dates: dates(params, resource, asker)?,
            search: search(params, resource, asker)?,
            summary: foot::asked(params, resource)?,
            group: GroupBy::parse(params, resource)?,
            window: Window::parse(params, resource, &sort, registry)?,
            facets: facet::wanted(params, resource)?,
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
        self.filters.iter().any(Applied::narrows)
            || self.compound.is_some()
            || !self.search.is_empty()
            || period.is_some()
    }
}

/// The same list, with its conditions in the one way in which they are printed.
fn canonical(params: &Params, compound: Option<&(Tree, Compound<'_>)>) -> Params {
    match compound {
        Some((tree, _)) => params.restating(Params::WHERE, &tree.to_string()),
        None => params.clone(),
    }
}

fn filters<'a>(
    params: &Params,
    resource: &'a Resource,
    asker: &Asker<'_>,
) -> Result<Vec<Applied<'a>>, BadQuery> {
    let claims = |key: &str| {
        resource.date_hierarchy.as_ref().is_some_and(|path| DateHierarchy::claims(path, key))
    };
    let filters = params.filters().filter(|(key, _)| !claims(key));
    filters.map(|(key, values)| Applied::new(key, &values, resource, asker)).collect()
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

fn dates(
    params: &Params,
    resource: &Resource,
    asker: &Asker<'_>,
) -> Result<Option<DateHierarchy>, BadQuery> {
    let path = resource.date_hierarchy.as_ref().filter(|path| !path.field.secret);
    path.map(|path| DateHierarchy::parse(params, path, asker.clock)).transpose()
}

fn search(params: &Params, resource: &Resource, asker: &Asker<'_>) -> Result<Search, BadQuery> {
    let Some(text) = params.get(Params::SEARCH) else { return Ok(Search::default()) };
    if resource.search_fields.is_empty() {
        return Err(BadQuery::new(Params::SEARCH, Message::new("search-none")));
    }
    let search = Search::parse(text).map_err(|message| BadQuery::new(Params::SEARCH, message));
    Ok(search?.by(&asker.clock.format()))
}
