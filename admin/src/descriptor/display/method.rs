//! The methods that compute columns: of one row, or of all rows of a page at once.

use std::{
    marker::PhantomData,
    panic::{AssertUnwindSafe, catch_unwind},
};

use futures_util::{FutureExt, future::BoxFuture};

use super::{CellContent, DisplayContext, IntoCell, IntoCells};

/// A method that computes a column of rows `M`. `Way` tells the two kinds apart and is never named.
#[diagnostic::on_unimplemented(
    message = "this method cannot compute a column",
    label = "not a method of a row",
    note = "write `fn name(&self) -> T`, or `async fn name(cx: &DisplayContext, rows: &[Model]) -> Vec<T>` \
            for all rows of a page at once; `T` is text, a number, a date, `bool`, an `Option` of these, or \
            a `Link`, `Badge`, `Address` or `Image` of `backoffice::display`",
    note = "on a struct of your own, the method takes the row: `fn name(row: &entity::Model) -> T`"
)]
pub trait DisplayMethod<M, Way>: Send + Sync + 'static {
    /// One cell for each row, in their order.
    fn cells<'a>(
        &'a self,
        name: &'static str,
        cx: &'a DisplayContext,
        rows: &'a [M],
    ) -> BoxFuture<'a, Vec<CellContent>>;
}

/// One row at a time.
#[derive(Debug)]
pub struct EachRow<T>(PhantomData<fn() -> T>);

/// All rows of a page at once.
#[derive(Debug)]
pub struct WholePage;

#[diagnostic::do_not_recommend]
impl<F, M, T> DisplayMethod<M, EachRow<T>> for F
where
    F: Fn(&M) -> T + Send + Sync + 'static,
    M: Sync,
    T: IntoCell,
{
    fn cells<'a>(
        &'a self,
        name: &'static str,
        _: &'a DisplayContext,
        rows: &'a [M],
    ) -> BoxFuture<'a, Vec<CellContent>> {
        let cell = |row| {
            let cell = catch_unwind(AssertUnwindSafe(|| self(row).into_cell()));
            cell.unwrap_or_else(|_| {
                tracing::error!(column = name, "a computed column panicked, which costs its cell");
                CellContent::Unreadable
            })
        };
        let cells = rows.iter().map(cell).collect();
        Box::pin(std::future::ready(cells))
    }
}

#[diagnostic::do_not_recommend]
impl<F, M> DisplayMethod<M, WholePage> for F
where
    F: for<'a> PageMethod<'a, M> + Send + Sync + 'static,
    M: Sync + 'static,
{
    fn cells<'a>(
        &'a self,
        name: &'static str,
        cx: &'a DisplayContext,
        rows: &'a [M],
    ) -> BoxFuture<'a, Vec<CellContent>> {
        Box::pin(async move {
            let work = AssertUnwindSafe(async { self.call(cx, rows).await.into_cells() });
            let why = match work.catch_unwind().await {
                Ok(Ok(cells)) => return cells,
                Ok(Err(why)) => why,
                Err(_) => "it panicked".to_owned(),
            };
            tracing::error!(column = name, why, "a computed column failed, which costs its cells");
            vec![CellContent::Unreadable; rows.len()]
        })
    }
}

/// An `async fn` over the rows of a page. Every one of the right shape is one.
pub trait PageMethod<'a, M> {
    /// What it returns.
    type Cells: IntoCells + Send;
    /// Its future.
    type Future: Future<Output = Self::Cells> + Send + 'a;

    /// Calls it.
    fn call(&self, cx: &'a DisplayContext, rows: &'a [M]) -> Self::Future;
}

#[diagnostic::do_not_recommend]
impl<'a, F, M, Fut> PageMethod<'a, M> for F
where
    F: Fn(&'a DisplayContext, &'a [M]) -> Fut,
    Fut: Future<Output: IntoCells + Send> + Send + 'a,
    M: 'a,
{
    type Cells = Fut::Output;
    type Future = Fut;

    fn call(&self, cx: &'a DisplayContext, rows: &'a [M]) -> Fut {
        self(cx, rows)
    }
}
