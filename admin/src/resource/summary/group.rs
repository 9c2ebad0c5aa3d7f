//! Rows in groups: how many each has and what they come to, in one statement.

use sea_orm::{
    DatabaseBackend, QueryResult, Value,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, Order as Direction, Query, SelectStatement},
};

use super::{Measure, Rows, Summary, Total, measured, totals};
use crate::{
    Result,
    resource::{
        Cell, Path, Predicate, Resource, Source, decode, source::integer, statement::Statements,
    },
    value,
};

/// What rows are put together by.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// The field; all its hops are to one row.
    pub path: Path,
    /// Rows with one value each are a group where this is `None`; else those of a stretch of the
    /// field's values are: here begins each stretch but the first, smallest first.
    pub starts: Option<Vec<Value>>,
    /// Whether the group with the fewest rows comes first, rather than the one with the most.
    pub fewest_first: bool,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// By what.
    pub key: GroupKey,
    /// How many they are.
    pub rows: u64,
    /// What they come to, in the order in which that was asked for.
    pub totals: Vec<Total>,
}

/// What the rows of a group have in common.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GroupKey {
    /// The field holds nothing.
    Nothing,
    /// It holds this.
    Value(Value),
    /// It lies in the stretch at this place, from 0 on.
    Stretch(usize),
    /// It holds something that cannot be read.
    Unreadable,
}

impl Source<'_> {
    /// The groups of the rows that meet a predicate, those with the most rows first and at most so
    /// many; `None` where that takes longer than [`Limits::summary_time`](crate::resource::Limits) or
    /// the database is busy.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn groups(
        &self,
        predicate: &Predicate,
        grouping: &Grouping,
        summaries: &[Summary],
        limit: u64,
    ) -> Result<Option<Vec<Group>>> {
        let statements = self.statements();
        let select = grouped(statements, self.resource(), predicate, grouping, summaries)
            .limit(limit)
            .take();
        let measures = Measure::all(summaries, self.backend());
        let read = |row: &QueryResult| Group {
            key: key(row, grouping),
            rows: u64::try_from(integer(row, 1)).unwrap_or(0),
            totals: totals(row, &mut 2, &measures),
        };
        let found = self.told(&select).await?;
        Ok(found.map(|found| found.iter().map(read).collect()))
    }
}

/// A row for each group.
pub(in crate::resource) fn grouped(
    statements: Statements<'_>,
    resource: &Resource,
    predicate: &Predicate,
    grouping: &Grouping,
    summaries: &[Summary],
) -> SelectStatement {
    let backend = statements.backend;
    let mut rows = Rows::new(statements, resource, predicate);
    let starts = grouping.starts.as_deref();
    let key = rows.key(&grouping.path, |value| match starts {
        Some(starts) => stretch_of(&value, starts, &grouping.path, backend),
        None => value,
    });
    let shown = match starts {
        Some(_) => key.clone(),
        None => decode::select_as(key.clone(), &grouping.path.field.column, backend),
    };
    let count = || Expr::from(Func::count(Expr::col(sea_orm::sea_query::Asterisk)));
    let mut select = Query::select();
    select.expr(shown).expr(count());
    measured(&mut select, &mut rows, &Measure::all(summaries, backend));
    let direction = if grouping.fewest_first { Direction::Asc } else { Direction::Desc };
    select.add_group_by([key.clone()]);
    select.order_by_expr(count(), direction).order_by_expr(key, Direction::Asc);
    rows.finish(select)
}

/// In which stretch a value lies. There may be hundreds of them, so they are halved again and again.
/// PostgreSQL has a function for that; nested cases cost it ten times as much.
fn stretch_of(value: &Expr, starts: &[Value], path: &Path, backend: DatabaseBackend) -> Expr {
    let bound = |start: &Value| decode::bind_expr(&path.field.column, start.clone(), backend);
    let starts: Vec<Expr> = starts.iter().map(bound).collect();
    if backend == DatabaseBackend::Postgres && !starts.is_empty() {
        return Func::cust("width_bucket").args([value.clone(), array(starts)]).into();
    }
    let nothing = Expr::Constant(Value::Int(None));
    let nothing = CaseStatement::new().case(value.clone().is_null(), nothing);
    nothing.finally(halved(value, &starts, 0)).into()
}

/// The values as one array.
fn array(values: Vec<Expr>) -> Expr {
    let places: Vec<String> = (1..=values.len()).map(|place| format!("(${place})")).collect();
    Expr::cust_with_exprs(format!("ARRAY(VALUES {})", places.join(", ")), values)
}

fn halved(value: &Expr, starts: &[Expr], first: usize) -> Expr {
    let middle = starts.len() / 2;
    let Some(start) = starts.get(middle) else {
        return Expr::Constant(Value::Int(i32::try_from(first).ok()));
    };
    let before = halved(value, &starts[..middle], first);
    let behind = halved(value, &starts[middle + 1..], first + middle + 1);
    CaseStatement::new().case(value.clone().lt(start.clone()), before).finally(behind).into()
}

fn key(row: &QueryResult, grouping: &Grouping) -> GroupKey {
    if grouping.starts.is_some() {
        let narrow = || row.try_get_by_index::<Option<i32>>(0).map(|at| at.map(i64::from));
        let place = row.try_get_by_index::<Option<i64>>(0).or_else(|_| narrow()).ok().flatten();
        let place = place.and_then(|place| usize::try_from(place).ok());
        return place.map_or(GroupKey::Nothing, GroupKey::Stretch);
    }
    match decode::decode(row, 0, &grouping.path.field.column) {
        Cell::Value(value) if value::is_null(&value) => GroupKey::Nothing,
        Cell::Value(value) => GroupKey::Value(value),
        _ => GroupKey::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::{PostgresQueryBuilder, SelectStatement};

    use super::*;

    #[test]
    fn a_stretch_is_found_by_halving() {
        let starts = [10, 20, 30].map(Expr::val);
        let select = SelectStatement::new().expr(halved(&Expr::col("v"), &starts, 0)).take();
        assert_eq!(
            select.to_string(PostgresQueryBuilder),
            "SELECT (CASE WHEN (\"v\" < 20) THEN (CASE WHEN (\"v\" < 10) THEN 0 ELSE 1 END) \
             ELSE (CASE WHEN (\"v\" < 30) THEN 2 ELSE 3 END) END)"
        );
    }
}
