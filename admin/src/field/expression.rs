//! What stands behind a field that is no column.

use std::fmt::Debug;

use sea_orm::{
    Condition, DatabaseBackend,
    sea_query::{DynIden, Expr, TableRef},
};

/// Makes the value of a field that no column stands behind. Every statement that shows, sorts, filters
/// or searches the field asks for it.
pub trait Expression: Debug + Send + Sync {
    /// The expression for the rows that the statement calls `table`; `around` tells which rows of other
    /// tables exist for the person.
    fn of(&self, table: &DynIden, around: &Surroundings<'_>) -> Expr;
}

/// What an expression depends on but its own rows.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The database.
    pub backend: DatabaseBackend,
    /// Which rows of a table exist for the person.
    pub scope: &'a dyn Fn(&TableRef) -> Condition,
}

impl Debug for Surroundings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings").field("backend", &self.backend).finish_non_exhaustive()
    }
}
