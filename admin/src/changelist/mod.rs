//! The list of a model: from a query string to a page.
//!
//! Six steps, each a function of values but the one that reads:
//!
//! 1. [`Params`]: the query string as a value that prints itself back;
//! 2. [`Plan`]: checked against the model, or a [`BadQuery`] that names the parameter;
//! 3. `lower`: a [`RowQuery`](crate::resource::RowQuery) and a
//!    [`Predicate`](crate::resource::Predicate);
//! 4. `load`: the statements;
//! 5. `build`: words and links;
//! 6. [`ChangelistPage`]: what the template prints.

mod applied;
mod bad_query;
mod build;
mod builder;
mod cell;
mod check;
mod clock;
mod compound;
mod date_hierarchy;
mod day;
mod draft;
mod even;
mod facet;
mod filter;
mod foot;
mod group;
mod inquiry;
mod load;
mod lower;
mod neighbours;
mod page;
mod pager;
mod params;
mod pick;
mod plan;
mod relative;
mod shown;
mod sort;
mod state;
mod tree;
pub(crate) mod view;
mod window;

pub(crate) use self::check::check;
pub use self::{
    applied::Asker,
    bad_query::BadQuery,
    builder::{BuilderField, BuilderNode, BuilderOperator, BuilderPage, Built},
    clock::Clock,
    date_hierarchy::{DateHierarchy, Period},
    filter::{Criterion, Filter, Offer, Operand, Operator},
    foot::{Foot, FootColumn, FootTotal},
    group::{GroupChooser, GroupRow, Groups, Unit},
    neighbours::{Neighbours, neighbours},
    page::{
        ActionBar, ActionButton, ChangelistPage, Chip, ChooserColumn, Column, ColumnChooser,
        ColumnSort, DateBar, Empty, FilterBody, FilterBox, FilterOption, Limit, ListRow,
        LookupForm, PageLink, Pager, Phrase, RangeForm, RuleChip, SearchBox, TextForm,
    },
    params::Params,
    pick::{PickPage, Picking},
    plan::Plan,
    sort::Sort,
    state::remember,
    tree::Tree,
    view::{Share, ShareChoice, ViewBar, ViewPage, ViewTab, ViewUpdate},
    window::Window,
};

pub(crate) use self::{cell::shown, pager::in_a_sentence};
pub use crate::resource::Search;

use crate::{
    Error, Result,
    resource::{Key, Row, Source},
    urls::Urls,
};

/// The list of a model.
#[derive(Debug)]
pub struct Changelist;

/// A list, and the rows on it.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What the template prints.
    pub page: ChangelistPage,
    /// The rows of the page in their order, each with its cells in the order of the entity: those of
    /// the model's own fields that are columns of the list.
    pub rows: Vec<Row>,
}

/// Why there is no list.
#[derive(Debug)]
pub enum ListError {
    /// A parameter means nothing here.
    Refused(BadQuery),
    /// The rows could not be read.
    Failed(Error),
}

impl From<BadQuery> for ListError {
    fn from(bad: BadQuery) -> Self {
        Self::Refused(bad)
    }
}

impl From<Error> for ListError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<ListError> for Error {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Refused(bad) => bad.into(),
            ListError::Failed(error) => error,
        }
    }
}

impl Changelist {
    /// The page of the list that `params` ask for.
    ///
    /// However many rows there are, it takes at most
    ///
    /// - one statement for the rows with their labels, and a second where a page beyond the end is
    ///   asked for;
    /// - one that counts up to a cap and asks which periods of its date have rows, and a second for
    ///   what the first answer leaves open: the count of a narrowed list whose end is not on the
    ///   page, and periods before the last ten years;
    /// - one for each relation that is filtered by, to say what was chosen;
    /// - one that counts the choices of all filters, where that is asked for;
    /// - one for the totals, where they are asked for.
    ///
    /// Where rows are put together, one statement reads the groups in place of the rows, with one
    /// before it for the first and the last day of a date, or one behind it for the names of related
    /// rows.
    ///
    /// # Errors
    ///
    /// [`Refused`](ListError::Refused) for a parameter that means nothing on this list, and
    /// [`Failed`](ListError::Failed) when the database fails or is busy.
    pub async fn load(
        source: &Source<'_>,
        params: &Params,
        urls: &Urls,
    ) -> Result<ChangelistPage, ListError> {
        Self::load_with(source, params, urls, &[], &[]).await.map(|listing| listing.page)
    }

    /// The same with the columns that a person likes, unless the address names others; with the rows
    /// themselves, and first those of `keys` that this page would not show: one statement more, where
    /// there are any.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub async fn load_with(
        source: &Source<'_>,
        params: &Params,
        urls: &Urls,
        columns: &[String],
        keys: &[Key],
    ) -> Result<Listing, ListError> {
        let asker = Asker::new(source.actor());
        let plan = Plan::new(params, source.resource(), source.registry(), &asker)?.liked(columns);
        let mut findings = match plan.group {
            Some(by) => load::load_grouped(source, &plan, &by, &asker).await?,
            None => load::load(source, &plan, &asker).await?,
        };
        findings.add(load::others(source, &plan, &findings, keys).await?);
        let list_url = urls.changelist(&source.resource().slug);
        let clock = asker.clock;
        let builder = build::Builder { source: *source, plan, findings, urls, list_url, clock };
        Ok(Listing { page: builder.page(), rows: builder.into_rows() })
    }

    /// The foot of the list that `params` ask for, with its totals in it; `None` where the model
    /// declares none. It takes one statement, however many rows there are.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub async fn foot(
        source: &Source<'_>,
        params: &Params,
        urls: &Urls,
        columns: &[String],
    ) -> Result<Option<Foot>, ListError> {
        let (resource, asker) = (source.resource(), Asker::new(source.actor()));
        if resource.list_summary.is_empty() {
            return Ok(None);
        }
        let plan = Plan::new(params, resource, source.registry(), &asker)?.liked(columns);
        let totals = foot::Totals::read(source, &plan).await?;
        Ok(Foot::of(&plan, &totals, source.actor().format(), urls))
    }
}
