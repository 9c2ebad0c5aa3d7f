//! The list of a model: from a query string to a page.

mod page;

pub use self::page::{
    ActionBar, ActionButton, ChangelistPage, Chip, Column, ColumnSort, DateBar, Empty, FilterBody,
    FilterBox, Limit, ListRow, LookupForm, PageLink, Pager, RangeForm, SearchBox,
};
