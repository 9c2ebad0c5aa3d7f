//! From a plan to what the source is asked: plain data, no dialect, no database.

use crate::resource::{Content, Facet, Path, Predicate, RowQuery};

use super::{
    Asker, Plan, Window,
    applied::Applied,
    date_hierarchy::DateHierarchy,
    facet,
    filter::{Criterion, Declared},
    load::Choices,
};

impl Plan<'_> {
    /// Which rows are on the list, over all of its pages.
    #[must_use]
    pub fn predicate(&self) -> Predicate {
        self.predicate_but(None)
    }

    /// The same, whatever the filter of this name says.
    pub(super) fn predicate_but(&self, filter: Option<&str>) -> Predicate {
        let others = |applied: &&Applied<'_>| Some(&*applied.declared.list.name) != filter;
        let filters = self.filters.iter().filter(others).map(Applied::predicate);
        let period = self.dates.as_ref().and_then(DateHierarchy::predicate);
        let compound = self.compound.iter().map(|(_, compound)| compound.predicate());
        let words = self.search.predicates(self.resource);
        Predicate::All(filters.chain(compound).chain(period).chain(words).collect())
    }

    /// What is in force on a filter.
    pub(super) fn criteria(&self, declared: &Declared<'_>) -> Vec<&Criterion> {
        self.of(declared).flat_map(|applied| &applied.criteria).collect()
    }

    /// Whether a filter leaves out rows.
    pub(super) fn is_in_force(&self, declared: &Declared<'_>) -> bool {
        self.of(declared).any(Applied::narrows)
    }

    fn of(&self, declared: &Declared<'_>) -> impl Iterator<Item = &Applied<'_>> {
        let name = &declared.list.name;
        self.filters.iter().filter(move |applied| applied.declared.list.name == *name)
    }

    /// What is counted of the choices of filters, where that is asked for. Choices that only the
    /// database or the developer's code knows are not among them.
    #[must_use]
    pub fn facets(&self, asker: &Asker<'_>) -> Vec<Facet> {
        let asked = self.facets.then(|| facet::asked(self, &Choices::default(), asker));
        asked.into_iter().flatten().map(|(_, facet)| facet).collect()
    }

    /// Every filter in force, alone or joined with others.
    pub(super) fn applied(&self) -> impl Iterator<Item = &Applied<'_>> {
        let compound = self.compound.iter().flat_map(|(_, compound)| compound.conditions());
        self.filters.iter().chain(compound)
    }

    /// The rows of the page that is asked for, and one more, which tells whether there is a next one.
    #[must_use]
    pub fn row_query(&self) -> RowQuery {
        self.row_query_at(&self.window)
    }

    pub(super) fn row_query_at(&self, window: &Window) -> RowQuery {
        RowQuery {
            columns: self.columns(),
            predicate: self.predicate(),
            order: self.sort.orders(),
            limit: window.size() + 1,
            offset: window.offset(),
            seek: window.seek(),
        }
    }

    /// The columns of the list, and at last what a row is called, where that is none of them.
    fn columns(&self) -> Vec<Content> {
        let shown = self.columns.iter().map(|column| column.content.clone());
        let display = self.resource.display.clone().filter(|_| self.display_column().is_none());
        shown.chain(display.map(Content::own)).collect()
    }

    /// The place of the column that says what a row is called.
    pub(super) fn display_column(&self) -> Option<usize> {
        let display = self.resource.display.as_ref()?;
        let is_it = |path: &Path| path.is_own() && path.field.index == display.index;
        self.columns.iter().position(|column| column.path().is_some_and(is_it))
    }
}
