//! Lists: from a query string to what stands on the page, on every configured database.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails says where"
)]

#[path = "changelist/board.rs"]
mod board;
#[path = "changelist/entity.rs"]
mod entity;
#[path = "changelist/facets.rs"]
mod facets;
#[path = "changelist/filters.rs"]
mod filters;
#[path = "changelist/groups.rs"]
mod groups;
#[path = "changelist/hostile.rs"]
mod hostile;
#[path = "changelist/list.rs"]
mod list;
#[path = "changelist/neighbours.rs"]
mod neighbours;
#[path = "changelist/paging.rs"]
mod paging;
#[path = "changelist/periods.rs"]
mod periods;
#[path = "changelist/search.rs"]
mod search;
#[path = "changelist/styles.rs"]
mod styles;
#[path = "changelist/texts.rs"]
mod texts;
#[path = "changelist/totals.rs"]
mod totals;
#[path = "changelist/way_back.rs"]
mod way_back;
#[path = "changelist/where.rs"]
mod where_;
