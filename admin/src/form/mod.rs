//! The form of one row: what was typed, checked, saved once, and shown again where it was refused.
//!
//! `submission` holds the body as names and texts; `bind` makes typed changes of it, or
//! sentences next to fields; `save` writes them in one unit with their history; `build` fills the
//! page. Adding and changing are one path.

mod bind;
mod build;
mod computed;
mod consequence;
mod delete;
mod desk;
mod draft;
mod errors;
mod fields;
pub(crate) mod grid;
mod input;
mod layout;
mod next;
mod page;
mod password;
mod references;
mod save;
mod search;
mod submission;
mod trace;
mod version;
mod view;

pub use self::page::{
    Beside, Blocker, Buttons, Conflict, ConflictRow, DeleteNode, DeletePage, FieldError,
    FieldsetView, FormPage, Mode, ModelCount,
};
pub(crate) use self::{
    build::page as build,
    consequence::Verdict,
    delete::{Deleted, ask, delete},
    desk::Desk,
    draft::{Draft, suggest},
    next::Way,
    password::set_password,
    save::{Outcome, Saved, save},
    search::search,
    submission::{LOOKUP, SAVE_AS_NEW, Submission, unknown},
};
