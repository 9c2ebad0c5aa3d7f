//! How many rows each choice of a filter would give: one statement for all filters.
//!
//! Rows are read once for all choices that stand under the same filters, and no more of them than
//! [`looked_at`]: counting each choice alone reads the table once for every rare one, and counting
//! by groups reads all of it. So a table of a million rows costs what one of some ten thousand does,
//! also where the database keeps no limit of time; what was not looked at is told by "at least".
//! Several related rows are looked up for each row by itself: as a list of all of them, PostgreSQL
//! takes twenty seconds for what so takes a tenth of one.

use sea_orm::{
    QueryResult,
    sea_query::{Alias, CaseStatement, DynIden, Expr, Func, IntoIden, Query, SelectStatement},
};

use super::{
    Count, Limits, Predicate, Resource, Source,
    read::in_time,
    source::integer,
    statement::{Statements, table_iden},
    together::{At, to_many},
};
use crate::Result;

/// The most looks at rows, one for each choice, unless that were fewer rows than a list counts anyway.
const LOOKS: u64 = 500_000;
/// How many looks it is worth to look up several related rows.
const LOOKED_UP: u64 = 9;
/// How many times the rows that a list counts.
const MOST: u64 = 5;

/// Conditions on rows: how many of the rows meet each of them?
#[derive(Clone, Debug)]
pub struct Facet {
    /// Which rows are looked at.
    pub rows: Predicate,
    /// The conditions.
    pub choices: Vec<Predicate>,
}

impl Source<'_> {
    /// Counts the rows that meet each condition, in the order of the facets and of their choices, in
    /// one statement that may take as long as [`Limits::count_time`]. Every number is unknown where
    /// it takes longer; nothing is asked where there is no choice.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn facets(&self, facets: &[Facet]) -> Result<Vec<Vec<Count>>> {
        let choices = facets.iter().map(|facet| facet.choices.len());
        let unknown = || choices.clone().map(|choices| vec![Count::Unknown; choices]).collect();
        if choices.clone().sum::<usize>() == 0 {
            return Ok(unknown());
        }
        let limits = self.database().limits();
        let select = select(&self.statements(), self.resource(), facets, limits);
        let found = in_time(self.database(), limits.count_time, &select).await?;
        let row = found.as_ref().and_then(|found| found.first());
        Ok(row.map_or_else(unknown, |row| read(row, facets, limits)))
    }
}

/// How many rows of each facet are looked at.
fn looked_at(facets: &[Facet], limits: &Limits) -> u64 {
    let looks: u64 = facets.iter().flat_map(|facet| &facet.choices).map(looks).sum();
    let fair = LOOKS / looks.max(1);
    fair.clamp(limits.count_rows, limits.count_rows.saturating_mul(MOST))
}

/// How many looks a condition takes on a row.
fn looks(choice: &Predicate) -> u64 {
    let mut paths = Vec::new();
    to_many(choice, &mut paths);
    paths.iter().fold(1, |looks, _| looks + LOOKED_UP)
}

/// One row: for each facet how many rows were looked at, and how many of them meet each condition.
pub(super) fn select(
    statements: &Statements<'_>,
    resource: &Resource,
    facets: &[Facet],
    limits: &Limits,
) -> SelectStatement {
    let most = looked_at(facets, limits);
    let mut select = Query::select();
    for (place, facet) in facets.iter().enumerate() {
        let name = Alias::new(format!("facet{place}")).into_iden();
        for number in 0..=facet.choices.len() {
            select.column((name.clone(), count(number)));
        }
        select.from_subquery(counts(statements, resource, facet, most), name);
    }
    select
}

fn counts(
    statements: &Statements<'_>,
    resource: &Resource,
    facet: &Facet,
    most: u64,
) -> SelectStatement {
    let mut rows = statements.rows(resource, &facet.rows);
    rows.expr_as(one(), mark(0)).limit(most.saturating_add(1));
    for (place, choice) in facet.choices.iter().enumerate() {
        let holds = statements.condition_at(&At::few_rows(table_iden(&resource.shape)), choice);
        rows.expr_as(CaseStatement::new().case(holds, one()), mark(place + 1));
    }
    let mut counts = Query::select();
    for number in 0..=facet.choices.len() {
        counts.expr_as(Func::count(Expr::col(mark(number))), count(number));
    }
    counts.from_subquery(rows, Alias::new("looked_at")).take()
}

fn one() -> Expr {
    Expr::Constant(1.into())
}

/// The column that is null where a row does not meet the condition.
fn mark(number: usize) -> DynIden {
    Alias::new(format!("m{number}")).into_iden()
}

fn count(number: usize) -> DynIden {
    Alias::new(format!("n{number}")).into_iden()
}

fn read(row: &QueryResult, facets: &[Facet], limits: &Limits) -> Vec<Vec<Count>> {
    let most = looked_at(facets, limits);
    let mut numbers = (0..).map(|place| u64::try_from(integer(row, place)).unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let mut of = |facet: &Facet| {
        let more = next() > most;
        facet.choices.iter().map(|_| known(next(), more, limits.count_rows)).collect()
    };
    facets.iter().map(&mut of).collect()
}

/// What a number says where there may be `more` rows than were looked at.
fn known(rows: u64, more: bool, cap: u64) -> Count {
    match rows {
        rows if rows > cap => Count::MoreThan(cap),
        0 if more => Count::Unknown,
        rows if more => Count::AtLeast(rows),
        rows => Count::Exact(rows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facet(choices: usize) -> Facet {
        let everything = Predicate::everything;
        Facet { rows: everything(), choices: vec![everything(); choices] }
    }

    #[test]
    fn the_more_choices_the_fewer_rows_and_never_fewer_than_a_list_counts() {
        let limits = Limits::default();
        let looked_at = |choices| looked_at(&[facet(choices), facet(1)], &limits);
        assert_eq!([looked_at(1), looked_at(19), looked_at(499)], [50_000, 25_000, 10_000]);
    }

    #[test]
    fn a_number_says_no_more_than_was_looked_at() {
        assert_eq!(known(7, false, 10), Count::Exact(7));
        assert_eq!(known(0, false, 10), Count::Exact(0));
        assert_eq!(known(7, true, 10), Count::AtLeast(7));
        assert_eq!(known(0, true, 10), Count::Unknown);
        assert_eq!(known(11, false, 10), Count::MoreThan(10));
    }
}
