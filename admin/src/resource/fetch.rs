//! Rows with their labels: one statement, whatever the number of rows.
//!
//! The rows are chosen first, with columns of their own table alone; what lies behind their foreign
//! keys is joined to the few that were chosen. So a join never meets more rows than a page has.

use std::sync::Arc;

use sea_orm::{
    DatabaseBackend, QueryResult, Value,
    sea_query::{Alias, Asterisk, DynIden, IntoIden, Query, SelectStatement, UnionType},
};

use super::{
    Cell, Content, Key, Path, Resource, Row, RowQuery,
    adapter::Models,
    decode,
    order::{OrderKey, own_alias},
    path::Join,
    read::Reader,
    statement::{Own, Statements, to_target},
};
use crate::{Result, descriptor::ColumnShape, field::Field, value};

/// The name of the chosen rows where others are joined to them.
const CHOSEN: &str = "page";

/// A statement, and how its answer is read.
pub(super) struct Fetch<'a> {
    pub(super) select: SelectStatement,
    backend: DatabaseBackend,
    resource: &'a Resource,
    slots: Vec<Slot>,
    order: Vec<OrderKey>,
    backwards: bool,
    /// Whether the rows are read as models, too.
    models: bool,
}

/// What the answer holds for one column.
enum Slot {
    /// The field itself.
    Own(Arc<Field>),
    /// A foreign key, and what its target is called by where that is known.
    Related(Arc<Field>, Option<Arc<Field>>),
    /// A field of another row.
    Far(Arc<Field>),
    /// Nothing: it is filled in when the rows are there.
    Later,
}

/// Rows, and the models of them where a column is computed from those.
pub(super) struct Fetched {
    pub(super) rows: Vec<Row>,
    pub(super) models: Option<Models>,
}

impl<'a> Fetch<'a> {
    /// The rows of a query.
    pub(super) fn query(
        statements: &Statements<'_>,
        resource: &'a Resource,
        query: &RowQuery,
    ) -> Self {
        let mut outside = Outside::new(resource);
        let slots = outside.slots(statements, resource, &query.columns);
        let models = needs_models(&query.columns);
        let of_model = if models { outside.own_columns(resource) } else { Vec::new() };
        let (parts, keys) = statements.query(resource, query, &outside.own);
        for key in &keys {
            key.select_outside(&mut outside.select, &chosen(), statements.backend);
        }
        if models {
            resource.adapter.select_model(&mut outside.select, &chosen(), &of_model);
        }
        statements.order_outside(&mut outside.select, &chosen(), &keys);
        if parts.len() > 1 {
            outside.select.limit(query.limit);
        }
        Self {
            select: outside.finish(parts),
            backend: statements.backend,
            resource,
            slots,
            order: keys,
            backwards: query.seek.backwards,
            models,
        }
    }

    /// The row with a key.
    pub(super) fn row(
        statements: &Statements<'_>,
        resource: &'a Resource,
        key: &Key,
        columns: &[Content],
    ) -> Self {
        let mut outside = Outside::new(resource);
        let slots = outside.slots(statements, resource, columns);
        let models = needs_models(columns);
        let of_model = if models { outside.own_columns(resource) } else { Vec::new() };
        let mut row = statements.row(resource, key);
        statements.select_raw(&mut row, &resource.shape, &outside.own);
        if models {
            resource.adapter.select_model(&mut outside.select, &chosen(), &of_model);
        }
        Self {
            select: outside.finish(vec![row]),
            backend: statements.backend,
            resource,
            slots,
            order: Vec::new(),
            backwards: false,
            models,
        }
    }

    pub(super) async fn run(&self, reader: &Reader<'_>) -> Result<Fetched> {
        let mut found = reader.all(&self.select).await?;
        if self.backwards {
            found.reverse();
        }
        let models = self.models.then(|| self.resource.adapter.models(&found));
        Ok(Fetched { rows: found.iter().map(|result| self.read(result)).collect(), models })
    }

    fn read(&self, result: &QueryResult) -> Row {
        let mut answer = Answer { result, place: 0 };
        let key = read_key(&mut answer, self.resource);
        let cells = self.slots.iter().map(|slot| slot.read(&mut answer)).collect();
        let order = self.order.iter();
        let place = order.map(|key| key.read(result, answer.next_place(), self.backend)).collect();
        Row { key, cells, place }
    }
}

/// The columns of a row of the answer, one after the other.
struct Answer<'a> {
    result: &'a QueryResult,
    place: usize,
}

