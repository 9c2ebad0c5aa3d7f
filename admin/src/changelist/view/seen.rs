//! The views above a list, as somebody sees them.

use sea_orm::{
    Condition, ConnectionTrait, DatabaseBackend, DatabaseConnection, FromQueryResult, Order,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use serde::Deserialize;

use super::store::{seen_by, seen_by_actor};
use crate::{
    Actor, Result,
    auth::{
        entity::view::{Column, Entity},
        my_id, my_key, packed, unpacked,
    },
};

/// The most views above a list: one's own, and those that others share.
const SHOWN: u64 = 100;
/// The columns of [`Seen`], in the order of its fields.
const COLUMNS: [&str; 6] = ["id", "position", "owner", "owner_name", "name", "query"];

/// A view above a list.
#[derive(Clone, Debug, Deserialize, FromQueryResult)]
pub(crate) struct Seen {
    pub(crate) id: i64,
    position: i32,
    pub(super) owner: String,
    pub(super) owner_name: String,
    pub(super) name: String,
    pub(crate) query: String,
}

/// The views of a list that this person sees, their own first.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn visible(
    db: &DatabaseConnection,
    actor: &Actor,
    model: &str,
) -> Result<Vec<Seen>> {
    let rows = db.query_all(&of_list(model, seen_by_actor(actor))).await?;
    let seen = rows.iter().map(|row| Seen::from_query_result(row, ""));
    Ok(ordered(seen.collect::<Result<_, _>>()?, actor))
}

/// The same for whoever arrives, to be [`read`].
pub(crate) fn mine(backend: DatabaseBackend, model: &str) -> SelectStatement {
    packed(backend, of_list(model, seen_by(my_id(), Some(my_key()))), COLUMNS)
}

/// What [`mine`] found; `None` where that is not all.
pub(crate) fn read(found: &str, actor: &Actor) -> Option<Vec<Seen>> {
    unpacked(found).map(|seen| ordered(seen, actor))
}

fn of_list(model: &str, seen: Condition) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(Entity)
        .and_where(Expr::col(Column::Model).eq(model))
        .cond_where(seen)
        .order_by(Column::Position, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(SHOWN)
        .take()
}

fn ordered(mut seen: Vec<Seen>, actor: &Actor) -> Vec<Seen> {
    seen.sort_by_key(|view| (view.owner != actor.id(), view.position, view.id));
    seen
}
