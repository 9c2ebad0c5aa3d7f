//! From a column of a statement to a [`Cell`], so that one bad value spoils one cell.
//!
//! [`select_expr`] says how a column must be selected so that [`decode`] can read it, and
//! [`bind_expr`] how a value is written beside it. All three go by the column alone, never by what
//! a request says.

#[cfg(feature = "postgres")]
mod array;
mod expr;
mod guard;
mod read;

pub(crate) use self::expr::{bind_expr, select_as, select_expr};

use std::panic::{AssertUnwindSafe, catch_unwind};

use sea_orm::{DbErr, QueryResult, RuntimeErr, sqlx};

use super::Cell;
use crate::descriptor::ColumnShape;

/// Reads the value at `index` of a row whose column was selected by [`select_expr`].
///
/// It never fails: what cannot be read is [`Cell::Unreadable`].
pub(crate) fn decode(row: &QueryResult, index: usize, column: &ColumnShape) -> Cell {
    if guard::is_outside(row, index, column) {
        return Cell::Unreadable;
    }
    // A driver may panic on a value it did not expect, and a row is no reason to lose a page.
    catch_unwind(AssertUnwindSafe(|| read::read(row, index, column)))
        .ok()
        .flatten()
        .map_or(Cell::Unreadable, Cell::Value)
}

/// Whether a row is there but SeaORM cannot read it into its model: it has types that this layer reads
/// and SeaORM does not, or a word that no variant of an enum stands for.
pub(crate) fn is_beyond_model(error: &DbErr) -> bool {
    match error {
        DbErr::Type(_) | DbErr::TryIntoErr { .. } => true,
        DbErr::Query(RuntimeErr::SqlxError(error)) => {
            matches!(**error, sqlx::Error::ColumnDecode { .. })
        }
        _ => false,
    }
}
