//! The rows that something is told of, as a statement inside the one that tells it.

use sea_orm::sea_query::{Alias, DynIden, Expr, IntoIden, SelectStatement};

use crate::resource::{
    Path, Predicate, Resource,
    statement::{Statements, table_iden},
};

/// What the rows are called outside.
const ROWS: &str = "told";
/// What they are put together by.
const KEY: &str = "g";

/// The rows that meet a predicate, and what is needed of them, each field once.
pub(super) struct Rows<'a> {
    statements: Statements<'a>,
    resource: &'a Resource,
    select: SelectStatement,
    columns: Vec<String>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        statements: Statements<'a>,
        resource: &'a Resource,
        predicate: &Predicate,
    ) -> Self {
        let select = statements.rows(resource, predicate);
        Self { statements, resource, select, columns: Vec::new() }
    }

    /// What a path leads to, as the statement outside names it.
    pub(super) fn column(&mut self, path: &Path) -> Expr {
        let known = self.columns.iter().position(|dotted| *dotted == path.dotted);
        let place = known.unwrap_or_else(|| {
            let place = self.columns.len();
            let value = self.end_of(path, &place.to_string());
            self.select.expr_as(value, Alias::new(format!("v{place}")));
            self.columns.push(path.dotted.clone());
            place
        });
        outside(&format!("v{place}"))
    }

    /// What the rows are put together by, made of what a path leads to.
    pub(super) fn key(&mut self, path: &Path, make: impl FnOnce(Expr) -> Expr) -> Expr {
        let value = self.end_of(path, "g");
        self.select.expr_as(make(value), Alias::new(KEY));
        outside(KEY)
    }

    /// Follows relations to one row each, by outer joins: a row without one stays.
    fn end_of(&mut self, path: &Path, place: &str) -> Expr {
        let mut table = table_iden(&self.resource.shape);
        for (step, join) in path.joins.iter().enumerate() {
            let alias = Alias::new(format!("j{place}_{step}")).into_iden();
            self.statements.outer_join(&mut self.select, &table, join, alias.clone());
            table = alias;
        }
        self.statements.column(&table, &path.field)
    }

    /// The statement outside, about these rows.
    pub(super) fn finish(self, mut select: SelectStatement) -> SelectStatement {
        select.from_subquery(self.select, rows());
        select
    }
}

fn rows() -> DynIden {
    Alias::new(ROWS).into_iden()
}

/// A column of the rows inside.
fn outside(name: &str) -> Expr {
    Expr::col((rows(), Alias::new(name)))
}
