//! One summary as columns of a statement, and what it makes of their answer.

use sea_orm::{
    DatabaseBackend, QueryResult,
    sea_query::{Expr, Func},
};

use super::{Summary, Total, mean::mean, sum::Sum};
use crate::{
    descriptor::Aggregate,
    resource::{Cell, Path, decode, source::integer},
    value,
};

/// A summary on one database.
pub(super) struct Measure<'a> {
    summary: &'a Summary,
    backend: DatabaseBackend,
}

impl<'a> Measure<'a> {
    pub(super) fn all(summaries: &'a [Summary], backend: DatabaseBackend) -> Vec<Self> {
        summaries.iter().map(|summary| Self { summary, backend }).collect()
    }

    pub(super) fn path(&self) -> &'a Path {
        &self.summary.path
    }

    /// What is asked of the values.
    pub(super) fn columns(&self, value: &Expr) -> Vec<Expr> {
        let count = || Expr::from(Func::count(value.clone()));
        match self.summary.aggregate {
            Aggregate::Count => vec![count()],
            Aggregate::Sum => self.sum().columns(value, self.backend),
            Aggregate::Avg => {
                let sum = self.sum().columns(value, self.backend);
                sum.into_iter().chain([count()]).collect()
            }
            Aggregate::Min => vec![self.shown(Func::min(value.clone()).into())],
            Aggregate::Max => vec![self.shown(Func::max(value.clone()).into())],
        }
    }

    /// What the answer says, from a place on that is moved behind it.
    pub(super) fn read(&self, row: &QueryResult, place: &mut usize) -> Total {
        let mut next = || {
            *place += 1;
            *place - 1
        };
        match self.summary.aggregate {
            Aggregate::Count => Total::Number(integer(row, next()).to_string()),
            Aggregate::Sum => self.sum().read(row, &mut next),
            Aggregate::Avg => {
                let sum = self.sum().read(row, &mut next);
                mean(sum, integer(row, next()), &self.path().field.kind)
            }
            Aggregate::Min | Aggregate::Max => {
                match decode::decode(row, next(), &self.path().field.column) {
                    Cell::Value(value) if value::is_null(&value) => Total::Nothing,
                    Cell::Value(value) => Total::Value(value),
                    _ => Total::Unreadable,
                }
            }
        }
    }

    fn sum(&self) -> Sum {
        Sum::of(&self.path().field, self.backend)
    }

    /// A value of the field, in a form that is read as one.
    fn shown(&self, expr: Expr) -> Expr {
        decode::select_as(expr, &self.path().field.column, self.backend)
    }
}
