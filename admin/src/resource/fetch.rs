//! Rows with their labels: one statement for the rows, and one for each table that their foreign
//! keys and paths lead to, whatever the number of rows.

use std::{collections::HashMap, sync::Arc};

use sea_orm::{
    QueryResult, Value,
    sea_query::{Alias, Condition, DynIden, Expr, ExprTrait, IntoIden, Query, SelectStatement},
};

use super::{
    Cell, Content, Key, Path, Resource, Row, decode,
    path::Join,
    read::Reader,
    statement::{Statements, far_iden, row_of, to_target},
};
use crate::{Result, field::Field, value};

/// Runs `select`, which has no columns yet, and reads `columns` of each row.
pub(super) async fn rows(
    reader: &Reader<'_>,
    statements: &Statements<'_>,
    resource: &Resource,
    select: SelectStatement,
    columns: &[Content],
) -> Result<Vec<Row>> {
    let near = near_fields(resource, columns);
    let mut rows = near_rows(reader, statements, resource, select, &near).await?;
    for trip in trips(statements, resource, columns) {
        trip.run(reader, statements, &near, &mut rows).await?;
    }
    Ok(rows.into_iter().map(|row| row.finish(columns)).collect())
}

/// The same without labels: one statement.
pub(super) async fn bare_rows(
    reader: &Reader<'_>,
    statements: &Statements<'_>,
    resource: &Resource,
    select: SelectStatement,
    columns: &[Content],
) -> Result<Vec<Row>> {
    let near = near_fields(resource, columns);
    let rows = near_rows(reader, statements, resource, select, &near).await?;
    Ok(rows.into_iter().map(|row| row.finish(columns)).collect())
}

async fn near_rows(
    reader: &Reader<'_>,
    statements: &Statements<'_>,
    resource: &Resource,
    mut select: SelectStatement,
    near: &[Vec<Arc<Field>>],
) -> Result<Vec<NearRow>> {
    let fields = near.iter().flatten().map(|field| &**field);
    statements.select_own(&mut select, &resource.shape, fields);
    let found = reader.all(&select).await?;
    Ok(found.iter().map(|result| NearRow::read(result, resource, near)).collect())
}

/// For each column, the fields of the row itself that it needs: the field, or the near end of its
/// first relation.
pub(super) fn near_fields(resource: &Resource, columns: &[Content]) -> Vec<Vec<Arc<Field>>> {
    let ends = |join: &Join| {
        let found = join.from.iter().filter_map(|iden| resource.shape.column_named(iden));
        found.map(|index| resource.fields[index].clone()).collect()
    };
    columns
        .iter()
        .map(|content| match content {
            Content::Path(path) => {
                path.joins.first().map_or_else(|| vec![path.field.clone()], ends)
            }
        })
        .collect()
}

/// A row with what stands in its own columns, by column asked for, and what was found behind it.
struct NearRow {
    key: Key,
    near: Vec<Vec<Cell>>,
    far: Vec<Option<Cell>>,
}

impl NearRow {
    fn read(result: &QueryResult, resource: &Resource, near: &[Vec<Arc<Field>>]) -> Self {
        let shape = &resource.shape;
        let keys = shape.primary_key.iter().enumerate();
        let key = keys.map(|(place, &index)| {
            let cell = decode::decode(result, place, &shape.columns[index]);
            cell.value().cloned().unwrap_or(Value::String(None))
        });
        let key = Key::new(key.collect());
        let mut place = shape.primary_key.len();
        let mut next = |field: &Arc<Field>| {
            place += 1;
            decode::decode(result, place - 1, &field.column)
        };
        let cells = near.iter().map(|fields| fields.iter().map(&mut next).collect()).collect();
        Self { key, near: cells, far: vec![None; near.len()] }
    }

    fn finish(self, columns: &[Content]) -> Row {
        let cells = self.near.into_iter().zip(self.far).zip(columns);
        let cells = cells.map(|((near, far), content)| match content {
            Content::Path(path) => at_end(path, near, far),
        });
        Row { key: self.key, cells: cells.collect() }
    }
}

/// What stands at the end of a path.
fn at_end(path: &Path, mut near: Vec<Cell>, far: Option<Cell>) -> Cell {
    match (path.joins.is_empty(), far) {
        (true, _) if near[0] == Cell::Unreadable => Cell::Unreadable,
        (true, far) if path.field.relation.is_some() => related(&near[0], far.as_ref()),
        (true, _) => near.remove(0),
        (false, far) => far.unwrap_or_else(|| Cell::Value(value::null_of(&path.field.column))),
    }
}

fn related(near: &Cell, far: Option<&Cell>) -> Cell {
    let label = far.and_then(Cell::value).map(value::text);
    let key = near.value().cloned().unwrap_or(Value::String(None));
    Cell::Related { key, label: label.filter(|label| !label.trim().is_empty()) }
}

/// One statement to one far table, for all columns that begin with the same relation.
struct Trip {
    first: Join,
    legs: Vec<Leg>,
}

/// What one column wants from a trip: relations to follow further, and the field at their end.
struct Leg {
    column: usize,
    onward: Vec<Join>,
    field: Arc<Field>,
}

fn trips(statements: &Statements<'_>, resource: &Resource, columns: &[Content]) -> Vec<Trip> {
    let mut trips: Vec<Trip> = Vec::new();
    let paths = columns.iter().map(Content::path).enumerate();
    for (column, path) in paths.filter_map(|(column, path)| Some((column, path?))) {
        let Some((first, leg)) = leg(statements, column, path) else { continue };
        let same = |trip: &&mut Trip| trip.first.table == first.table && trip.first.to == first.to;
        match trips.iter_mut().find(same) {
            Some(trip) => trip.legs.push(leg),
            None => trips.push(Trip { first, legs: vec![leg] }),
        }
    }
    debug_assert!(
        trips.len() <= columns.len(),
        "{}: a trip for each column at most",
        resource.slug
    );
    trips
}

