//! Dates that a database has and Rust has not. The drivers panic on some of them and turn others into
//! null or into dates that are wrong; looking first keeps panics out of the host's log, too.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;

use sea_orm::QueryResult;

use crate::descriptor::ColumnShape;

/// Whether the stored date or time has no counterpart in the column's Rust type.
#[allow(unused_variables, reason = "with SQLite alone there is nothing to look for")]
pub(super) fn is_outside(row: &QueryResult, index: usize, column: &ColumnShape) -> bool {
    #[cfg(feature = "postgres")]
    if postgres::is_outside(row, index, column) {
        return true;
    }
    #[cfg(feature = "mysql")]
    if mysql::is_outside(row, index) {
        return true;
    }
    false
}
