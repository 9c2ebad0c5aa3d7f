//! The pages that belong to no engine: the index and the one that says no.

use serde::Serialize;

use super::{Cell, Hidden, NavGroup};
use crate::Message;

/// All models the person may see, for `index.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexPage {
    /// The models in their groups; empty for somebody who may see none.
    pub groups: Vec<NavGroup>,
    /// What this person did last, newest first.
    pub recent: Vec<RecentAction>,
}

/// Something the person did.
#[derive(Clone, Debug, Serialize)]
pub struct RecentAction {
    /// What was done: added, changed, deleted.
    pub action: Message,
    /// How the row was called.
    pub label: String,
    /// Its form; `None` when it is gone.
    pub url: Option<String>,
    /// What the model is called.
    pub model: String,
    /// When.
    pub when: Cell,
}

/// A refusal or a fault, for `error.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorPage {
    /// The status of the answer.
    pub status: u16,
    /// What happened, in a few words.
    pub title: Message,
    /// What it means and what to do.
    pub message: Message,
    /// The number under which the log knows this request.
    pub request_id: String,
    /// After how many seconds trying again may help.
    pub retry_after: Option<u64>,
    /// The form that was sent, where sending it again may help.
    pub retry: Option<RetryForm>,
    /// The list about which something was asked that means nothing, as it is with nothing asked.
    pub list_url: Option<String>,
}

/// A form that came at a bad moment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RetryForm {
    /// Where it is posted.
    pub url: String,
    /// The token of the form.
    pub csrf: String,
    /// What was typed.
    pub hidden: Vec<Hidden>,
    /// What was typed and is not repeated.
    pub secrets: Vec<RetypedSecret>,
}

/// A secret that must be typed once more.
#[derive(Clone, Debug, Serialize)]
pub struct RetypedSecret {
    /// The name of the input.
    pub name: String,
    /// What it is called.
    pub label: Message,
}

/// A page of the host's own, for its template, which extends `page.html`; what the handler gave stands
/// in `data`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OwnPage {
    /// What it is called.
    pub title: String,
    /// The row it is about.
    pub subtitle: Option<String>,
    /// Its address, to post a form to.
    pub url: String,
    /// Where it was come from.
    pub back_url: String,
}
