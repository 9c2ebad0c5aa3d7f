//! Columns that a method computes: what a method may return, and how it is called.
//!
//! A method of a row returns anything that is [`IntoCell`]: text, numbers, dates, an [`Option`] of
//! these, a [`Link`] to another page of the panel, a [`Badge`], an [`Address`] or an [`Image`]. None
//! of them is HTML: what a method says is printed as it is, never read as markup.

mod cell;
mod computed;
mod link;
mod method;

pub use self::{
    cell::{Address, Badge, CellContent, Image, IntoCell, IntoCells, Tone},
    computed::{Computed, DisplayContext},
    link::Link,
    method::{DisplayMethod, EachRow, PageMethod, WholePage},
};
