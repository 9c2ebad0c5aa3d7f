//! The gate: every read and write of a user's row goes through here, under somebody's name.

use std::sync::Arc;

use sea_orm::{
    DatabaseBackend, QueryResult, Value,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement},
};

use super::{
    Content, Database, Key, Order, Path, Predicate, Registry, Resource, Row, RowQuery, Search,
    Seek, Unit, column,
    fetch::Fetch,
    read::Reader,
    search::{self, Ranked},
    statement::Statements,
    survey::Survey,
};
use crate::{
    Actor, Error, ErrorKind, Permission, Result, descriptor::SearchMode, field::Field, value,
};

/// A model as one person may see it. Every statement carries that person's scope in its `WHERE`.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    database: &'a Database,
    registry: &'a Registry,
    resource: &'a Resource,
    actor: &'a Actor,
}

/// How many rows there are, as far as that was worth finding out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Count {
    /// Exactly so many.
    Exact(u64),
    /// More than so many: counting stopped there.
    MoreThan(u64),
    /// So many or more: not all rows were looked at.
    AtLeast(u64),
    /// About so many, as the database's planner thinks.
    About(u64),
    /// Counting took too long.
    Unknown,
}

/// One page of what a picker found.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The rows: those that begin with what was searched for, then the others, each in the order of
    /// their labels.
    pub rows: Vec<LookupRow>,
    /// Whether there is a further page.
    pub more: bool,
}

/// One row that can be picked.
#[derive(Clone, Debug)]
pub struct LookupRow {
    /// What is written into the foreign key.
    pub value: Value,
    /// How the row is called.
    pub label: String,
}

/// Rows on a page of a picker.
const LOOKUP_PAGE: u64 = 20;

impl<'a> Source<'a> {
    /// The model as `actor` may use it in this way.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](ErrorKind::Forbidden) when they may not.
    pub fn open(
        database: &'a Database,
        registry: &'a Registry,
        resource: &'a Resource,
        actor: &'a Actor,
        permission: Permission,
    ) -> Result<Self> {
        let source = Self { database, registry, resource, actor };
        if !source.allows(permission) {
            return Err(source.forbidden(permission));
        }
        Ok(source)
    }

    pub(super) fn forbidden(&self, permission: Permission) -> Error {
        let (name, slug) = (self.actor.name(), &self.resource.slug);
        Error::new(ErrorKind::Forbidden, format!("`{name}` may not {permission} `{slug}`"))
    }

