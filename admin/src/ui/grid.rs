//! The list as a form: what `list_editable` adds to its page.

use serde::Serialize;

use super::{Cell, FieldView};
use crate::Message;

/// The form around the table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Grid {
    /// Where it is posted: the list with its state.
    pub url: String,
    /// The token that keeps the form from being applied twice; posted as `_once`.
    pub once: String,
    /// The names of the fields that have inputs, parted by commas; posted as `_fields`, since a tick
    /// box that is not ticked sends nothing.
    pub fields: String,
    /// The zone by whose clocks moments are typed; posted as `_zone`.
    pub zone: String,
    /// What is wrong with the form as a whole.
    pub errors: Vec<Message>,
    /// The rows that were edited and are not there any more.
    pub gone: Vec<GoneRow>,
}

/// The inputs of one row.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RowForm {
    /// The version of the row that is looked at; posted as `_version@{key}`, by which the row is found
    /// again.
    pub version: String,
    /// What is wrong with the row as a whole, said in a line of its own.
    pub errors: Vec<Message>,
    /// Its inputs, in the order of the columns; `None` where a column is only shown.
    pub cells: Vec<Option<InputCell>>,
}

/// A cell that is edited in the list.
#[derive(Clone, Debug, Serialize)]
pub struct InputCell {
    /// The input; its name is that of the field, `@` and the key of the row.
    pub field: FieldView,
    /// What somebody else wrote there meanwhile.
    pub theirs: Option<Cell>,
}

/// A row that was edited and is not there any more.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GoneRow {
    /// Its key.
    pub key: String,
    /// What was typed, by what its fields are called.
    pub typed: Vec<(String, String)>,
}

/// What a cell shows after it was edited, for the script that edited it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SavedCell {
    /// The id for the whole of a cut value.
    pub id: String,
    /// What the cell shows.
    pub cell: Cell,
}
