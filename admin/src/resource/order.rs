//! The order of a list, and a place in it from which to read on.

use std::sync::Arc;

use sea_orm::{
    Condition, DatabaseBackend, QueryResult, Value,
    sea_query::{
        Alias, DynIden, Expr, ExprTrait, Func, IntoIden, NullOrdering, Order as Direction,
        SelectStatement,
    },
};

use super::{
    Cell, Cursor, Order, Path, Registry, Resource, decode,
    statement::{Statements, own, table_iden, to_target},
};
use crate::{
    descriptor::ColumnShape,
    field::{Field, Kind},
};

/// One key of an order, as a statement compares it.
#[derive(Clone)]
pub(super) struct OrderKey {
    /// What is compared.
    expr: Expr,
    /// The field that it holds.
    pub(super) field: Arc<Field>,
    nullable: bool,
    descending: bool,
    /// The name by which a statement around this one knows it.
    pub(super) alias: DynIden,
}

/// The field whose values a list is sorted by: for a foreign key that stands for its target, the one
/// that the target is called by.
pub(super) fn sort_field(registry: &Registry, path: &Path) -> Arc<Field> {
    let target = path.field.relation.as_ref().and_then(|to| registry.of_table(&to.table));
    target.and_then(|target| target.display.clone()).unwrap_or_else(|| path.field.clone())
}

/// The columns of the primary key that are not sorted by anyway, each with its place in the key.
fn tie_breaks<'r>(
    resource: &'r Resource,
    orders: &'r [Order],
) -> impl Iterator<Item = (usize, &'r Arc<Field>)> {
    let key = resource.shape.primary_key.iter().enumerate();
    key.map(|(place, &index)| (place, &resource.fields[index])).filter(|(_, field)| {
        let same = |order: &Order| {
            let path = &order.path;
            path.joins.is_empty() && path.field.index == field.index && field.relation.is_none()
        };
        !orders.iter().any(same)
    })
}

/// The fields that a place in an order is made of: what is sorted by, then the key.
pub(super) fn cursor_fields(
    registry: &Registry,
    resource: &Resource,
    orders: &[Order],
) -> Vec<Arc<Field>> {
    let sorts = orders.iter().map(|order| sort_field(registry, &order.path));
    sorts.chain(tie_breaks(resource, orders).map(|(_, field)| field.clone())).collect()
}

