//! Annotations as SQL: one correlated subquery each, under the scope of every table on its way.

use std::{fmt, sync::Arc};

use sea_orm::{
    Condition, DatabaseBackend,
    sea_query::{
        Alias, ArrayType, Asterisk, DynIden, Expr, ExprTrait, Func, IntoIden, JoinType, Query,
        SelectStatement, TableRef,
    },
};

use crate::{
    descriptor::{AnnotationSource, EntityShape, FieldPath},
    field::{Expression, Field, Surroundings},
    resource::{Join, registry::Draft, resolve::Resolver},
};

/// The fields that the expressions of a model make, and what is wrong with the others.
pub(in crate::resource) fn fields(
    resolver: &Resolver<'_>,
    draft: &Draft,
) -> (Vec<Arc<Field>>, Vec<String>) {
    let (mut fields, mut faults) = (Vec::<Arc<Field>>::new(), Vec::new());
    for annotation in &draft.descriptor.annotate {
        let name = annotation.name;
        if draft.fields.iter().chain(&fields).any(|field| field.name == name) {
            faults.push(format!("there is a field `{name}` already: call this one otherwise"));
            continue;
        }
        match made(resolver, draft, &annotation.source, &annotation.value_type) {
            Ok(made) => {
                let expression = Arc::new(Annotated::new(&draft.shape, made));
                fields.push(Arc::new(Field::annotated(&draft.shape, annotation, expression)));
            }
            Err(sentence) => faults.push(format!("`{name}`: {sentence}")),
        }
    }
    (fields, faults)
}

fn made(
    resolver: &Resolver<'_>,
    draft: &Draft,
    source: &AnnotationSource,
    value_type: &ArrayType,
) -> Result<Made, String> {
    use AnnotationSource as Source;
    let (how, path) = match source {
        Source::Expr(make) => return Ok(Made::Custom(make.clone())),
        Source::Count(path) => (How::Count, path),
        Source::Exists(path) => (How::Exists, path),
        Source::Sum(path) => (How::Sum(value_type.clone()), path),
        Source::Min(path) => (How::Min, path),
        Source::Max(path) => (How::Max, path),
    };
    related(resolver, draft, how, path).map(Made::Related)
}

fn related(
    resolver: &Resolver<'_>,
    draft: &Draft,
    how: How,
    path: &FieldPath,
) -> Result<Related, String> {
    let (joins, end) = resolver.way_to(draft, path)?;
    let dotted = path.dotted();
    if joins.is_empty() {
        return Err(format!("`{dotted}` leads to no other model"));
    }
    let column = match (&how, end) {
        (How::Count | How::Exists, _) => None,
        (_, Some(field)) if field.secret => {
            return Err(format!("`{dotted}` looks like a secret and would be given away"));
        }
        (_, Some(field)) => Some(field.column.iden.clone()),
        (_, None) => return Err(format!("`{dotted}` is a relation: name a field of it")),
    };
    Ok(Related { how, joins, column })
}

/// An expression about the rows of a model.
#[derive(Debug)]
struct Annotated {
    table: TableRef,
    name: DynIden,
    key: Vec<DynIden>,
    made: Made,
}

impl Annotated {
    fn new(shape: &EntityShape, made: Made) -> Self {
        let key = shape.primary_key.iter().map(|&index| shape.columns[index].iden.clone());
        let name = Alias::new(&shape.name.table).into_iden();
        Self { table: shape.table.clone(), name, key: key.collect(), made }
    }

    /// Where the row is joined under another name, it is looked up by its key: a row that is not there
    /// has no value then, and an expression can always name the table by its own name.
    fn looked_up(&self, table: &DynIden, expr: Expr) -> Expr {
        let column = |table: &DynIden, key: &DynIden| Expr::col((table.clone(), key.clone()));
        let same = |key: &DynIden| column(&self.name, key).eq(column(table, key));
        let this = self.key.iter().map(same).fold(Condition::all(), Condition::add);
        scalar(Query::select().expr(expr).from(self.table.clone()).cond_where(this).take())
    }
}

