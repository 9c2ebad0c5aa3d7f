//! The rows that point at some rows through one foreign key: one statement.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    DatabaseBackend, QueryResult, Value,
    sea_query::{
        Alias, CaseStatement, Condition, DynIden, Expr, ExprTrait, IntoIden, Order, Query,
        SelectStatement,
    },
};

use super::edge::{self, Edge, Effect};
use crate::{
    Permission,
    descriptor::ColumnShape,
    resource::{Key, Resource, decode, source::integer, statement::Statements},
    value,
};

/// Values of a row by the place of their column.
pub(super) type Values = HashMap<usize, Value>;

/// Says whether a row may be seen; the column is the first of each statement.
const VISIBLE: &str = "c0";

/// A statement for the rows behind one edge, and how to read them.
pub(super) struct Pointing<'a> {
    edge: &'a Edge,
    statements: Statements<'a>,
    /// What is read of a registered row: its key, and then what else is needed of it.
    columns: Vec<usize>,
    /// Which of the rows pointed at has this key, as text.
    parents: HashMap<String, usize>,
    keys: Vec<Vec<Value>>,
}

/// A row that points at another.
pub(super) struct Pointer {
    /// The row it points at, by the number it was given with.
    pub(super) parent: usize,
    /// Which row it is; `None` where its table is not registered.
    pub(super) key: Option<Key>,
    /// What else is needed of it.
    pub(super) values: Values,
    /// Whether this person may see it.
    pub(super) visible: bool,
}

impl<'a> Pointing<'a> {
    /// What points through `edge` at these rows; `None` when nothing can.
    pub(super) fn new<'v>(
        edge: &'a Edge,
        statements: Statements<'a>,
        targets: impl IntoIterator<Item = (usize, &'v Values)>,
    ) -> Option<Self> {
        let (mut parents, mut keys) = (HashMap::new(), Vec::new());
        for (number, values) in targets {
            // A null is pointed at by nothing.
            let key =
                edge.to.iter().map(|to| values.get(to).cloned().filter(|v| !value::is_null(v)));
            if let Some(key) = key.collect::<Option<Vec<Value>>>() {
                parents.entry(text(&key)).or_insert(number);
                keys.push(key);
            }
        }
        let columns = edge.child.as_deref().map(|child| needed(child, statements));
        let columns = columns.unwrap_or_default();
        (!keys.is_empty()).then_some(Self { edge, statements, columns, parents, keys })
    }

    /// Rows that may not be seen come first, so that the limit never hides one.
    pub(super) fn select(&self, limit: u64) -> SelectStatement {
        let (edge, table) = (self.edge, self.table());
        let child = edge
            .child
            .iter()
            .flat_map(|child| self.columns.iter().map(|&index| &child.shape.columns[index]));
        let mut select = Query::select();
        select.from(edge.table.clone()).expr_as(self.visible(), Alias::new(VISIBLE));
        for (place, column) in edge.from.iter().chain(child).enumerate() {
            let expr = decode::select_expr(column, &table, self.backend());
            select.expr_as(expr, Alias::new(format!("c{}", place + 1)));
        }
        select.cond_where(self.condition(&table));
        select.order_by(Alias::new(VISIBLE), Order::Asc).limit(limit);
        select
    }

    fn backend(&self) -> DatabaseBackend {
        self.statements.backend
    }

    fn table(&self) -> DynIden {
        Alias::new(&self.edge.name.table).into_iden()
    }

    fn visible(&self) -> Expr {
        let actor = self.statements.actor;
        let child = self.edge.child.as_ref();
        match child.filter(|child| child.allows(actor, Permission::View)) {
            Some(child) => CaseStatement::new()
                .case(self.touchable(child), Expr::value(1))
                .finally(Expr::value(0))
                .into(),
            None => Expr::value(0),
        }
    }

    /// Which rows this person sees and may do that to which would happen to them.
    fn touchable(&self, child: &Resource) -> Condition {
        let actor = self.statements.actor;
        let scope = Condition::all().add(child.adapter.scope(actor));
        match self.edge.effect {
            Effect::Goes => scope.add(child.adapter.permits(actor, Permission::Delete)),
            Effect::Emptied | Effect::Protects => scope,
        }
    }

    /// Column by column: SQLite compares no row values with a list.
    fn condition(&self, table: &DynIden) -> Condition {
        let equal = |(column, value): (&ColumnShape, &Value)| {
            let bound = decode::bind_expr(column, value.clone(), self.backend());
            Expr::col((table.clone(), column.iden.clone())).eq(bound)
        };
        if let [column] = &self.edge.from[..] {
            let bind = |key: &Vec<Value>| decode::bind_expr(column, key[0].clone(), self.backend());
            let column = Expr::col((table.clone(), column.iden.clone()));
            return Condition::all().add(column.is_in(self.keys.iter().map(bind)));
        }
        self.keys.iter().fold(Condition::any(), |any, key| {
            let all = self.edge.from.iter().zip(key).map(equal);
            any.add(all.fold(Condition::all(), Condition::add))
        })
    }

    pub(super) fn read(&self, row: &QueryResult) -> Option<Pointer> {
        let cell = |place: usize, column| decode::decode(row, place, column).value().cloned();
        let from = self.edge.from.iter().enumerate();
        let from: Option<Vec<Value>> =
            from.map(|(place, column)| cell(place + 1, column)).collect();
        let after = 1 + self.edge.from.len();
        let values: Values = self
            .edge
            .child
            .iter()
            .flat_map(|child| {
                self.columns.iter().map(|&index| (index, &child.shape.columns[index]))
            })
            .enumerate()
            .filter_map(|(place, (index, column))| Some((index, cell(after + place, column)?)))
            .collect();
        Some(Pointer {
            parent: *self.parents.get(&text(&from?))?,
            key: self.edge.child.as_deref().and_then(|child| key(child, &values)),
            visible: integer(row, 0) == 1,
            values,
        })
    }
}

/// The key, what it is called by, and what others point at.
fn needed(resource: &Resource, statements: Statements<'_>) -> Vec<usize> {
    let pointed_at = edge::into(statements.registry, resource).into_iter().flat_map(|edge| edge.to);
    let display = resource.display.iter().map(|field| field.index);
    let key = resource.shape.primary_key.iter().copied();
    let all: BTreeSet<usize> = key.chain(display).chain(pointed_at).collect();
    all.into_iter().collect()
}

fn key(resource: &Resource, values: &Values) -> Option<Key> {
    let parts = resource.shape.primary_key.iter().map(|index| values.get(index).cloned());
    parts.collect::<Option<Vec<Value>>>().map(Key::new)
}

/// The two ends of a foreign key may be numbers of different widths, but their texts are the same.
fn text(key: &[Value]) -> String {
    key.iter().map(value::text).collect::<Vec<_>>().join("\u{1f}")
}
