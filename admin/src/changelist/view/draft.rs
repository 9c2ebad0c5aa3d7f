//! What somebody wants to keep, before it is known whether that can be.

use super::{Share, View};
use crate::{
    Actor, Message,
    changelist::{Asker, BadQuery, Params, Plan},
    resource::{Registry, Resource},
};

/// The most characters of a name.
const NAME: usize = 80;
/// The longest query, in bytes: what does not fit into every browser's address is no use to anybody.
const QUERY: usize = 2_000;

/// A view as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) share: Share,
    pub(crate) query: String,
    /// Whether the list shall open with it for this person.
    pub(crate) default: bool,
}

/// A view that can be kept.
#[derive(Clone, Debug)]
pub(crate) struct Keep {
    pub(super) name: String,
    pub(super) share: Share,
    pub(super) query: String,
}

impl Draft {
    /// The same view as it stands in the table.
    pub(crate) fn of(view: &View, default: bool) -> Self {
        let share = Share::of(&view.shared, view.group_id);
        Self { name: view.name.clone(), share, query: view.query.clone(), default }
    }

    /// Checks what was typed.
    ///
    /// # Errors
    ///
    /// What is wrong with the name, or that there is no state to keep.
    pub(crate) fn check(&self) -> Result<Keep, Message> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Message::new("error-required"));
        }
        if name.chars().nth(NAME).is_some() {
            let length = name.chars().count();
            return Err(Message::new("error-too-long").with("max", NAME).with("length", length));
        }
        if name.contains('\0') {
            return Err(Message::new("error-nul"));
        }
        if self.query.len() > QUERY {
            return Err(Message::new("view-too-long").with("max", QUERY));
        }
        Ok(Keep { name, share: self.share, query: self.query.clone() })
    }
}

/// The part of a list's state that a view keeps: not the page, and not which view it came from.
///
/// # Errors
///
/// A parameter that means nothing on this list.
pub(crate) fn kept(
    query: &str,
    resource: &Resource,
    registry: &Registry,
    actor: &Actor,
) -> Result<String, BadQuery> {
    let params = Params::parse(query)?.without_place().without(Params::VIEW);
    Plan::new(&params, resource, registry, &Asker::new(actor))?;
    Ok(params.to_string())
}
