//! What happened to a row, by whom, from what to what.

mod page;

pub use self::page::{HistoryChange, HistoryEntry, HistoryPage};
