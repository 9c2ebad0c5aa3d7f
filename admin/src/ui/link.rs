//! The small things that every page is made of.

use serde::Serialize;

use crate::Message;

/// A button beside a title, or in the menu of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// What the button says.
    pub label: Message,
    /// Where it leads.
    pub url: String,
    /// The name of its icon in the sprite.
    pub icon: &'static str,
    /// Whether it posts, rather than leads, there.
    pub posts: bool,
}

/// One of several places to go, of which some may be where the reader already is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkChoice {
    /// What the link says.
    pub label: Message,
    /// Where it leads.
    pub url: String,
    /// Whether the page already stands there.
    pub selected: bool,
    /// How many rows stand behind it, as shown; `None` where that was not counted.
    pub count: Option<String>,
}

/// A value to choose in a drop-down or among radio buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it is the one chosen now.
    pub selected: bool,
}

/// An input that nobody sees: it carries the rest of the list's state through a small form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// The name of the parameter.
    pub name: String,
    /// Its value.
    pub value: String,
}
