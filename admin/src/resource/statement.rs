//! SQL out of plain data, for each database.
//!
//! Three rules keep it safe and quick:
//!
//! - every name comes from the entity, every value is bound; nothing of a request becomes SQL text;
//! - a relation is followed by `column IN (SELECT … )`, never by a join, so a row is found once
//!   however many related rows match, and a scope of the far table stands in the inner `WHERE`;
//! - an order is made total by the key, so that pages neither repeat nor skip a row.

use std::sync::Arc;

use sea_orm::{
    Condition, DatabaseBackend, Value,
    sea_query::{
        Alias, Asterisk, BinOper, DynIden, Expr, ExprTrait, IntoIden, JoinType, Query,
        SelectStatement, TableRef,
    },
};

use super::{
    Key, Op, Predicate, Registry, Resource, RowQuery, decode,
    order::{OrderKey, own_alias},
    path::Join,
    together::At,
};
use crate::{
    Actor,
    descriptor::{EntityShape, TableName},
    field::{Field, Surroundings},
};

/// What a statement brings along of its own rows.
#[derive(Clone, Debug)]
pub(super) enum Own {
    Column(DynIden),
    /// A field that an expression makes.
    Made(Arc<Field>),
}

/// Makes statements for one person on one database.
#[derive(Clone, Copy)]
pub(super) struct Statements<'a> {
    pub(super) backend: DatabaseBackend,
    pub(super) registry: &'a Registry,
    pub(super) actor: &'a Actor,
}

