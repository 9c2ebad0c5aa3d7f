//! A computed column, free of the type of its rows.

use std::{
    any::{Any, TypeId},
    fmt,
    marker::PhantomData,
    sync::Arc,
};

use futures_util::future::BoxFuture;
use sea_orm::DatabaseConnection;

use super::{CellContent, DisplayMethod};
use crate::{
    Actor,
    descriptor::{OrderBy, filter::stateless},
};

/// A column whose cells a method computes, as `list_display(title, salary_range())` names it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Computed {
    /// The name of the method; the column's word in `_sort`.
    pub name: &'static str,
    /// What the column's head says; the humanised name unless given.
    pub label: Option<&'static str>,
    /// What the list is sorted by when it is sorted by the column; empty where it cannot be.
    pub order_by: Vec<OrderBy>,
    /// Whether its cells are marks for yes and no.
    pub boolean: bool,
    /// What stands where the method returns nothing.
    pub empty_value: Option<&'static str>,
    method: Arc<dyn Compute>,
    stateless: Option<TypeId>,
}

/// The same words about the same method.
impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        let words = |own: &Self| (own.name, own.label, own.boolean, own.empty_value);
        let same = self.stateless.is_some() && self.stateless == other.stateless;
        (same || Arc::ptr_eq(&self.method, &other.method))
            && words(self) == words(other)
            && self.order_by == other.order_by
    }
}

impl fmt::Debug for Computed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Computed").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Computed {
    /// The column of a method of the rows `M`: `fn(&M) -> impl IntoCell`, or, for all rows of a page
    /// at once, `async fn(&DisplayContext, &[M]) -> Vec<impl IntoCell>`.
    pub fn of<M, W>(name: &'static str, method: impl DisplayMethod<M, W>) -> Self
    where
        M: Send + Sync + 'static,
        W: 'static,
    {
        let method = Typed { method, types: PhantomData };
        Self {
            name,
            label: None,
            order_by: Vec::new(),
            boolean: false,
            empty_value: None,
            stateless: method.stateless(),
            method: Arc::new(method),
        }
    }

    /// Sets [`label`](Self#structfield.label).
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    /// Sets [`order_by`](Self#structfield.order_by).
    #[must_use]
    pub fn order_by(mut self, order: impl IntoIterator<Item = OrderBy>) -> Self {
        self.order_by = order.into_iter().collect();
        self
    }

    /// Sets [`boolean`](Self#structfield.boolean).
    #[must_use]
    pub fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// Sets [`empty_value`](Self#structfield.empty_value).
    #[must_use]
    pub fn empty_value(mut self, text: &'static str) -> Self {
        self.empty_value = Some(text);
        self
    }

    /// One cell for each of `models`, which is a `Vec<M>` of `rows` of them. A method that fails or
    /// panics costs its cells and nothing else.
    pub(crate) async fn cells(
        &self,
        cx: &DisplayContext,
        models: &(dyn Any + Send + Sync),
        rows: usize,
    ) -> Vec<CellContent> {
        let mut cells = self.method.cells(self.name, cx, models).await;
        if cells.len() != rows {
            tracing::error!(
                column = self.name,
                rows,
                cells = cells.len(),
                "a computed column must return one cell for each row"
            );
            cells = vec![CellContent::Unreadable; rows];
        }
        cells
    }
}

/// What a method that loads for a whole page is given.
#[derive(Clone, Debug)]
pub struct DisplayContext {
    actor: Actor,
    connection: DatabaseConnection,
}

impl DisplayContext {
    pub(crate) fn new(actor: Actor, connection: DatabaseConnection) -> Self {
        Self { actor, connection }
    }

    /// Who looks at the list.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The host's database. What is read through it is the method's own affair: no scope is applied.
    #[must_use]
    pub fn db(&self) -> &DatabaseConnection {
        &self.connection
    }
}

trait Compute: Send + Sync {
    fn cells<'a>(
        &'a self,
        name: &'static str,
        cx: &'a DisplayContext,
        models: &'a (dyn Any + Send + Sync),
    ) -> BoxFuture<'a, Vec<CellContent>>;
}

struct Typed<F, M, W> {
    method: F,
    types: PhantomData<fn(M) -> W>,
}

impl<F: 'static, M: 'static, W: 'static> Typed<F, M, W> {
    fn stateless(&self) -> Option<TypeId> {
        stateless::<Self>()
    }
}

impl<F, M, W> Compute for Typed<F, M, W>
where
    F: DisplayMethod<M, W>,
    M: Send + Sync + 'static,
    W: 'static,
{
    fn cells<'a>(
        &'a self,
        name: &'static str,
        cx: &'a DisplayContext,
        models: &'a (dyn Any + Send + Sync),
    ) -> BoxFuture<'a, Vec<CellContent>> {
        let models = models.downcast_ref::<Vec<M>>().map_or(&[][..], Vec::as_slice);
        self.method.cells(name, cx, models)
    }
}
