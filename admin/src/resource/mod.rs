//! Where rows come from and go to: the only layer that speaks SeaORM about user entities.
//!
//! - [`Resource`] is one registered model, free of its type.
//! - [`Registry`] holds them all and knows which table belongs to which.
//! - [`Source`] is the gate: every read and write of a user's row goes through it, and it cannot be
//!   had without an [`Actor`](crate::Actor). Its statements carry the actor's scope in their `WHERE`.
//! - [`RowQuery`] and [`Predicate`] say as plain data what to read; `statement` makes SQL of them.

mod adapter;
mod admin;
mod beside;
mod cascade;
mod check;
mod column;
mod computed;
mod cursor;
mod database;
mod db_error;
mod decode;
mod display;
mod distinct;
#[cfg(any(test, feature = "testing"))]
mod explain;
mod facet;
mod fetch;
mod filter;
mod key;
mod layout;
mod like;
mod list;
mod order;
mod path;
mod permitted;
mod query;
mod read;
mod refused;
mod registry;
mod resolve;
mod row;
mod search;
mod select;
mod several;
mod source;
mod statement;
mod summary;
mod survey;
mod together;
mod unit;
mod write_error;

#[cfg(any(test, feature = "testing"))]
pub use self::explain::{explain, explain_facets, explain_groups, explain_totals};
pub use self::{
    admin::{ModelAdmin, Plain},
    cascade::{Cascade, Dependent},
    check::Check,
    column::{Column, Content},
    cursor::Cursor,
    database::{Database, Limits},
    facet::Facet,
    filter::{ChoicesFilter, FilterChoice, ListFilter, SimpleListFilter, condition, custom},
    key::Key,
    layout::Fieldset,
    path::{Join, Path},
    permitted::Permitted,
    query::{Op, Order, Predicate, RowQuery, Seek},
    registry::{Registration, Registry, Resource},
    row::{Cell, Row},
    search::Search,
    source::{Count, Lookup, LookupRow, Source},
    summary::{Group, GroupKey, Grouping, Summary, Total},
    survey::{Span, Survey, Surveyed},
    unit::Unit,
    write_error::WriteError,
};
pub(crate) use self::{
    database::same_pool,
    db_error::is_busy,
    filter::{Custom, FilterContent},
    search::check as check_search,
};
