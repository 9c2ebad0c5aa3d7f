//! Rows in groups: `_group=company`, `_group=posted_at:month`.
//!
//! In place of its rows a list shows one line for each value of a field, or for each day, month or
//! year of a date, with the number of its rows and what they come to. Every line leads to the list
//! of its rows.

mod build;
mod chooser;
mod link;
mod load;
mod page;
mod sort;
mod unit;

pub(super) use self::{
    build::groups,
    chooser::chooser,
    load::{Grouped, read},
    sort::GroupSort,
};
pub use self::{
    page::{GroupChooser, GroupRow, Groups},
    unit::Unit,
};

use super::{BadQuery, Params};
use crate::{
    Message,
    field::Kind,
    resource::{Path, Resource},
    text,
};

/// The most groups that are shown.
pub(super) const GROUPS: u64 = 500;

/// What the rows of a list are put together by.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupBy<'a> {
    pub(super) path: &'a Path,
    /// Of a date: how long a stretch of the calendar each group is.
    pub(super) unit: Option<Unit>,
}

impl<'a> GroupBy<'a> {
    /// Reads `_group`.
    ///
    /// # Errors
    ///
    /// What the model does not declare, with what it does.
    pub(super) fn parse(params: &Params, resource: &'a Resource) -> Result<Option<Self>, BadQuery> {
        let Some(asked) = params.get(Params::GROUP) else { return Ok(None) };
        let found = Self::all(resource).find(|own| own.word() == asked);
        found.map(Some).ok_or_else(|| unknown(asked, resource))
    }

    /// Everything that the rows of a model can be put together by.
    pub(super) fn all(resource: &'a Resource) -> impl Iterator<Item = Self> {
        resource.list_group_by.iter().flat_map(|path| {
            let dates = matches!(path.field.kind, Kind::Date | Kind::DateTime { .. });
            let units: &[Option<Unit>] = if dates { &Unit::SOME } else { &[None] };
            units.iter().map(move |unit| Self { path, unit: *unit })
        })
    }

    /// How it stands in an address.
    pub(super) fn word(&self) -> String {
        match self.unit {
            Some(unit) => format!("{}:{unit}", self.path.dotted),
            None => self.path.dotted.clone(),
        }
    }

    /// How it is called.
    pub(super) fn label(&self) -> Message {
        match self.unit {
            Some(unit) => Message::new(unit.key()).with("field", &self.path.label),
            None => Message::literal(&self.path.label),
        }
    }
}

fn unknown(asked: &str, resource: &Resource) -> BadQuery {
    let allowed: Vec<String> = GroupBy::all(resource).map(|own| own.word()).collect();
    let key = if allowed.is_empty() { "group-none" } else { "group-unknown" };
    let message = Message::new(key)
        .with("group", text::truncate(asked, 80))
        .with("allowed", allowed.join(", "));
    BadQuery::new(Params::GROUP, message)
}
