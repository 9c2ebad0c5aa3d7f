//! What pages are given about saved views: the bar above a list, and the form of one.

use serde::Serialize;

use crate::{Message, ui::Hidden};

/// The saved views above a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ViewBar {
    /// The list as the model declares it.
    pub all_url: String,
    /// Whether the page is that list.
    pub all_selected: bool,
    /// One's own views, then those that others share.
    pub tabs: Vec<ViewTab>,
    /// The form that keeps the list as it is; `None` where there is nothing to keep.
    pub save_url: Option<String>,
    /// Gives the view that was applied the state of this page; `None` where it has it already, or is
    /// somebody else's.
    pub update: Option<ViewUpdate>,
}

/// A saved view above a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ViewTab {
    /// What it is called.
    pub name: String,
    /// The list with its state; its own page, where that has come to mean nothing.
    pub url: String,
    /// Whether it was applied.
    pub selected: bool,
    /// Whether it cannot be applied any more.
    pub broken: bool,
    /// Who shares it; `None` for one's own.
    pub owner: Option<String>,
    /// The page on which it is named, shared and deleted.
    pub edit_url: String,
}

/// A small form that is posted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ViewUpdate {
    /// Where it is posted, as `_query`.
    pub url: String,
    /// The state of the list.
    pub hidden: Vec<Hidden>,
}

/// What `view.html` is given: to keep a list, or to change what is kept.
#[derive(Clone, Debug, Serialize)]
pub struct ViewPage {
    /// "Save this view", "Saved view".
    pub title: Message,
    /// Where the form is posted.
    pub url: String,
    /// The state of the list, which comes back with the form.
    pub hidden: Vec<Hidden>,
    /// The name, as typed.
    pub name: String,
    /// What is wrong with it.
    pub error: Option<Message>,
    /// Who may see it; empty for somebody who may not share.
    pub shares: Vec<ShareChoice>,
    /// Whether the list opens with it.
    pub default: bool,
    /// Who owns it, where that is somebody else: then only `default` can be chosen.
    pub owner: Option<String>,
    /// The state that is kept.
    pub query: String,
    /// Why it cannot be applied any more.
    pub broken: Option<Message>,
    /// The list with it; `None` where it cannot be applied, and for a new one.
    pub apply_url: Option<String>,
    /// Whether it can be deleted.
    pub deletable: bool,
    /// Back to the list.
    pub cancel_url: String,
}

/// Somebody to share a view with.
#[derive(Clone, Debug, Serialize)]
pub struct ShareChoice {
    /// What is shown.
    pub label: Message,
    /// What is posted.
    pub value: String,
    /// Whether it is chosen now.
    pub selected: bool,
}
