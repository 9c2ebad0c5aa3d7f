#![doc = include_str!("../../docs/pages.md")]

mod book;
mod buttons;
mod context;
mod declare;
mod serve;

pub(crate) use self::book::{Book, Place};
pub(super) use self::{
    book::{TargetPage, admit},
    buttons::{of_list, of_site},
    serve::serve,
};
pub use self::{
    context::PageContext,
    declare::{Button, ButtonRow, ModelPages, Page},
};
