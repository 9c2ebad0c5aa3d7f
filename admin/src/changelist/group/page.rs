//! What pages are given of groups.

use serde::Serialize;

use crate::{
    Message,
    ui::{Cell, LinkChoice},
};

use super::super::page::ColumnSort;

/// The rows of a list, put together.
#[derive(Clone, Debug, Serialize)]
pub struct Groups {
    /// By what.
    pub label: Message,
    /// The head of the groups.
    pub by_group: ColumnSort,
    /// The head of the numbers of rows.
    pub by_count: ColumnSort,
    /// What the totals of each group are called.
    pub heads: Vec<Message>,
    /// The groups.
    pub rows: Vec<GroupRow>,
    /// What all rows come to; `None` where nobody asked.
    pub totals: Option<Vec<Cell>>,
    /// The same list with what all rows come to.
    pub show_url: Option<String>,
    /// The same list without it.
    pub hide_url: Option<String>,
    /// Why some or all groups are missing.
    pub note: Option<Message>,
}

/// A group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupRow {
    /// A stretch of the calendar, in words.
    pub label: Option<Message>,
    /// Any other value that its rows have in common.
    pub cell: Cell,
    /// The list of its rows; `None` where no filter says what they have in common.
    pub url: Option<String>,
    /// How many they are.
    pub count: String,
    /// What they come to.
    pub totals: Vec<Cell>,
}

/// What rows can be put together by.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GroupChooser {
    /// What they are put together by; `None` where they are not.
    pub current: Option<Message>,
    /// The list without groups, and with those of each kind.
    pub choices: Vec<LinkChoice>,
}
