//! What every page gets around its own content.

use serde::Serialize;

use super::{Appearance, AssetUrls, Flash};
use crate::Message;

/// What every page gets; templates know it as `chrome`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chrome {
    /// The name of the panel.
    pub site_title: String,
    /// The page with all models.
    pub index_url: String,
    /// The models in the side bar, in groups; empty for somebody who is not logged in.
    pub nav: Vec<NavGroup>,
    /// The person; `None` for somebody who is not logged in.
    pub actor: Option<Person>,
    /// Sentences left by the request before, shown once.
    pub flashes: Vec<Flash>,
    /// The way from the index to this page, the page itself last.
    pub crumbs: Vec<Crumb>,
    /// The token that every form posts as `_csrf`.
    pub csrf: String,
    /// The language of the page, as in `<html lang>`: `en`, `pt-BR`.
    pub language: String,
    /// The direction of its script: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Theme and density, which the person may have chosen.
    pub appearance: Appearance,
    /// Where the choice of theme and density is posted.
    pub appearance_url: String,
    /// The address of this page, to come back to after such a post.
    pub here: String,
    /// Where styles, scripts and icons are.
    pub assets: AssetUrls,
    /// The number under which the log knows this request.
    pub request_id: String,
    /// The slug of the model this page is about: its overrides of templates come first.
    pub model: Option<String>,
}

/// Models that belong together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NavGroup {
    /// What they have in common; `None` for models without a group.
    pub label: Option<String>,
    /// The models.
    pub items: Vec<NavItem>,
}

/// A model in the side bar.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Its plural.
    pub label: String,
    /// Its list.
    pub url: String,
    /// The form for a new row, for those who may make one.
    pub add_url: Option<String>,
    /// The name of its icon in the sprite.
    pub icon: &'static str,
    /// Whether the page is about this model.
    pub current: bool,
}

impl Default for NavItem {
    fn default() -> Self {
        Self {
            label: String::new(),
            url: String::new(),
            add_url: None,
            icon: "table",
            current: false,
        }
    }
}

/// Somebody who is logged in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Person {
    /// The name shown.
    pub name: String,
    /// One or two letters that stand for the name.
    pub initials: String,
    /// What they choose for themselves.
    pub account_url: Option<String>,
    /// Where they change their password; `None` where people are not ours to change.
    pub password_url: Option<String>,
    /// Where logging out is posted.
    pub logout_url: String,
}

impl Person {
    /// Somebody by that name, with initials made from it.
    ///
    /// ```
    /// use backoffice::ui::Person;
    ///
    /// assert_eq!(Person::new("Ana María", "/-/logout").initials, "AM");
    /// assert_eq!(Person::new("ana", "/-/logout").initials, "A");
    /// ```
    pub fn new(name: impl Into<String>, logout_url: impl Into<String>) -> Self {
        let name = name.into();
        let firsts = name.split_whitespace().filter_map(|word| word.chars().next());
        let initials = firsts.take(2).flat_map(char::to_uppercase).collect();
        Self {
            name,
            initials,
            account_url: None,
            password_url: None,
            logout_url: logout_url.into(),
        }
    }
}

/// One step of the way to this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// What the step is called.
    pub label: Message,
    /// Where it leads; `None` for the page itself and for a place the person may not go.
    pub url: Option<String>,
}

impl Crumb {
    /// A step in the host's own words, such as the name of a model or a row.
    pub fn new(label: impl Into<String>, url: Option<String>) -> Self {
        Self { label: Message::literal(label), url }
    }

    /// A step in the panel's words.
    #[must_use]
    pub fn of(label: Message, url: Option<String>) -> Self {
        Self { label, url }
    }
}
