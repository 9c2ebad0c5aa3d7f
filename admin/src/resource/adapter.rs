//! The one place that is generic over an entity: shape in, SeaORM call, shape out. No decisions.

use std::{
    any::Any,
    future::Future,
    marker::PhantomData,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
};

use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, DbErr,
    EntityTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable, ModelTrait,
    PrimaryKeyToColumn, QueryFilter, QueryResult, Value,
    sea_query::{Alias, DynIden, Expr, SelectStatement},
};

use super::{ModelAdmin, decode};
use crate::{Actor, Permission, descriptor::List, value};

type Written<'a, T> = Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'a>>;

/// Values by the place of their column.
pub(super) type Values = Vec<(usize, Value)>;

/// What a registered model can do that needs its entity's type.
pub(crate) trait Adapter: Send + Sync {
    /// The developer's scope.
    fn scope(&self, actor: &Actor) -> Condition;

    /// Which rows the developer lets a person use in a way, of those in scope.
    fn permits(&self, actor: &Actor, permission: Permission) -> Condition;

    /// The developer's word on a right.
    fn allows(&self, actor: &Actor, model: &str, permission: Permission) -> bool;

    /// The developer's list for somebody, made of the one that is declared.
    fn list(&self, actor: &Actor, declared: List) -> List;

    /// Adds what [`models`](Self::models) reads to a statement on the entity's table.
    /// `table` is what the statement calls the rows, and `names` what it calls their columns, in the
    /// order of the entity.
    fn select_model(&self, select: &mut SelectStatement, table: &DynIden, names: &[DynIden]);

    /// The rows as their models, as far as they can be read.
    fn models(&self, found: &[QueryResult]) -> Models;

    /// Inserts a row and returns its key.
    fn insert<'a>(&self, tx: &'a DatabaseTransaction, values: Values) -> Written<'a, Vec<Value>>;

    /// Updates a row. One that is not `whole` holds something that its model cannot be read from,
    /// so it is written without being read.
    fn update<'a>(
        &self,
        tx: &'a DatabaseTransaction,
        key: Vec<Value>,
        values: Values,
        whole: bool,
    ) -> Written<'a, ()>;

    /// Deletes a row; the same holds for one that is not `whole`.
    fn delete<'a>(
        &self,
        tx: &'a DatabaseTransaction,
        key: Vec<Value>,
        whole: bool,
    ) -> Written<'a, ()>;
}

/// The models of some rows, free of their type.
pub(crate) struct Models {
    /// A `Vec` of the entity's `Model`.
    pub(super) all: Box<dyn Any + Send + Sync>,
    /// How many there are.
    pub(super) count: usize,
    /// For each row, whether its model is among them.
    pub(super) there: Vec<bool>,
}

/// What stands before the names of the columns that a model is read from.
const OF_MODEL: &str = "m_";

/// The adapter of the entity behind `A`.
pub(super) struct EntityAdapter<A>(PhantomData<fn() -> A>);

impl<A> EntityAdapter<A> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

/// A hook's condition as it is meant. "Any of nothing", what is left where somebody is in no team,
/// holds of no row; SeaORM leaves it out, and so lets every row through.
fn written(condition: Condition) -> Condition {
    let never = condition == Condition::any() || condition == Condition::all().not();
    if never { Condition::all().add(Expr::value(false)) } else { condition }
}

type Active<A> = <<A as crate::descriptor::Described>::Entity as EntityTrait>::ActiveModel;
type Column<A> = <<A as crate::descriptor::Described>::Entity as EntityTrait>::Column;
type Model<A> = <<A as crate::descriptor::Described>::Entity as EntityTrait>::Model;
type PrimaryKey<A> = <<A as crate::descriptor::Described>::Entity as EntityTrait>::PrimaryKey;

impl<A: ModelAdmin> Adapter for EntityAdapter<A> {
    fn scope(&self, actor: &Actor) -> Condition {
        written(A::scope(actor))
    }

    fn permits(&self, actor: &Actor, permission: Permission) -> Condition {
        written(match permission {
            Permission::Change => A::can_change(actor),
            Permission::Delete => A::can_delete(actor),
            _ => Condition::all(),
        })
    }

    fn allows(&self, actor: &Actor, model: &str, permission: Permission) -> bool {
        A::allows(actor, model, permission)
    }

    fn list(&self, actor: &Actor, declared: List) -> List {
        A::list(actor, declared)
    }

    fn select_model(&self, select: &mut SelectStatement, table: &DynIden, names: &[DynIden]) {
        for (column, name) in Column::<A>::iter().zip(names) {
            let alias = Alias::new(format!("{OF_MODEL}{}", column.as_str()));
            let expr = Expr::col((table.clone(), name.clone()));
            select.expr_as(column.select_as(expr), alias);
        }
    }

