//! One row as read: its key and its cells, each on its own.

use sea_orm::Value;

use super::{Key, Resource};
use crate::{descriptor::display::CellContent, value};

/// A row: its key and one cell for each column asked for, in that order.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which row it is.
    pub key: Key,
    /// What stands in the columns that were asked for.
    pub cells: Vec<Cell>,
    /// Where it stands in the order in which it was read: the parts of a [`Cursor`](super::Cursor).
    pub(super) place: Vec<Cell>,
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// A value, perhaps null.
    Value(Value),
    /// A foreign key and the label of the row it points at; no label when that row is gone or out
    /// of scope.
    Related {
        /// The foreign key, perhaps null.
        key: Value,
        /// How the row it points at is called.
        label: Option<String>,
    },
    /// The first of several, and how many there are.
    Several {
        /// What stands in the first few, in their order.
        values: Vec<Cell>,
        /// How many there are.
        total: u64,
    },
    /// What a method computed.
    Computed(CellContent),
    /// The database holds something that cannot be read into the column's type. It is shown as such
    /// and never written back.
    Unreadable,
}

impl Resource {
    /// How a row is called that holds every field: by the field that stands for it, or by its key.
    #[must_use]
    pub fn label_of(&self, row: &Row) -> String {
        let display = self.display.as_ref().and_then(|field| row.cells[field.index].value());
        let label = display.map(value::text).filter(|label| !label.trim().is_empty());
        label.unwrap_or_else(|| row.key.to_string())
    }
}

impl Cell {
    /// The value in the column itself, if it could be read.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) | Self::Related { key: value, .. } => Some(value),
            Self::Several { .. } | Self::Computed(_) | Self::Unreadable => None,
        }
    }
}
