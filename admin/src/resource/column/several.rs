//! The related rows of each row of a page, in one statement: the first few, and how many there are.

use std::{collections::HashMap, sync::Arc};

use sea_orm::{
    QueryResult,
    sea_query::{
        Alias, Asterisk, DynIden, Expr, ExprTrait, Func, IntoIden, Order as Direction,
        OverStatement, Query, SelectStatement, WindowStatement,
    },
};

use crate::{
    ErrorKind, Result,
    descriptor::TableName,
    field::Field,
    resource::{
        Cell, Content, Join, Key, Op, Path, Predicate, Resource, Row, Source, decode, fetch,
        order::own_alias,
        read::Reader,
        source::integer,
        statement::{Statements, to_target},
    },
};

/// Related rows that are shown of each row.
const SHOWN: i64 = 3;
/// What the statement calls its parts.
const PLACE: &str = "place";
const TOTAL: &str = "total";
const VALUE: &str = "value";
const FOUND: &str = "found";
const NUMBERED: &str = "numbered";

/// Fills in the cells of columns that lead to several rows.
pub(in crate::resource) async fn fill(
    source: &Source<'_>,
    columns: &[Content],
    rows: &mut [Row],
) -> Result<()> {
    for (place, content) in columns.iter().enumerate() {
        let Content::Several(path) = content else { continue };
        if rows.is_empty() {
            return Ok(());
        }
        let mut found = match read(source, path, rows).await {
            // Counting very many rows takes too long: that is no reason to lose the page.
            Err(error) if error.kind() == ErrorKind::Busy => continue,
            found => found?,
        };
        for row in rows.iter_mut() {
            let cell = found.remove(&row.key.to_url());
            row.cells[place] = cell.unwrap_or(Cell::Several { values: Vec::new(), total: 0 });
        }
    }
    Ok(())
}

/// The cells by the keys of their rows; a row with none of them is left out.
async fn read(source: &Source<'_>, path: &Path, rows: &[Row]) -> Result<HashMap<String, Cell>> {
    let several = Several::new(source, path);
    let database = source.database();
    let reader = Reader::open(database, database.limits().count_time).await?;
    let found = reader.all(&several.select(rows)).await?;
    reader.close();
    let mut cells = HashMap::new();
    for result in &found {
        let (key, value, total) = several.read(result);
        let cell = cells.entry(key).or_insert(Cell::Several { values: Vec::new(), total });
        if let Cell::Several { values, .. } = cell {
            values.push(value);
        }
    }
    Ok(cells)
}

/// How the related rows are found, and what is shown of them.
struct Several<'a> {
    statements: Statements<'a>,
    resource: &'a Resource,
    joins: Vec<Join>,
    field: Arc<Field>,
    /// The key of the related rows, where it is known: one of them is shown once.
    key: Vec<DynIden>,
}

impl<'a> Several<'a> {
    fn new(source: &Source<'a>, path: &Path) -> Self {
        let registry = source.registry();
        let mut joins = path.joins.clone();
        let target = path.field.relation.as_ref().and_then(|to| registry.of_table(&to.table));
        let display = target.and_then(|target| target.display.clone().zip(Some(target)));
        let field = match display {
            Some((display, target)) => {
                joins.extend(onward(&joins, &path.field, target));
                display
            }
            None => path.field.clone(),
        };
        let end = joins.last().and_then(|join| TableName::of(&join.table));
        let key = end.and_then(|table| registry.of_table(&table)).map(|end| {
            let columns = end.shape.primary_key.iter().map(|&index| &end.shape.columns[index]);
            columns.map(|column| column.iden.clone()).collect()
        });
        let (statements, resource) = (source.statements(), source.resource());
        Self { statements, resource, joins, field, key: key.unwrap_or_default() }
    }

