//! Conditions on rows behind relations, and several of them on one and the same row.

use sea_orm::{
    Condition,
    sea_query::{Alias, DynIden, Expr, ExprTrait, IntoCondition, IntoIden, Query, SelectStatement},
};

use super::{
    Join, Path, Predicate,
    statement::{Statements, far_iden, row_of},
};

/// Where a predicate is looked at: on the rows of a table, beside rows that are held fast.
pub(super) struct At {
    pub(super) table: DynIden,
    held: Vec<Held>,
    /// Whether several related rows are looked up for each row by itself.
    by_row: bool,
}

/// A related row that every path along this relation means.
struct Held {
    near: DynIden,
    join: Join,
    alias: DynIden,
}

impl At {
    pub(super) fn table(table: DynIden) -> Self {
        Self { table, held: Vec::new(), by_row: false }
    }

    /// On a few rows of a table: what belongs to all the others need not be read.
    pub(super) fn few_rows(table: DynIden) -> Self {
        Self { by_row: true, ..Self::table(table) }
    }

    /// How far held rows lead along a path: the last of them, and the relations that remain.
    fn reach<'p>(&self, path: &'p Path) -> (DynIden, &'p [Join]) {
        let (mut near, mut rest) = (self.table.clone(), path.joins.as_slice());
        while let Some((join, others)) = rest.split_first() {
            let Some(alias) = self.beyond(&near, join) else { break };
            (near, rest) = (alias, others);
        }
        (near, rest)
    }

    fn beyond(&self, near: &DynIden, join: &Join) -> Option<DynIden> {
        let same = |held: &&Held| {
            held.near == *near
                && held.join.table == join.table
                && held.join.from == join.from
                && held.join.to == join.to
        };
        self.held.iter().find(same).map(|held| held.alias.clone())
    }
}

impl Statements<'_> {
    /// The test at the end of a path, each relation on the way an `IN`, but for those whose rows are
    /// held fast.
    pub(super) fn follow(
        &self,
        at: &At,
        path: &Path,
        test: impl FnOnce(&DynIden) -> Expr,
    ) -> Condition {
        let (table, joins) = at.reach(path);
        let Some((last, before)) = joins.split_last() else {
            return test(&table).into_condition();
        };
        if at.by_row && joins.first().is_some_and(|join| join.to_many) {
            return self.by_row(&table, joins, test);
        }
        let mut inner = self.far_rows(last);
        inner.and_where(test(&far_iden(last)));
        let mut near = last;
        for join in before.iter().rev() {
            let mut outer = self.far_rows(join);
            outer.and_where(row_of(&far_iden(join), &near.from).in_subquery(inner));
            (inner, near) = (outer, join);
        }
        row_of(&table, &near.from).in_subquery(inner).into_condition()
    }

    /// The same, looked up for a row by itself. What a relation to many begins at is a key, which is
    /// never null, so that this can be told of as many rows as by `IN`.
    fn by_row(
        &self,
        table: &DynIden,
        joins: &[Join],
        test: impl FnOnce(&DynIden) -> Expr,
    ) -> Condition {
        let mut select = once();
        let mut near = table.clone();
        for (step, join) in joins.iter().enumerate() {
            let alias = Alias::new(format!("far{step}")).into_iden();
            self.inner_join(&mut select, &near, join, alias.clone());
            near = alias;
        }
        select.and_where(test(&near));
        Expr::exists(select).into_condition()
    }

    /// Whether there is one row behind each relation to many for which the predicate holds. They are
    /// joined from a single row, so that a row without any related ones is looked at, too.
    pub(super) fn together(&self, table: &DynIden, predicate: &Predicate) -> Condition {
        let mut paths = Vec::new();
        to_many(predicate, &mut paths);
        let mut at = At::table(table.clone());
        let mut select = once();
        for path in paths {
            let many = path.joins.iter().rposition(|join| join.to_many).map_or(0, |at| at + 1);
            let mut near = table.clone();
            for join in &path.joins[..many] {
                near = at.beyond(&near, join).unwrap_or_else(|| {
                    let alias = Alias::new(format!("same{}", at.held.len())).into_iden();
                    self.outer_join(&mut select, &near, join, alias.clone());
                    at.held.push(Held { near, join: join.clone(), alias: alias.clone() });
                    alias
                });
            }
        }
        select.cond_where(self.condition_at(&at, predicate));
        Expr::exists(select).into_condition()
    }
}

/// A single row, to join others to.
fn once() -> SelectStatement {
    let one = Query::select().expr_as(Expr::val(1), Alias::new("one")).take();
    Query::select().expr(Expr::val(1)).from_subquery(one, Alias::new("once")).take()
}

/// The paths over relations to many rows in a predicate.
pub(super) fn to_many<'p>(predicate: &'p Predicate, found: &mut Vec<&'p Path>) {
    match predicate {
        Predicate::All(parts) | Predicate::Any(parts) => {
            parts.iter().for_each(|part| to_many(part, found));
        }
        Predicate::Not(part) | Predicate::Together(part) => to_many(part, found),
        Predicate::Condition(_) => {}
        Predicate::Compare(path, ..)
        | Predicate::OneOf(path, _)
        | Predicate::IsNull(path)
        | Predicate::Exists(path)
        | Predicate::Like(path, ..) => found.extend(path.is_to_many().then_some(path)),
    }
}