impl Statements<'_> {
    /// The keys of an order: those that are asked for and then the primary key in the direction of
    /// the last of them, so that the order is total. What they need is joined to `select`.
    pub(super) fn order_keys(
        &self,
        select: &mut SelectStatement,
        resource: &Resource,
        orders: &[Order],
        backwards: bool,
    ) -> Vec<OrderKey> {
        let sorts = orders.iter().enumerate().map(|(place, order)| {
            let (expr, nullable) = self.order_expr(select, resource, &order.path, place);
            let field = sort_field(self.registry, &order.path);
            let alias = Alias::new(format!("s{place}")).into_iden();
            let descending = order.descending != backwards;
            OrderKey { expr: self.ordered(expr, &field), field, nullable, descending, alias }
        });
        let mut keys: Vec<OrderKey> = sorts.collect();
        let descending = orders.last().is_none_or(|order| order.descending) != backwards;
        keys.extend(tie_breaks(resource, orders).map(|(place, field)| {
            let expr = own(&resource.shape, &field.column.iden);
            let alias = own_alias(place);
            OrderKey { expr, field: field.clone(), nullable: false, descending, alias }
        }));
        keys
    }

    /// Native enums are in the order of their declaration. MySQL sorts them so but compares them as
    /// text, and a place in the list needs both to agree.
    fn ordered(&self, expr: Expr, field: &Field) -> Expr {
        match variants(&field.column, self.backend) {
            Some(variants) => {
                let variants = variants.iter().map(|variant| Expr::val(variant.to_string()));
                let place = Func::cust("FIELD").args(std::iter::once(expr).chain(variants));
                Func::cust("NULLIF").args([Expr::from(place), Expr::val(0)]).into()
            }
            None => expr,
        }
    }

    /// What a path is sorted by: its column, reached by outer joins to one row each; for a foreign
    /// key that stands for its target, what the target is called.
    fn order_expr(
        &self,
        select: &mut SelectStatement,
        resource: &Resource,
        path: &Path,
        place: usize,
    ) -> (Expr, bool) {
        let mut table = table_iden(&resource.shape);
        for (step, join) in path.joins.iter().enumerate() {
            let alias = Alias::new(format!("o{place}_{step}")).into_iden();
            self.outer_join(select, &table, join, alias.clone());
            table = alias;
        }
        let target = path.field.relation.as_ref().and_then(|to| self.registry.of_table(&to.table));
        let label = target.and_then(|target| Some((target, target.display.as_ref()?)));
        if let Some((target, display)) = label {
            let alias = Alias::new(format!("o{place}_label")).into_iden();
            self.outer_join(select, &table, &to_target(&path.field, target), alias.clone());
            return (self.column(&alias, display), true);
        }
        let nullable = path.field.column.nullable || !path.joins.is_empty();
        (self.column(&table, &path.field), nullable)
    }

    /// Orders by `keys`.
    pub(super) fn order(&self, select: &mut SelectStatement, keys: &[OrderKey]) {
        for key in keys {
            self.order_by(select, key.expr.clone(), key);
        }
    }

    /// Orders by the same keys a statement around the one that has them.
    pub(super) fn order_outside(
        &self,
        select: &mut SelectStatement,
        table: &DynIden,
        keys: &[OrderKey],
    ) {
        for key in keys {
            self.order_by(select, Expr::col((table.clone(), key.alias.clone())), key);
        }
    }

    /// Nulls are the largest, as on PostgreSQL; there the plain order says so already, and only the
    /// plain order can be read off an index.
    fn order_by(&self, select: &mut SelectStatement, expr: Expr, key: &OrderKey) {
        let direction = if key.descending { Direction::Desc } else { Direction::Asc };
        if key.nullable && self.backend != DatabaseBackend::Postgres {
            let nulls = if key.descending { NullOrdering::First } else { NullOrdering::Last };
            select.order_by_expr_with_nulls(expr, direction, nulls);
        } else {
            select.order_by_expr(expr, direction);
        }
    }

    /// The rows behind a place in the order, as stretches of it that follow each other: where the
    /// first key may be null, the rows in which it is are a stretch of their own, because no index
    /// is read on from a condition that says "this or null".
    pub(super) fn stretches(&self, keys: &[OrderKey], from: Option<&Cursor>) -> Vec<Stretch> {
        let Some(from) = from else {
            return vec![Stretch { condition: Condition::all(), keys: keys.to_vec() }];
        };
        let values = from.values();
        let (Some((first, rest)), Some((value, others))) =
            (keys.split_first(), values.split_first())
        else {
            return Vec::new();
        };
        let tied = self.beyond(rest, others);
        match (value, first.nullable) {
            (Some(text), nullable) => {
                let condition = self.beyond_value(first, text, tied, rest.is_empty());
                let here = Stretch { condition, keys: known(first, rest) };
                let nulls = (nullable && !first.descending).then(|| Stretch {
                    condition: Condition::all().add(first.expr.clone().is_null()),
                    keys: rest.to_vec(),
                });
                std::iter::once(here).chain(nulls).collect()
            }
            (None, _) => {
                let condition = Condition::all().add(first.expr.clone().is_null()).add(tied);
                let here = Stretch { condition, keys: rest.to_vec() };
                let others = first.descending.then(|| Stretch {
                    condition: Condition::all().add(first.expr.clone().is_not_null()),
                    keys: known(first, rest),
                });
                std::iter::once(here).chain(others).collect()
            }
        }
    }

    /// `a <= x AND (a < x OR (a = x AND …))`: the first half alone can be read off an index.
    fn beyond_value(
        &self,
        key: &OrderKey,
        value: &(String, Value),
        tied: Condition,
        last: bool,
    ) -> Condition {
        let beyond = self.strictly(key, value);
        if last {
            return Condition::all().add(beyond);
        }
        let bound = self.bind(key, value);
        let expr = key.expr.clone();
        let edge = if key.descending {
            expr.clone().lte(bound.clone())
        } else {
            expr.clone().gte(bound.clone())
        };
        let same = Condition::all().add(expr.eq(bound)).add(tied);
        Condition::all().add(edge).add(Condition::any().add(beyond).add(same))
    }

    /// Behind the place by these keys, nulls included; nothing is behind it by no key.
    fn beyond(&self, keys: &[OrderKey], values: &[Option<(String, Value)>]) -> Condition {
        let (Some((key, rest)), Some((value, others))) = (keys.split_first(), values.split_first())
        else {
            return Condition::all().add(Expr::value(false));
        };
        let expr = || key.expr.clone();
        let mut beyond = Condition::any();
        match value {
            Some(value) => {
                beyond = beyond.add(self.strictly(key, value));
                if key.nullable && !key.descending {
                    beyond = beyond.add(expr().is_null());
                }
            }
            None if key.descending => beyond = beyond.add(expr().is_not_null()),
            None => {}
        }
        if rest.is_empty() {
            return beyond;
        }
        let same = match value {
            Some(value) => expr().eq(self.bind(key, value)),
            None => expr().is_null(),
        };
        beyond.add(Condition::all().add(same).add(self.beyond(rest, others)))
    }

    fn strictly(&self, key: &OrderKey, value: &(String, Value)) -> Expr {
        let bound = self.bind(key, value);
        let expr = key.expr.clone();
        if key.descending { expr.lt(bound) } else { expr.gt(bound) }
    }

    fn bind(&self, key: &OrderKey, (text, value): &(String, Value)) -> Expr {
        let column = &key.field.column;
        if is_read_as_text(&key.field, self.backend) {
            return Expr::val(text.clone());
        }
        match variants(column, self.backend) {
            Some(variants) => {
                let place = variants.iter().position(|variant| variant.to_string() == *text);
                Expr::val(place.map_or(0, |place| i64::try_from(place + 1).unwrap_or(0)))
            }
            None => decode::bind_expr(column, value.clone(), self.backend),
        }
    }
}