    /// The model.
    #[must_use]
    pub fn resource(&self) -> &'a Resource {
        self.resource
    }

    /// The person.
    #[must_use]
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// All models, to follow relations.
    #[must_use]
    pub fn registry(&self) -> &'a Registry {
        self.registry
    }

    /// Whether the person may use the model in another way, too.
    #[must_use]
    pub fn allows(&self, permission: Permission) -> bool {
        self.resource.allows(self.actor, permission)
    }

    /// The rows of a query, in one statement with their labels, whatever the number of rows; and one
    /// more for each column that leads to several rows.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn rows(&self, query: &RowQuery) -> Result<Vec<Row>> {
        let reader = self.reader().await?;
        let fetched = Fetch::query(&self.statements(), self.resource, query).run(&reader).await?;
        reader.close();
        let mut rows = fetched.rows;
        if let Some(models) = fetched.models {
            column::fill(self, &query.columns, &models, &mut rows).await?;
        }
        column::fill_several(self, &query.columns, &mut rows).await?;
        Ok(rows)
    }

    /// How many rows there are, counted up to [`Limits::count_rows`](super::Limits::count_rows) and
    /// for at most [`Limits::count_time`](super::Limits::count_time).
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn count(&self, predicate: &Predicate) -> Result<Count> {
        let survey = Survey { count: true, ..Survey::default() };
        Ok(self.survey(predicate, &survey).await?.count)
    }

    /// The row with this key, every field of it in the order of the entity; `None` when it is not
    /// there or not in scope.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn find(&self, key: &Key) -> Result<Option<Row>> {
        let reader = self.reader().await?;
        let columns: Vec<Content> =
            self.resource.fields.iter().cloned().map(Content::own).collect();
        let fetch = Fetch::row(&self.statements(), self.resource, key, &columns);
        match fetch.run(&reader).await {
            Err(error) if error.kind() == ErrorKind::BadQuery => Ok(None),
            rows => {
                let rows = rows?.rows;
                reader.close();
                Ok(rows.into_iter().next())
            }
        }
    }

    /// The rows that can be picked for a foreign key: those of the target that this person may view,
    /// searched by the target's own search fields, or by its label where it declares none: first the
    /// one with this very key and those whose label begins with what was typed. Twenty a page; pages
    /// begin at 1.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](ErrorKind::Forbidden) when they may not view the target,
    /// [`NotFound`](ErrorKind::NotFound) when the field points at no registered model.
    pub async fn lookup(&self, field: &Field, search: &str, page: u64) -> Result<Lookup> {
        let target = self.target(field)?;
        let seen = self.seen(target.resource)?;
        let relation = to_column(field, target.resource)?;
        let label = target.resource.display.clone().unwrap_or_else(|| relation.clone());
        let (label, search) = (Path::own(label), Search::cut(search).by(self.actor.format()));
        let query = RowQuery {
            columns: vec![Content::own(relation), Content::Path(label.clone())],
            predicate: searched(&seen, &label, &search),
            order: vec![Order { path: label.clone(), descending: false }],
            limit: LOOKUP_PAGE + 1,
            offset: page.saturating_sub(1).saturating_mul(LOOKUP_PAGE),
            seek: Seek::default(),
        };
        let rows = match search::first(target.resource, &label, search.text()) {
            Some(ranked) => target.ranked(query, ranked).await?,
            None => target.rows(&query).await?,
        };
        let mut rows: Vec<LookupRow> = rows.iter().filter_map(lookup_row).collect();
        let more = rows.len() as u64 > LOOKUP_PAGE;
        rows.truncate(usize::try_from(LOOKUP_PAGE).unwrap_or(usize::MAX));
        Ok(Lookup { rows, more })
    }

    /// The rows of a query in two parts that follow each other. The second is read only where the
    /// first ends, and the first is counted only where it ended on an earlier page.
    async fn ranked(&self, query: RowQuery, ranked: Ranked) -> Result<Vec<Row>> {
        let both = |part| Predicate::All(vec![query.predicate.clone(), part]);
        let first = RowQuery { predicate: both(ranked.first), ..query.clone() };
        let mut rows = self.rows(&first).await?;
        let found = rows.len() as u64;
        if found == query.limit {
            return Ok(rows);
        }
        let before = match query.offset {
            0 => found,
            offset if found > 0 => offset + found,
            _ => match self.count(&first.predicate).await? {
                Count::Exact(count) => count,
                // Where it ends is not known, so neither is what would follow.
                _ => return Ok(rows),
            },
        };
        let rest = RowQuery {
            predicate: both(ranked.rest),
            offset: query.offset.saturating_sub(before),
            limit: query.limit - found,
            ..query
        };
        rows.extend(self.rows(&rest).await?);
        Ok(rows)
    }

    /// How the rows behind these values of a foreign key are called, in the same order; `None` for
    /// one that is gone, out of scope or not to be viewed. A key of a model that is not registered
    /// is called by itself.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn labels(&self, field: &Field, values: &[Value]) -> Result<Vec<Option<String>>> {
        let target = match self.target(field) {
            Ok(target) => target,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(values.iter().map(|value| Some(value::text(value))).collect());
            }
            Err(_) => return Ok(vec![None; values.len()]),
        };
        let relation = to_column(field, target.resource)?;
        let label = target.resource.display.clone().unwrap_or_else(|| relation.clone());
        let query = RowQuery {
            predicate: Predicate::OneOf(Path::own(relation.clone()), values.to_vec()),
            columns: vec![Content::own(relation), Content::own(label)],
            order: Vec::new(),
            limit: values.len() as u64,
            offset: 0,
            seek: Seek::default(),
        };
        let found: Vec<LookupRow> =
            target.rows(&query).await?.iter().filter_map(lookup_row).collect();
        let label = |value: &Value| {
            let text = value::text(value);
            found.iter().find(|row| value::text(&row.value) == text).map(|row| row.label.clone())
        };
        Ok(values.iter().map(label).collect())
    }

    /// Begins a unit of work: one transaction for the rows, their history and the form's token.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn begin(&self) -> Result<Unit<'a>> {
        Unit::begin(*self).await
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> sea_orm::DbBackend {
        self.database.backend()
    }

    pub(super) fn database(&self) -> &'a Database {
        self.database
    }

    pub(super) fn statements(&self) -> Statements<'a> {
        Statements { backend: self.database.backend(), registry: self.registry, actor: self.actor }
    }

    /// The model a foreign key points at, as this person may view it.
    pub(super) fn target(&self, field: &Field) -> Result<Source<'a>> {
        let target = field.relation.as_ref().and_then(|to| self.registry.of_table(&to.table));
        let target = target.ok_or_else(|| {
            Error::new(
                ErrorKind::NotFound,
                format!("`{}` points at no registered model", field.name),
            )
        })?;
        Source::open(self.database, self.registry, target, self.actor, Permission::View)
    }

    /// A model with the list that this person sees.
    fn seen(&self, resource: &Resource) -> Result<Arc<Resource>> {
        let own = self.registry.get(&resource.slug);
        let own = own.ok_or_else(|| Error::new(ErrorKind::NotFound, "no such model"))?;
        self.registry.seen_by(self.actor, own)
    }

    /// Counts no further than one row past `cap`.
    pub(super) fn counting(&self, predicate: &Predicate, cap: u64) -> SelectStatement {
        let mut rows = self.statements().rows(self.resource, predicate);
        rows.expr_as(Expr::value(1), Alias::new("one")).limit(cap.saturating_add(1));
        let mut select = Query::select();
        select
            .expr(Func::count(Expr::col(Alias::new("one"))))
            .from_subquery(rows, Alias::new("capped"));
        select
    }

    /// Whether all rows of the table are meant, of which PostgreSQL's planner knows the number.
    pub(super) fn is_whole_table(&self, predicate: &Predicate) -> bool {
        self.database.backend() == DatabaseBackend::Postgres
            && predicate.is_everything()
            && self.resource.adapter.scope(self.actor).is_empty()
    }

    pub(super) fn estimate(&self) -> Expr {
        let name = &self.resource.shape.name;
        let parts = name.schema.iter().chain([&name.table]);
        let quoted: Vec<String> =
            parts.map(|part| format!("\"{}\"", part.replace('"', "\"\""))).collect();
        let oid = Func::cust("to_regclass").arg(quoted.join("."));
        let mut select = Query::select();
        select
            .expr(Expr::col("reltuples").cast_as("bigint"))
            .from("pg_class")
            .and_where(Expr::col("oid").eq(oid));
        Expr::SubQuery(None, Box::new(select.into()))
    }

    pub(super) async fn reader(&self) -> Result<Reader<'a>> {
        Reader::open(self.database, self.database.limits().statement_time).await
    }
}