impl Answer<'_> {
    fn next_place(&mut self) -> usize {
        self.place += 1;
        self.place - 1
    }

    fn next(&mut self, column: &ColumnShape) -> Cell {
        let place = self.next_place();
        decode::decode(self.result, place, column)
    }
}

/// The key whose first part stands at this place.
pub(super) fn key_at(result: &QueryResult, place: usize, resource: &Resource) -> Key {
    read_key(&mut Answer { result, place }, resource)
}

fn read_key(answer: &mut Answer<'_>, resource: &Resource) -> Key {
    let columns = resource.shape.primary_key.iter().map(|&index| &resource.shape.columns[index]);
    let parts = columns.map(|column| {
        let cell = answer.next(column);
        cell.value().cloned().unwrap_or(Value::String(None))
    });
    Key::new(parts.collect())
}

impl Slot {
    fn read(&self, answer: &mut Answer<'_>) -> Cell {
        match self {
            Self::Own(field) | Self::Far(field) => answer.next(&field.column),
            Self::Related(field, display) => {
                let key = answer.next(&field.column);
                let label = display.as_ref().map(|display| answer.next(&display.column));
                related(key, label.as_ref())
            }
            Self::Later => Cell::Unreadable,
        }
    }
}

fn related(key: Cell, label: Option<&Cell>) -> Cell {
    let Cell::Value(key) = key else { return key };
    let label = label.and_then(Cell::value).filter(|label| !value::is_null(label)).map(value::text);
    Cell::Related { key, label: label.filter(|label| !label.trim().is_empty()) }
}

/// The statement around the chosen rows.
struct Outside {
    select: SelectStatement,
    /// What the chosen rows must bring along, by place: the key, then what was asked for.
    own: Vec<Own>,
    joined: Vec<Joined>,
}

/// A table that was joined, under the name it was given.
struct Joined {
    near: DynIden,
    join: Join,
    alias: DynIden,
}

impl Outside {
    fn new(resource: &Resource) -> Self {
        let shape = &resource.shape;
        let key = shape.primary_key.iter().map(|&index| shape.columns[index].iden.clone());
        let key = key.map(Own::Column);
        Self { select: Query::select(), own: key.collect(), joined: Vec::new() }
    }

    /// Adds the key and then each column.
    fn slots(
        &mut self,
        statements: &Statements<'_>,
        resource: &Resource,
        columns: &[Content],
    ) -> Vec<Slot> {
        for (place, &index) in resource.shape.primary_key.iter().enumerate() {
            self.add(statements, &resource.shape.columns[index], &chosen(), own_alias(place));
        }
        columns.iter().map(|content| self.slot(statements, content)).collect()
    }

    fn slot(&mut self, statements: &Statements<'_>, content: &Content) -> Slot {
        match content {
            Content::Path(path) => self.end_of(statements, path),
            Content::Several(_) | Content::Computed(_) => Slot::Later,
        }
    }

    /// What stands at the end of a path.
    fn end_of(&mut self, statements: &Statements<'_>, path: &Path) -> Slot {
        let label = label_of(statements, &path.field);
        if path.joins.is_empty() {
            let near = self.own_field(&path.field);
            self.add(statements, &path.field.column, &chosen(), near);
            if path.field.relation.is_none() {
                return Slot::Own(path.field.clone());
            }
            let display = label.map(|(join, display)| {
                let table = self.follow(statements, &[join]);
                self.add_far(statements, &display, &table);
                display
            });
            return Slot::Related(path.field.clone(), display);
        }
        let (onward, field) = match label {
            Some((join, display)) => (Some(join), display),
            None => (None, path.field.clone()),
        };
        let joins: Vec<Join> = path.joins.iter().cloned().chain(onward).collect();
        let table = self.follow(statements, &joins);
        self.add_far(statements, &field, &table);
        Slot::Far(field)
    }

    /// The name of an own field among those of the chosen rows.
    fn own_field(&mut self, field: &Arc<Field>) -> DynIden {
        if field.expression.is_none() {
            return self.own(&field.column.iden);
        }
        let same = |own: &Own| matches!(own, Own::Made(other) if other.name == field.name);
        self.named(same, || Own::Made(field.clone()))
    }

    /// The name of an own column among those of the chosen rows.
    fn own(&mut self, iden: &DynIden) -> DynIden {
        let same = |own: &Own| matches!(own, Own::Column(other) if other == iden);
        self.named(same, || Own::Column(iden.clone()))
    }

