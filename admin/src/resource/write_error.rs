//! Why a row could not be written, said so that a form can show it next to a field.

use crate::{Error, Message};

/// Why a write did not happen.
#[derive(Debug)]
pub enum WriteError {
    /// The database refused a value: what is wrong, and with which fields, by name. Without a field
    /// it concerns the row as a whole.
    Refused {
        /// The names of the fields.
        fields: Vec<String>,
        /// What is wrong.
        message: Message,
    },
    /// Anything else.
    Failed(Error),
}

impl From<Error> for WriteError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