impl Statements<'_> {
    /// The rows of a model that meet a predicate and are in scope; columns are still to be added.
    pub(super) fn rows(&self, resource: &Resource, predicate: &Predicate) -> SelectStatement {
        let mut select = self.all_rows(resource);
        select.cond_where(self.condition(&resource.shape, predicate));
        select
    }

    /// The rows of a query with these columns of their own, in statements that follow each other: all
    /// of them are one list, and each has its order and at most the rows that are asked for.
    pub(super) fn query(
        &self,
        resource: &Resource,
        query: &RowQuery,
        own: &[Own],
    ) -> (Vec<SelectStatement>, Vec<OrderKey>) {
        let mut rows = self.rows(resource, &query.predicate);
        self.select_raw(&mut rows, &resource.shape, own);
        let keys = self.order_keys(&mut rows, resource, &query.order, query.seek.backwards);
        for key in &keys[..query.order.len()] {
            key.select(&mut rows);
        }
        let stretches = self.stretches(&keys, query.seek.from.as_ref()).into_iter();
        let statements = stretches.map(|stretch| {
            let mut rows = rows.clone();
            rows.cond_where(stretch.condition).limit(query.limit);
            self.order(&mut rows, &stretch.keys);
            if query.offset > 0 {
                rows.offset(query.offset);
            }
            rows
        });
        (statements.collect(), keys)
    }

    /// Adds columns as they are, each under the name that its place gives it.
    pub(super) fn select_raw(
        &self,
        select: &mut SelectStatement,
        shape: &EntityShape,
        columns: &[Own],
    ) {
        for (place, column) in columns.iter().enumerate() {
            let expr = match column {
                Own::Column(iden) => own(shape, iden),
                Own::Made(field) => self.column(&table_iden(shape), field),
            };
            select.expr_as(expr, own_alias(place));
        }
    }

    /// What a field holds in the table or alias `table`: its column, or what an expression makes.
    pub(super) fn column(&self, table: &DynIden, field: &Field) -> Expr {
        let Some(expression) = &field.expression else {
            return Expr::col((table.clone(), field.column.iden.clone()));
        };
        let scope = |table: &TableRef| self.scope_of(table);
        expression.of(table, &Surroundings { backend: self.backend, scope: &scope })
    }

    /// The row with a key, if it is in scope; columns are still to be added.
    pub(super) fn row(&self, resource: &Resource, key: &Key) -> SelectStatement {
        let mut select = self.all_rows(resource);
        select.cond_where(self.by_key(resource, key));
        select
    }

    /// The rows with these keys that are in scope, by key, so that two who lock them cannot wait for
    /// each other; columns are still to be added.
    pub(super) fn rows_of(&self, resource: &Resource, keys: &[Key]) -> SelectStatement {
        let mut select = self.all_rows(resource);
        select.cond_where(self.by_keys(resource, keys));
        let order = self.order_keys(&mut select, resource, &[], false);
        self.order(&mut select, &order);
        select
    }

    fn all_rows(&self, resource: &Resource) -> SelectStatement {
        let mut select = Query::select();
        select.from(resource.shape.table.clone());
        select.cond_where(resource.adapter.scope(self.actor));
        select
    }

    fn by_key(&self, resource: &Resource, key: &Key) -> Condition {
        let shape = &resource.shape;
        shape.primary_key.iter().zip(key.values()).fold(Condition::all(), |all, (&index, value)| {
            let column = &shape.columns[index];
            let bound = decode::bind_expr(column, value.clone(), self.backend);
            all.add(own(shape, &column.iden).eq(bound))
        })
    }

    fn by_keys(&self, resource: &Resource, keys: &[Key]) -> Condition {
        let shape = &resource.shape;
        let [index] = shape.primary_key[..] else {
            let one = |any: Condition, key| any.add(self.by_key(resource, key));
            let none = Condition::any().add(Expr::value(false));
            return keys.iter().fold(none, one);
        };
        let column = &shape.columns[index];
        let bound = |key: &Key| decode::bind_expr(column, key.values()[0].clone(), self.backend);
        Condition::all().add(own(shape, &column.iden).is_in(keys.iter().map(bound)))
    }

    /// Adds the key's columns and then `columns`, in this order.
    pub(super) fn select_own<'f>(
        &self,
        select: &mut SelectStatement,
        shape: &EntityShape,
        columns: impl IntoIterator<Item = &'f Field>,
    ) {
        let table = table_iden(shape);
        let keys = shape.primary_key.iter().map(|&index| &shape.columns[index]);
        let asked: Vec<_> = columns.into_iter().map(|field| &field.column).collect();
        for (place, column) in keys.chain(asked).enumerate() {
            let expr = decode::select_expr(column, &table, self.backend);
            select.expr_as(expr, Alias::new(format!("c{place}")));
        }
    }

    /// A predicate on the rows of the table of `shape`.
    pub(super) fn condition(&self, shape: &EntityShape, predicate: &Predicate) -> Condition {
        self.condition_at(&At::table(table_iden(shape)), predicate)
    }

    pub(super) fn condition_at(&self, at: &At, predicate: &Predicate) -> Condition {
        match predicate {
            Predicate::All(parts) => parts
                .iter()
                .fold(Condition::all(), |all, part| all.add(self.condition_at(at, part))),
            // SeaORM writes an empty `any` as true where it stands alone.
            Predicate::Any(parts) if parts.is_empty() => Condition::all().add(Expr::value(false)),
            Predicate::Any(parts) => parts
                .iter()
                .fold(Condition::any(), |any, part| any.add(self.condition_at(at, part))),
            Predicate::Not(part) => self.not(at, part),
            Predicate::Compare(path, op, value) => {
                self.follow(at, path, |table| self.compare(&path.field, table, *op, value))
            }
            Predicate::OneOf(path, values) => {
                self.follow(at, path, |table| self.one_of(&path.field, table, values))
            }
            Predicate::IsNull(path) => {
                self.follow(at, path, |table| self.column(table, &path.field).is_null())
            }
            Predicate::Exists(path) => self.follow(at, path, |_| Expr::value(true)),
            Predicate::Condition(condition) => condition.clone(),
            Predicate::Like(path, mode, words) => {
                self.follow(at, path, |table| self.like(&path.field, table, *mode, words))
            }
            Predicate::Together(part) => self.together(&at.table, part),
        }
    }

    /// `NOT` would lose the rows of which the database cannot tell; whether something is null it can.
    fn not(&self, at: &At, part: &Predicate) -> Condition {
        let condition = self.condition_at(at, part);
        match part {
            Predicate::IsNull(_) => condition.not(),
            _ => Condition::all().add(is_not_true(condition)),
        }
    }

    /// The far columns of a join, of the rows that are in scope.
    pub(super) fn far_rows(&self, join: &Join) -> SelectStatement {
        let mut select = Query::select();
        select.from(join.table.clone());
        for to in &join.to {
            select.column((far_iden(join), to.clone()));
        }
        select.cond_where(self.scope_of(&join.table));
        select
    }

    /// Which rows of a table exist for the person.
    pub(super) fn scope_of(&self, table: &TableRef) -> Condition {
        let target = TableName::of(table).and_then(|name| self.registry.of_table(&name));
        target.map_or_else(Condition::all, |target| target.adapter.scope(self.actor))
    }

    /// Joins the far table under `alias`, those of its rows that are in scope; a row without one stays.
    pub(super) fn outer_join(
        &self,
        select: &mut SelectStatement,
        near: &DynIden,
        join: &Join,
        alias: DynIden,
    ) {
        self.join(select, JoinType::LeftJoin, near, join, alias);
    }

    /// The same; a row without one is left out.
    pub(super) fn inner_join(
        &self,
        select: &mut SelectStatement,
        near: &DynIden,
        join: &Join,
        alias: DynIden,
    ) {
        self.join(select, JoinType::InnerJoin, near, join, alias);
    }

    fn join(
        &self,
        select: &mut SelectStatement,
        kind: JoinType,
        near: &DynIden,
        join: &Join,
        alias: DynIden,
    ) {
        let on = join.from.iter().zip(&join.to).fold(Condition::all(), |all, (from, to)| {
            let near = Expr::col((near.clone(), from.clone()));
            all.add(near.equals((alias.clone(), to.clone())))
        });
        let scope = self.scope_of(&join.table);
        if scope.is_empty() {
            select.join_as(kind, join.table.clone(), alias, on);
        } else {
            let mut rows = Query::select();
            rows.column(Asterisk).from(join.table.clone()).cond_where(scope);
            select.join_subquery(kind, rows, alias, on);
        }
    }

    fn compare(&self, field: &Field, table: &DynIden, op: Op, value: &Value) -> Expr {
        let near = self.column(table, field);
        let bound = decode::bind_expr(&field.column, value.clone(), self.backend);
        match op {
            Op::Eq => near.eq(bound),
            Op::Lt => near.lt(bound),
            Op::Lte => near.lte(bound),
            Op::Gt => near.gt(bound),
            Op::Gte => near.gte(bound),
        }
    }

    fn one_of(&self, field: &Field, table: &DynIden, values: &[Value]) -> Expr {
        let bind = |value: &Value| decode::bind_expr(&field.column, value.clone(), self.backend);
        self.column(table, field).is_in(values.iter().map(bind))
    }
}

