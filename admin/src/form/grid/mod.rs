//! Many rows edited at once, in the list itself: each is a small form over the same fields, and all of
//! them are one unit.
//!
//! `sheet` takes the body apart by the keys of the rows; `slip` is one row of it; `save` writes what
//! was changed; `view` makes the inputs.

mod save;
mod search;
mod sheet;
mod slip;
mod view;

pub(crate) use self::{
    save::{Outcome, save},
    sheet::Sheet,
    slip::Slip,
    view::offer,
};
