//! What happened to a row, by whom, from what to what.
//!
//! An [`Entry`] is written by [`record`] in the transaction of the change it tells of, with the
//! [`FieldChange`]s that [`diff`] finds. It can be read, by [`of_object`] and [`recent`], and there
//! is no function that changes or deletes one.

mod build;
mod diff;
pub mod entity;
mod entry;
mod page;
mod read;
mod record;

pub(crate) use self::build::{Around, page};
pub use self::{
    diff::{FieldChange, MASK, diff},
    entry::{Action, Entry},
    page::{HistoryChange, HistoryEntry, HistoryPage},
    read::{Entries, PAGE, of_object, recent},
    record::record,
};