/// A count, and behind it the planner's estimate where there is one.
pub(super) fn counted(row: &QueryResult, place: usize, cap: u64) -> Count {
    let estimate = row.try_get_by_index::<Option<i64>>(place + 1).ok().flatten();
    match (u64::try_from(integer(row, place)).unwrap_or(0), estimate.map(u64::try_from)) {
        (count, _) if count <= cap => Count::Exact(count),
        // A table that was never analysed has no estimate, or one that counting proved wrong.
        (_, Some(Ok(estimate))) if estimate > cap => Count::About(estimate),
        _ => Count::MoreThan(cap),
    }
}

/// A number the databases return in different widths.
pub(super) fn integer(row: &QueryResult, place: usize) -> i64 {
    row.try_get_by_index::<i64>(place)
        .or_else(|_| row.try_get_by_index::<i32>(place).map(i64::from))
        .unwrap_or(0)
}

/// The field of the target that a foreign key holds.
pub(super) fn to_column(field: &Field, target: &Resource) -> Result<Arc<Field>> {
    let name = field.relation.as_ref().map(|relation| relation.column.as_str()).unwrap_or_default();
    let found = target.fields.iter().find(|field| field.column.iden.to_string() == name);
    found.cloned().ok_or_else(|| {
        Error::new(ErrorKind::Internal, format!("`{}` has no column `{name}`", target.slug))
    })
}

/// Every word must stand in one of the fields that the model is searched by, or in what its rows are
/// called where it declares none.
fn searched(target: &Resource, label: &Path, search: &Search) -> Predicate {
    let by_label = [(label.clone(), SearchMode::Contains)];
    let fields = match target.search_fields.as_slice() {
        [] => &by_label,
        declared => declared,
    };
    Predicate::All(search.predicates_in(target, fields))
}

fn lookup_row(row: &Row) -> Option<LookupRow> {
    let value = row.cells[0].value()?.clone();
    let label = row.cells[1].value().map(value::text).filter(|label| !label.trim().is_empty());
    Some(LookupRow { label: label.unwrap_or_else(|| value::text(&value)), value })
}
