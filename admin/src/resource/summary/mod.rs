//! What is told of many rows together: sums, means, ends and counts, in one statement.
//!
//! The rows are chosen inside, where filters over relations are tests and never joins, so each counts
//! once; what they hold is added up outside. Sums are exact wherever the database keeps exact numbers.

mod group;
mod mean;
mod measure;
mod rows;
mod sum;

use sea_orm::{
    QueryResult, Value,
    sea_query::{Query, SelectStatement},
};

#[cfg(any(test, feature = "testing"))]
pub(super) use self::group::grouped;
pub use self::group::{Group, GroupKey, Grouping};

use self::{measure::Measure, rows::Rows};
use super::{Path, Predicate, Resource, Source, read::in_time, statement::Statements};
use crate::{Result, descriptor::Aggregate};

/// Something to tell of a field over many rows.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What is told.
    pub aggregate: Aggregate,
    /// Of which field.
    pub path: Path,
    /// How it is called; by a word such as "Sum" unless given.
    pub label: Option<&'static str>,
}

/// What was told.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Total {
    /// A number as a machine writes it.
    Number(String),
    /// A value of the field itself.
    Value(Value),
    /// No row has a value.
    Nothing,
    /// The database holds something that cannot be read.
    Unreadable,
}

impl Summary {
    /// Something about a field, called by its word.
    #[must_use]
    pub fn new(aggregate: Aggregate, path: Path) -> Self {
        Self { aggregate, path, label: None }
    }
}

impl Source<'_> {
    /// What the rows that meet a predicate come to, in the order of `summaries`; `None` where that
    /// takes longer than [`Limits::summary_time`](super::Limits::summary_time) or the database is
    /// busy: a list without its totals is better than none.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn summarize(
        &self,
        predicate: &Predicate,
        summaries: &[Summary],
    ) -> Result<Option<Vec<Total>>> {
        let measures = Measure::all(summaries, self.backend());
        let select = summarizing(self.statements(), self.resource(), predicate, summaries);
        let found = self.told(&select).await?;
        let first = found.and_then(|found| found.into_iter().next());
        Ok(first.map(|row| totals(&row, &mut 0, &measures)))
    }

    /// The answer to a statement about many rows; `None` where that took too long.
    async fn told(&self, select: &SelectStatement) -> Result<Option<Vec<QueryResult>>> {
        in_time(self.database(), self.database().limits().summary_time, select).await
    }
}

/// One row with what the rows of a predicate come to.
pub(super) fn summarizing(
    statements: Statements<'_>,
    resource: &Resource,
    predicate: &Predicate,
    summaries: &[Summary],
) -> SelectStatement {
    let mut rows = Rows::new(statements, resource, predicate);
    let mut select = Query::select();
    measured(&mut select, &mut rows, &Measure::all(summaries, statements.backend));
    rows.finish(select)
}

/// Adds what the measures need.
fn measured(select: &mut SelectStatement, rows: &mut Rows<'_>, measures: &[Measure<'_>]) {
    for measure in measures {
        let value = rows.column(measure.path());
        for expr in measure.columns(&value) {
            select.expr(expr);
        }
    }
}

/// What the measures find from this place of a row on.
fn totals(row: &QueryResult, place: &mut usize, measures: &[Measure<'_>]) -> Vec<Total> {
    measures.iter().map(|measure| measure.read(row, place)).collect()
}