impl Expression for Annotated {
    fn of(&self, table: &DynIden, around: &Surroundings<'_>) -> Expr {
        let expr = match &self.made {
            Made::Custom(make) => make(),
            Made::Related(related) => related.of(&self.name, around),
        };
        if table.to_string() == self.name.to_string() { expr } else { self.looked_up(table, expr) }
    }
}

/// What an expression is made of.
enum Made {
    Related(Related),
    /// The host's own.
    Custom(Arc<dyn Fn() -> Expr + Send + Sync>),
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Related(related) => related.fmt(f),
            Self::Custom(_) => f.write_str("Custom"),
        }
    }
}

/// What is made of the related rows.
#[derive(Clone, Debug)]
enum How {
    Count,
    Exists,
    /// A sum is wider than what is added up, so it is turned back into this.
    Sum(ArrayType),
    Min,
    Max,
}

/// Something about the rows at the end of some joins.
#[derive(Debug)]
struct Related {
    how: How,
    joins: Vec<Join>,
    column: Option<DynIden>,
}

impl Related {
    fn of(&self, table: &DynIden, around: &Surroundings<'_>) -> Expr {
        let mut select = self.rows(table, around);
        if matches!(self.how, How::Exists) {
            return Expr::exists(select.expr(Expr::value(1)).take());
        }
        scalar(select.expr(self.value(around.backend)).take())
    }

    /// The related rows, of which only those in scope count. Tables go by names of their own, as a way
    /// may lead back to the table it started from.
    fn rows(&self, table: &DynIden, around: &Surroundings<'_>) -> SelectStatement {
        let mut select = Query::select();
        let mut near = table.clone();
        for (step, join) in self.joins.iter().enumerate() {
            let far = alias(step);
            let on = join.from.iter().zip(&join.to).map(|(from, to)| {
                Expr::col((far.clone(), to.clone())).eq(Expr::col((near.clone(), from.clone())))
            });
            let on = on.fold(Condition::all(), Condition::add);
            add(&mut select, join, &(around.scope)(&join.table), &far, on);
            near = far;
        }
        select
    }

    fn value(&self, backend: DatabaseBackend) -> Expr {
        let last = alias(self.joins.len() - 1);
        let Some(column) = &self.column else {
            return Func::count(Expr::col(Asterisk)).into();
        };
        let column = Expr::col((last, column.clone()));
        match &self.how {
            How::Min => Func::min(column).into(),
            How::Max => Func::max(column).into(),
            How::Sum(kind) => narrow(Func::sum(column).into(), kind, backend),
            How::Count | How::Exists => Func::count(column).into(),
        }
    }
}

/// Adds the rows in scope of one table: the first is selected from, the others are joined to it.
fn add(select: &mut SelectStatement, join: &Join, scope: &Condition, far: &DynIden, on: Condition) {
    let first = far.to_string() == alias(0).to_string();
    let mut rows = Query::select();
    rows.column(Asterisk).from(join.table.clone()).cond_where(scope.clone());
    match (first, scope.is_empty()) {
        (true, true) => select.from_as(join.table.clone(), far.clone()).cond_where(on),
        (true, false) => select.from_subquery(rows, far.clone()).cond_where(on),
        (false, true) => select.join_as(JoinType::InnerJoin, join.table.clone(), far.clone(), on),
        (false, false) => select.join_subquery(JoinType::InnerJoin, rows, far.clone(), on),
    };
}

fn scalar(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

/// A sum in the type that it is read as.
fn narrow(sum: Expr, kind: &ArrayType, backend: DatabaseBackend) -> Expr {
    let whole = !matches!(kind, ArrayType::Float | ArrayType::Double | ArrayType::Decimal);
    let name = match (backend, kind) {
        (DatabaseBackend::Sqlite, _) | (_, ArrayType::Decimal) => return sum,
        (DatabaseBackend::MySql, _) if whole => "signed",
        (DatabaseBackend::MySql, _) => "double",
        _ if whole => "bigint",
        _ => "double precision",
    };
    sum.cast_as(Alias::new(name))
}

fn alias(step: usize) -> DynIden {
    Alias::new(format!("n{step}")).into_iden()
}