/// Whether a condition is false or cannot be told.
pub(super) fn is_not_true(condition: Condition) -> Expr {
    Expr::from(condition).binary(BinOper::IsNot, Expr::Constant(true.into()))
}

/// The far end of a foreign key, as a join.
pub(super) fn to_target(field: &Field, target: &Resource) -> Join {
    let to = field.relation.as_ref().map(|relation| relation.column.clone()).unwrap_or_default();
    Join {
        from: vec![field.column.iden.clone()],
        table: target.shape.table.clone(),
        to: vec![Alias::new(to).into_iden()],
        to_many: false,
    }
}

/// The name by which a statement on `shape` calls its table.
pub(super) fn table_iden(shape: &EntityShape) -> DynIden {
    Alias::new(&shape.name.table).into_iden()
}

pub(super) fn far_iden(join: &Join) -> DynIden {
    let name = TableName::of(&join.table).map(|name| name.table).unwrap_or_default();
    Alias::new(name).into_iden()
}

pub(super) fn own(shape: &EntityShape, iden: &DynIden) -> Expr {
    Expr::col((table_iden(shape), iden.clone()))
}

/// One column, or a row value of several.
pub(super) fn row_of(table: &DynIden, columns: &[DynIden]) -> Expr {
    let mut parts = columns.iter().map(|iden| Expr::col((table.clone(), iden.clone())));
    match (parts.next(), columns.len()) {
        (Some(only), 1) => only,
        (first, _) => Expr::tuple(first.into_iter().chain(parts)),
    }
}
