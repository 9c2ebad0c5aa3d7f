//! What there is to choose from: the values of a field, and the related rows that are in use. Each is
//! one statement with an end, under the short limit of counting.

use sea_orm::{
    QueryResult,
    sea_query::{Alias, DynIden, Expr, ExprTrait, IntoIden, Order as Direction, SelectStatement},
};

use super::{
    FilterChoice, Order, Path, Predicate, Source, decode, read::Reader, source::to_column,
    statement::table_iden,
};
use crate::{Result, field::Field, value};

impl Source<'_> {
    /// The values that a field holds in the rows of this person, smallest first.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn values(&self, path: &Path, limit: u64) -> Result<Vec<FilterChoice>> {
        let (mut select, table) = self.along(path);
        let value = self.statements().column(&table, &path.field);
        let shown = decode::select_as(value.clone(), &path.field.column, self.backend());
        select.distinct().expr_as(shown, Alias::new("c0")).and_where(value.is_not_null());
        select.order_by(Alias::new("c0"), Direction::Asc).limit(limit);
        let found = self.read_soon(&select).await?;
        Ok(found.iter().filter_map(|row| choice(row, &path.field)).collect())
    }

    /// The rows behind a relation that rows of this person lead to, in the order of their labels.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy, and where the person may not view those rows.
    pub async fn related(&self, path: &Path, limit: u64) -> Result<Vec<FilterChoice>> {
        let target = self.target(&path.field)?;
        let resource = target.resource();
        let key = to_column(&path.field, resource)?;
        let label = resource.display.clone().unwrap_or_else(|| key.clone());
        let statements = target.statements();
        let mut select = statements.rows(resource, &Predicate::everything());
        let table = table_iden(&resource.shape);
        for (place, field) in [&key, &label].into_iter().enumerate() {
            let expr = decode::select_expr(&field.column, &table, self.backend());
            select.expr_as(expr, Alias::new(format!("c{place}")));
        }
        let near = Expr::col((table, key.column.iden.clone()));
        let (mut used, end) = self.along(path);
        used.column((end, path.field.column.iden.clone()));
        select.and_where(near.in_subquery(used));
        let by_label = Order { path: Path::own(label.clone()), descending: false };
        let keys = statements.order_keys(&mut select, resource, &[by_label], false);
        statements.order(&mut select, &keys);
        select.limit(limit);
        let found = self.read_soon(&select).await?;
        Ok(found.iter().filter_map(|row| related(row, &key, &label)).collect())
    }

    /// All rows of this person, joined to the end of a path, and how its table is called there.
    fn along(&self, path: &Path) -> (SelectStatement, DynIden) {
        let (statements, resource) = (self.statements(), self.resource());
        let mut select = statements.rows(resource, &Predicate::everything());
        let mut table = table_iden(&resource.shape);
        for (step, join) in path.joins.iter().enumerate() {
            let alias = Alias::new(format!("j{step}")).into_iden();
            statements.outer_join(&mut select, &table, join, alias.clone());
            table = alias;
        }
        (select, table)
    }

    async fn read_soon(&self, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        let reader = Reader::open(self.database(), self.database().limits().count_time).await?;
        let found = reader.all(select).await?;
        reader.close();
        Ok(found)
    }
}

fn choice(row: &QueryResult, field: &Field) -> Option<FilterChoice> {
    let cell = decode::decode(row, 0, &field.column);
    let found = cell.value().filter(|found| !value::is_null(found))?;
    let text = value::text(found);
    let label = field.choice_label(found).map_or_else(|| text.clone(), str::to_owned);
    (!text.is_empty()).then(|| FilterChoice::new(text, label))
}

fn related(row: &QueryResult, key: &Field, label: &Field) -> Option<FilterChoice> {
    let cell = decode::decode(row, 0, &key.column);
    let text = value::text(cell.value()?);
    let label = decode::decode(row, 1, &label.column);
    let label = label.value().map(value::text).filter(|label| !label.trim().is_empty());
    Some(FilterChoice::new(text.clone(), label.unwrap_or(text)))
}
