//! Saved views: the state of a list that somebody keeps under a name.
//!
//! A view is nothing but a query string. Whoever applies it asks for its rows under their own
//! rights, and what has come to mean nothing is refused like any other address. Its owner may share
//! it; others look at it and cannot change it.

mod bar;
mod draft;
mod page;
mod seen;
mod share;
mod store;

pub(crate) use self::{
    bar::{apply, bar},
    draft::{Draft, Keep, kept},
    seen::{Seen, mine, read, visible},
    store::{ViewError, add, change, delete, find, groups, replace},
};
pub use self::{
    page::{ShareChoice, ViewBar, ViewPage, ViewTab, ViewUpdate},
    share::Share,
};
pub(crate) use crate::auth::entity::view::Model as View;

/// The word of saved views in grants: whoever may change those may share their own.
pub(crate) const MODEL: &str = "backoffice_view";
