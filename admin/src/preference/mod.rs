//! What people choose for themselves: zone, language, customs, looks, and the columns of lists.
//!
//! [`Preferences`] is a document a person; it is read with the session at each request and written by
//! `change`. A cookie keeps theme and density besides, for the login page.

mod document;
mod page;
mod store;

pub use self::{
    document::{ListPreference, Preferences},
    page::{AccountPage, ZoneGroup},
};
pub(crate) use self::{
    page::{Links, account},
    store::{change, load, mine, read},
};