    fn models(&self, found: &[QueryResult]) -> Models {
        // A driver may panic on a value it did not expect.
        let read = |row| {
            let read = || <Model<A> as FromQueryResult>::from_query_result(row, OF_MODEL).ok();
            catch_unwind(AssertUnwindSafe(read)).ok().flatten()
        };
        let models: Vec<Option<Model<A>>> = found.iter().map(read).collect();
        let there = models.iter().map(Option::is_some).collect();
        let all: Vec<Model<A>> = models.into_iter().flatten().collect();
        Models { count: all.len(), all: Box::new(all), there }
    }

    fn insert<'a>(&self, tx: &'a DatabaseTransaction, values: Values) -> Written<'a, Vec<Value>> {
        Box::pin(insert::<A>(tx, values))
    }

    fn update<'a>(
        &self,
        tx: &'a DatabaseTransaction,
        key: Vec<Value>,
        values: Values,
        whole: bool,
    ) -> Written<'a, ()> {
        Box::pin(update::<A>(tx, key, values, whole))
    }

    fn delete<'a>(
        &self,
        tx: &'a DatabaseTransaction,
        key: Vec<Value>,
        whole: bool,
    ) -> Written<'a, ()> {
        Box::pin(delete::<A>(tx, key, whole))
    }
}

async fn insert<A: ModelAdmin>(
    tx: &DatabaseTransaction,
    values: Values,
) -> Result<Vec<Value>, DbErr> {
    let mut row = <Active<A> as ActiveModelBehavior>::new();
    set::<A>(&mut row, values)?;
    let saved = row.insert(tx).await?;
    Ok(key_columns::<A>().map(|column| saved.get(column)).collect())
}

async fn update<A: ModelAdmin>(
    tx: &DatabaseTransaction,
    key: Vec<Value>,
    values: Values,
    whole: bool,
) -> Result<(), DbErr> {
    if let Some(row) = load_if::<A>(whole, tx, key.clone()).await? {
        let mut row = row.into_active_model();
        set::<A>(&mut row, values)?;
        return row.update(tx).await.map(drop);
    }
    let mut row = keyed::<A>(key)?;
    set::<A>(&mut row, values)?;
    row.update_without_returning(tx).await.map(drop)
}

async fn delete<A: ModelAdmin>(
    tx: &DatabaseTransaction,
    key: Vec<Value>,
    whole: bool,
) -> Result<(), DbErr> {
    let row = match load_if::<A>(whole, tx, key.clone()).await? {
        Some(row) => row.into_active_model(),
        None => keyed::<A>(key)?,
    };
    match row.delete(tx).await?.rows_affected {
        0 => Err(DbErr::RecordNotUpdated),
        _ => Ok(()),
    }
}

/// The row as its model, unless that cannot be read.
async fn load_if<A: ModelAdmin>(
    whole: bool,
    tx: &DatabaseTransaction,
    key: Vec<Value>,
) -> Result<Option<Model<A>>, DbErr> {
    if !whole {
        return Ok(None);
    }
    match load::<A>(tx, key).await {
        Err(error) if decode::is_beyond_model(&error) => Ok(None),
        loaded => loaded.map(Some),
    }
}

async fn load<A: ModelAdmin>(tx: &DatabaseTransaction, key: Vec<Value>) -> Result<Model<A>, DbErr> {
    let columns = key_columns::<A>().zip(key);
    let condition =
        columns.fold(Condition::all(), |all, (column, value)| all.add(column.eq(value)));
    A::Entity::find().filter(condition).one(tx).await?.ok_or(DbErr::RecordNotUpdated)
}

/// A row of which nothing is known but its key.
fn keyed<A: ModelAdmin>(key: Vec<Value>) -> Result<Active<A>, DbErr> {
    let mut row = <Active<A> as ActiveModelTrait>::default();
    for (column, value) in key_columns::<A>().zip(key) {
        row.try_set(column, value)?;
    }
    Ok(row)
}

fn set<A: ModelAdmin>(row: &mut Active<A>, values: Values) -> Result<(), DbErr> {
    let columns: Vec<Column<A>> = Column::<A>::iter().collect();
    for (index, value) in values {
        // A `Vec` over a JSON column looks like the document itself until it is set.
        let list = value::as_json_array(&value);
        row.try_set(columns[index], value).or_else(|error| match list {
            Some(list) => row.try_set(columns[index], list),
            None => Err(error),
        })?;
    }
    Ok(())
}

fn key_columns<A: ModelAdmin>() -> impl Iterator<Item = Column<A>> {
    PrimaryKey::<A>::iter().map(PrimaryKeyToColumn::into_column)
}