/// Rows that follow each other in an order, and what still tells them apart.
pub(super) struct Stretch {
    pub(super) condition: Condition,
    pub(super) keys: Vec<OrderKey>,
}

/// The same keys where the first is known not to be null.
fn known(first: &OrderKey, rest: &[OrderKey]) -> Vec<OrderKey> {
    let first = OrderKey { nullable: false, ..first.clone() };
    std::iter::once(first).chain(rest.iter().cloned()).collect()
}

/// The name of the own column at this place inside a statement that is joined to others.
pub(super) fn own_alias(place: usize) -> DynIden {
    Alias::new(format!("c{place}")).into_iden()
}

impl OrderKey {
    /// Selects what the key compares, so that a statement around this one can order by it.
    pub(super) fn select(&self, select: &mut SelectStatement) {
        select.expr_as(self.expr.clone(), self.alias.clone());
    }

    /// Selects it in a statement around that one, in the form that [`read`](Self::read) reads.
    pub(super) fn select_outside(
        &self,
        select: &mut SelectStatement,
        table: &DynIden,
        backend: DatabaseBackend,
    ) {
        let column = ColumnShape { iden: self.alias.clone(), ..self.field.column.clone() };
        let plain = || Expr::col((table.clone(), self.alias.clone()));
        select.expr(match variants(&self.field.column, backend) {
            Some(_) => plain(),
            None if is_read_as_text(&self.field, backend) => plain().cast_as("text"),
            None => decode::select_expr(&column, table, backend),
        });
    }

    /// What a row is sorted by, as a part of a cursor.
    pub(super) fn read(
        &self,
        result: &QueryResult,
        index: usize,
        backend: DatabaseBackend,
    ) -> Cell {
        let text = |text: Option<String>| Cell::Value(Value::String(text));
        if let Some(variants) = variants(&self.field.column, backend) {
            let place = result.try_get_by_index::<Option<i64>>(index).ok().flatten();
            let variant = place.and_then(|place| variants.get(usize::try_from(place - 1).ok()?));
            return text(variant.map(ToString::to_string));
        }
        if is_read_as_text(&self.field, backend) {
            return result.try_get_by_index(index).map_or(Cell::Unreadable, text);
        }
        decode::decode(result, index, &self.field.column)
    }
}

/// SQLite compares dates as the texts they are kept as, and one moment has several.
fn is_read_as_text(field: &Field, backend: DatabaseBackend) -> bool {
    let is_date = matches!(field.kind, Kind::Date | Kind::Time | Kind::DateTime { .. });
    backend == DatabaseBackend::Sqlite && is_date
}

fn variants(column: &ColumnShape, backend: DatabaseBackend) -> Option<&[DynIden]> {
    match &column.column_type {
        sea_orm::ColumnType::Enum { variants, .. } if backend == DatabaseBackend::MySql => {
            Some(variants)
        }
        _ => None,
    }
}