    /// The keys of the rows, the first of the related ones, and how many there are.
    fn select(&self, rows: &[Row]) -> SelectStatement {
        let mut numbered = Query::select();
        let row_number = Func::cust("ROW_NUMBER");
        numbered.column(Asterisk);
        numbered.expr_window_as(row_number, self.window(true), Alias::new(PLACE));
        numbered.expr_window_as(Expr::col(Asterisk).count(), self.window(false), Alias::new(TOTAL));
        numbered.from_subquery(self.found(rows), Alias::new(FOUND));
        let mut select = Query::select();
        let table = Alias::new(NUMBERED).into_iden();
        for (place, &index) in self.resource.shape.primary_key.iter().enumerate() {
            let column = &self.resource.shape.columns[index];
            let key = Expr::col((table.clone(), own_alias(place)));
            select.expr(decode::select_as(key, column, self.statements.backend));
        }
        let value = Expr::col((table.clone(), Alias::new(VALUE)));
        select.expr(decode::select_as(value, &self.field.column, self.statements.backend));
        let column = |name: &'static str| (table.clone(), Alias::new(name));
        select.expr(Expr::col(column(TOTAL)));
        select.and_where(Expr::col(column(PLACE)).lte(SHOWN));
        select.order_by(column(PLACE), Direction::Asc);
        select.from_subquery(numbered, table.clone());
        select
    }

    /// The related rows of each row, each once.
    fn found(&self, rows: &[Row]) -> SelectStatement {
        let mut select = self.statements.rows(self.resource, &these(self.resource, rows));
        let own = crate::resource::statement::table_iden(&self.resource.shape);
        for (place, &index) in self.resource.shape.primary_key.iter().enumerate() {
            let column = (own.clone(), self.resource.shape.columns[index].iden.clone());
            select.expr_as(Expr::col(column), own_alias(place));
        }
        let mut near = own;
        for (step, join) in self.joins.iter().enumerate() {
            let alias = Alias::new(format!("j{step}")).into_iden();
            self.statements.inner_join(&mut select, &near, join, alias.clone());
            near = alias;
        }
        for (place, iden) in self.key.iter().enumerate() {
            select.expr_as(Expr::col((near.clone(), iden.clone())), far_alias(place));
        }
        select.expr_as(self.statements.column(&near, &self.field), Alias::new(VALUE));
        select.distinct();
        select
    }

    fn window(&self, ordered: bool) -> WindowStatement {
        let mut window = WindowStatement::new();
        window.partition_by_columns((0..self.resource.shape.primary_key.len()).map(own_alias));
        if ordered {
            window.order_by(Alias::new(VALUE), Direction::Asc);
            for place in 0..self.key.len() {
                window.order_by(far_alias(place), Direction::Asc);
            }
        }
        window
    }

    fn read(&self, result: &QueryResult) -> (String, Cell, u64) {
        let parts = self.resource.shape.primary_key.len();
        let value = decode::decode(result, parts, &self.field.column);
        let total = u64::try_from(integer(result, parts + 1)).unwrap_or(0);
        (fetch::key_at(result, 0, self.resource).to_url(), value, total)
    }
}

/// The rows of the page.
fn these(resource: &Resource, rows: &[Row]) -> Predicate {
    let fields = || resource.shape.primary_key.iter().map(|&index| &resource.fields[index]);
    let paths: Vec<Path> = fields().cloned().map(Path::own).collect();
    if let [path] = &*paths {
        let keys = rows.iter().filter_map(|row| row.key.values().first().cloned());
        return Predicate::OneOf(path.clone(), keys.collect());
    }
    let this = |key: &Key| {
        let parts = paths.iter().cloned().zip(key.values().iter().cloned());
        Predicate::All(parts.map(|(path, value)| Predicate::Compare(path, Op::Eq, value)).collect())
    };
    Predicate::Any(rows.iter().map(|row| this(&row.key)).collect())
}

/// From a key to the row that is called by something; none where the way has ended there already.
fn onward(joins: &[Join], field: &Field, target: &Resource) -> Option<Join> {
    let join = to_target(field, target);
    let there =
        joins.last().is_some_and(|last| TableName::of(&last.table) == TableName::of(&join.table));
    (!there).then_some(join)
}

fn far_alias(place: usize) -> DynIden {
    Alias::new(format!("f{place}")).into_iden()
}