fn leg(statements: &Statements<'_>, column: usize, path: &Path) -> Option<(Join, Leg)> {
    let mut hops = path.joins.clone();
    let mut field = path.field.clone();
    if let Some((join, display)) = label_of(statements, &field) {
        hops.push(join);
        field = display;
    }
    let mut hops = hops.into_iter();
    let first = hops.next()?;
    Some((first, Leg { column, onward: hops.collect(), field }))
}

/// From a foreign key to the field that its target is called by.
fn label_of(statements: &Statements<'_>, field: &Field) -> Option<(Join, Arc<Field>)> {
    let relation = field.relation.as_ref()?;
    let target = statements.registry.of_table(&relation.table)?;
    Some((to_target(field, target), target.display.clone()?))
}

impl Trip {
    async fn run(
        &self,
        reader: &Reader<'_>,
        statements: &Statements<'_>,
        near: &[Vec<Arc<Field>>],
        rows: &mut [NearRow],
    ) -> Result<()> {
        let keys = self.keys(rows);
        if keys.is_empty() {
            return Ok(());
        }
        let ends = &near[self.legs[0].column];
        debug_assert_eq!(ends.len(), self.first.to.len(), "{:?}", self.first.table);
        let found = reader.all(&self.select(statements, ends, keys.values())).await?;
        let found = self.read(&found, ends);
        for row in rows {
            for (place, leg) in self.legs.iter().enumerate() {
                let key = key_text(&row.near[leg.column]);
                row.far[leg.column] = found.get(&key).map(|cells| cells[place].clone());
            }
        }
        Ok(())
    }

    /// The distinct foreign keys among the rows; a null one leads nowhere.
    fn keys(&self, rows: &[NearRow]) -> HashMap<String, Vec<Value>> {
        let near = rows.iter().flat_map(|row| self.legs.iter().map(|leg| &row.near[leg.column]));
        near.filter_map(|cells| Some((key_text(cells), key_values(cells)?))).collect()
    }

    fn select<'k>(
        &self,
        statements: &Statements<'_>,
        ends: &[Arc<Field>],
        keys: impl Iterator<Item = &'k Vec<Value>>,
    ) -> SelectStatement {
        let mut select = Query::select();
        let far = far_iden(&self.first);
        select.from(self.first.table.clone());
        for (place, (to, end)) in self.first.to.iter().zip(ends).enumerate() {
            let mut column = end.column.clone();
            column.iden = to.clone();
            let expr = decode::select_expr(&column, &far, statements.backend);
            select.expr_as(expr, Alias::new(format!("k{place}")));
        }
        for (place, leg) in self.legs.iter().enumerate() {
            let table = leg.travel(&mut select, statements, &far, place);
            let expr = decode::select_expr(&leg.field.column, &table, statements.backend);
            select.expr_as(expr, Alias::new(format!("v{place}")));
        }
        select.cond_where(statements.scope_of(&self.first));
        select.cond_where(self.among(statements, &far, ends, keys));
        select
    }

    fn among<'k>(
        &self,
        statements: &Statements<'_>,
        far: &DynIden,
        ends: &[Arc<Field>],
        keys: impl Iterator<Item = &'k Vec<Value>>,
    ) -> Condition {
        let bind = |(value, end): (&Value, &Arc<Field>)| {
            decode::bind_expr(&end.column, value.clone(), statements.backend)
        };
        let keys = keys.map(|key| {
            let mut parts: Vec<Expr> = key.iter().zip(ends).map(bind).collect();
            if parts.len() == 1 { parts.remove(0) } else { Expr::tuple(parts) }
        });
        Condition::all().add(row_of(far, &self.first.to).is_in(keys))
    }

    fn read(&self, found: &[QueryResult], ends: &[Arc<Field>]) -> HashMap<String, Vec<Cell>> {
        let keys = ends.len();
        found
            .iter()
            .map(|result| {
                let key: Vec<Cell> = ends
                    .iter()
                    .enumerate()
                    .map(|(place, end)| decode::decode(result, place, &end.column))
                    .collect();
                let cells = self.legs.iter().enumerate();
                let cells = cells
                    .map(|(place, leg)| decode::decode(result, keys + place, &leg.field.column));
                (key_text(&key), cells.collect())
            })
            .collect()
    }
}

impl Leg {
    /// Joins what lies between the far table and the field, and names its table.
    fn travel(
        &self,
        select: &mut SelectStatement,
        statements: &Statements<'_>,
        far: &DynIden,
        place: usize,
    ) -> DynIden {
        self.onward.iter().enumerate().fold(far.clone(), |near, (step, join)| {
            let alias = Alias::new(format!("j{place}_{step}")).into_iden();
            statements.outer_join(select, &near, join, alias.clone());
            alias
        })
    }
}

/// Keys are compared as text: the two ends of a relation may be integers of different widths.
fn key_text(cells: &[Cell]) -> String {
    let parts = cells.iter().map(|cell| cell.value().map(value::text).unwrap_or_default());
    parts.collect::<Vec<_>>().join("\u{1f}")
}

fn key_values(cells: &[Cell]) -> Option<Vec<Value>> {
    let known = |cell: &Cell| cell.value().filter(|value| !value::is_null(value)).cloned();
    cells.iter().map(known).collect()
}
