//! From a plan to what the source is asked: plain data, no dialect, no database.

use crate::resource::{Content, Path, Predicate, RowQuery};

use super::{Plan, Window, applied::Applied, date_hierarchy::DateHierarchy};

impl Plan<'_> {
    /// Which rows are on the list, over all of its pages.
    #[must_use]
    pub fn predicate(&self) -> Predicate {
        let filters = self.filters.iter().map(Applied::predicate);
        let period = self.dates.as_ref().and_then(DateHierarchy::predicate);
        let compound = self.compound.iter().map(|(_, compound)| compound.predicate());
        let words = self.search.predicates(self.resource);
        Predicate::All(filters.chain(compound).chain(period).chain(words).collect())
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