    fn named(&mut self, same: impl Fn(&Own) -> bool, new: impl Fn() -> Own) -> DynIden {
        let place = self.own.iter().position(same).unwrap_or_else(|| {
            self.own.push(new());
            self.own.len() - 1
        });
        own_alias(place)
    }

    /// The names of all own columns, in the order of the entity.
    fn own_columns(&mut self, resource: &Resource) -> Vec<DynIden> {
        resource.shape.columns.iter().map(|column| self.own(&column.iden)).collect()
    }

    fn add_far(&mut self, statements: &Statements<'_>, field: &Field, table: &DynIden) {
        let expr = statements.column(table, field);
        self.select.expr(decode::select_as(expr, &field.column, statements.backend));
    }

    fn add(
        &mut self,
        statements: &Statements<'_>,
        column: &ColumnShape,
        table: &DynIden,
        iden: DynIden,
    ) {
        let column = ColumnShape { iden, ..column.clone() };
        self.select.expr(decode::select_expr(&column, table, statements.backend));
    }

    /// Joins what lies on the way from the chosen rows, each table once, and names the last.
    fn follow(&mut self, statements: &Statements<'_>, joins: &[Join]) -> DynIden {
        let mut near = chosen();
        for (step, join) in joins.iter().enumerate() {
            let mut join = join.clone();
            if step == 0 {
                join.from = join.from.iter().map(|iden| self.own(iden)).collect();
            }
            near = self.join(statements, near, join);
        }
        near
    }

    fn join(&mut self, statements: &Statements<'_>, near: DynIden, join: Join) -> DynIden {
        let same = |other: &&Joined| {
            other.near == near
                && other.join.table == join.table
                && other.join.from == join.from
                && other.join.to == join.to
        };
        if let Some(joined) = self.joined.iter().find(same) {
            return joined.alias.clone();
        }
        let alias = Alias::new(format!("j{}", self.joined.len())).into_iden();
        statements.outer_join(&mut self.select, &near, &join, alias.clone());
        self.joined.push(Joined { near, join, alias: alias.clone() });
        alias
    }

    fn finish(mut self, chosen_rows: Vec<SelectStatement>) -> SelectStatement {
        self.select.from_subquery(all_of(chosen_rows), chosen());
        self.select
    }
}

/// A method is given the model.
fn needs_models(columns: &[Content]) -> bool {
    columns.iter().any(|content| matches!(content, Content::Computed(_)))
}

pub(super) fn chosen() -> DynIden {
    Alias::new(CHOSEN).into_iden()
}

/// Several statements as one; SQLite has no brackets around a part that has its own order.
pub(super) fn all_of(mut parts: Vec<SelectStatement>) -> SelectStatement {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let whole = |(place, part): (usize, SelectStatement)| {
        let alias = Alias::new(format!("part{place}"));
        Query::select().column(Asterisk).from_subquery(part, alias).take()
    };
    let mut parts = parts.into_iter().enumerate().map(whole);
    let mut all = parts.next().unwrap_or_default();
    for part in parts {
        all.union(UnionType::All, part);
    }
    all
}

/// From a foreign key to the field that its target is called by.
fn label_of(statements: &Statements<'_>, field: &Field) -> Option<(Join, Arc<Field>)> {
    let relation = field.relation.as_ref()?;
    let target = statements.registry.of_table(&relation.table)?;
    Some((to_target(field, target), target.display.clone()?))
}

/// Runs `select`, which has no columns yet, and reads `columns` of each row, all of them its own and
/// without labels: a statement that can also lock.
pub(super) async fn bare_rows(
    reader: &Reader<'_>,
    statements: &Statements<'_>,
    resource: &Resource,
    mut select: SelectStatement,
    columns: &[Content],
) -> Result<Vec<Row>> {
    let own = || columns.iter().filter_map(Content::path).map(|path| &*path.field);
    statements.select_own(&mut select, &resource.shape, own());
    let found = reader.all(&select).await?;
    let bare = |result: &QueryResult| {
        let mut answer = Answer { result, place: 0 };
        let key = read_key(&mut answer, resource);
        let cells = own().map(|field| {
            let cell = answer.next(&field.column);
            if field.relation.is_some() { related(cell, None) } else { cell }
        });
        Row { key, cells: cells.collect(), place: Vec::new() }
    };
    Ok(found.iter().map(bare).collect())
}
