//! The form of a row: from a descriptor to inputs, and from a submission to a saved row.

mod page;

pub use self::page::{
    Blocker, Buttons, Conflict, ConflictRow, DeleteNode, DeletePage, FieldError, FieldView,
    FieldsetView, FormPage, InputAttributes, Mode, ModelCount, RelationView,
};
