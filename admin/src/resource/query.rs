//! What to read, as plain data: nothing here knows a dialect, nothing is text from a request.

use sea_orm::Value;

use super::{Content, Cursor, Path};

/// Which rows, which columns of them, in which order.
#[derive(Clone, Debug)]
pub struct RowQuery {
    /// The columns to read; the key is always read as well.
    pub columns: Vec<Content>,
    /// Which rows.
    pub predicate: Predicate,
    /// The order; the key is appended, so that it is total.
    pub order: Vec<Order>,
    /// At most so many rows.
    pub limit: u64,
    /// After leaving out so many.
    pub offset: u64,
    /// From which place in the order on, and in which direction.
    pub seek: Seek,
}

/// From where in an order rows are read: its beginning unless said otherwise.
#[derive(Clone, Debug, Default)]
pub struct Seek {
    /// The rows beyond this place, without the row that stands there.
    pub from: Option<Cursor>,
    /// Towards the beginning: the last rows before the place, or of all. They come in the order of
    /// the list all the same.
    pub backwards: bool,
}

/// One key of an order. Nulls come last when ascending and first when descending, everywhere.
#[derive(Clone, Debug)]
pub struct Order {
    /// What is sorted by; its hops are all to one row.
    pub path: Path,
    /// Largest first.
    pub descending: bool,
}

/// A condition on rows.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Predicate {
    /// All of these; true when empty.
    All(Vec<Predicate>),
    /// Any of these; false when empty.
    Any(Vec<Predicate>),
    /// Not this; a row of which it cannot be told, for want of a value, is none of which it holds.
    Not(Box<Predicate>),
    /// The field behind the path stands in this relation to the value. Over a relation to many
    /// rows: for at least one of them.
    Compare(Path, Op, Value),
    /// The field behind the path holds one of these values; false when empty.
    OneOf(Path, Vec<Value>),
    /// The field behind the path is null.
    IsNull(Path),
    /// There is a row at the end of the path's relations.
    Exists(Path),
    /// What the developer wrote, in terms of the model's own table.
    Condition(sea_orm::Condition),
    /// The text of the field behind the path holds these words; letter case does not matter and
    /// `%` and `_` mean themselves.
    Like(Path, crate::descriptor::SearchMode, String),
    /// This, where a relation to many rows means one and the same row each time it is named: one
    /// row for which all of it holds, rather than one for each part. It holds, too, where there are
    /// no related rows and it needs none.
    Together(Box<Predicate>),
}

impl Predicate {
    /// The predicate that holds for every row.
    #[must_use]
    pub fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// Whether it plainly holds for every row.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.iter().all(Self::is_everything))
    }
}

/// How a field is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Op {
    /// Equal.
    Eq,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
}
