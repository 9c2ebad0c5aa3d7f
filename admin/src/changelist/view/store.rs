//! Reading and writing saved views. Every write stands in the history.

use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use super::{Keep, MODEL, Share, View};
use crate::{
    Actor, Error, Message, Result,
    auth::entity::{
        group, user_group,
        view::{ActiveModel, Column, Entity},
    },
    history::{self, Action, Entry, FieldChange},
};

/// The most views that one person keeps of one list.
const MOST: u64 = 50;
/// The most groups to share with.
const GROUPS: u64 = 100;

/// Why a view was not kept.
#[derive(Debug)]
pub(crate) enum ViewError {
    /// Something is wrong with what was typed.
    Refused(Message),
    /// The database failed.
    Failed(Error),
}

impl From<DbErr> for ViewError {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Error> for ViewError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// A view that this person sees.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    model: &str,
    id: i64,
) -> Result<Option<View>> {
    let find = Entity::find_by_id(id).filter(Column::Model.eq(model));
    Ok(find.filter(seen_by_actor(actor)).one(db).await?)
}

/// What somebody sees; `key` is that of one of the panel's own people, who alone are in groups.
pub(super) fn seen_by(id: Expr, key: Option<Expr>) -> Condition {
    let own = Expr::col(Column::Owner).eq(id);
    let seen = Condition::any().add(own).add(Column::Shared.eq(Share::All.word()));
    let Some(key) = key else { return seen };
    let shared = Column::Shared.eq(Share::Group(0).word());
    let groups = Column::GroupId.in_subquery(groups_of(key));
    seen.add(Condition::all().add(shared).add(groups))
}

pub(super) fn seen_by_actor(actor: &Actor) -> Condition {
    seen_by(Expr::val(actor.id()), actor.id().parse::<i64>().ok().map(Expr::val))
}

fn groups_of(key: Expr) -> SelectStatement {
    Query::select()
        .column(user_group::Column::GroupId)
        .from(user_group::Entity)
        .and_where(Expr::col(user_group::Column::UserId).eq(key))
        .take()
}

/// The groups that this person may share a view with: their own; all of them for a superuser.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn groups(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<(i64, String)>> {
    let mut find = group::Entity::find().order_by_asc(group::Column::Name).limit(GROUPS);
    if !actor.is_superuser() {
        let Ok(id) = actor.id().parse::<i64>() else { return Ok(Vec::new()) };
        find = find.filter(group::Column::Id.in_subquery(groups_of(Expr::val(id))));
    }
    let groups = find.all(db).await?;
    Ok(groups.into_iter().map(|group| (group.id, group.name)).collect())
}

/// Keeps a new view.
///
/// # Errors
///
/// A name that this person has already, too many views, or a database that fails.
pub(crate) async fn add(
    db: &DatabaseConnection,
    actor: &Actor,
    model: &str,
    keep: Keep,
    request_id: &str,
) -> Result<View, ViewError> {
    let tx = begin(db).await?;
    let own = Entity::find().filter(Column::Model.eq(model)).filter(Column::Owner.eq(actor.id()));
    let many = own.count(&tx).await?;
    if many >= MOST {
        return Err(ViewError::Refused(Message::new("view-too-many").with("max", MOST)));
    }
    let row = ActiveModel {
        model: Set(model.to_owned()),
        owner: Set(actor.id().to_owned()),
        position: Set(i32::try_from(many).unwrap_or(i32::MAX)),
        ..row(actor, &keep)
    };
    let view = row.insert(&tx).await.map_err(named_twice)?;
    tell(&tx, actor, Action::Add, None, Some(&view), request_id).await?;
    tx.commit().await?;
    Ok(view)
}

/// Changes name, share and query of a view of one's own.
///
/// # Errors
///
/// A name that this person has already, or a database that fails.
pub(crate) async fn change(
    db: &DatabaseConnection,
    actor: &Actor,
    before: &View,
    keep: Keep,
    request_id: &str,
) -> Result<View, ViewError> {
    let tx = begin(db).await?;
    let row = ActiveModel { id: Set(before.id), ..row(actor, &keep) };
    let after = row.update(&tx).await.map_err(named_twice)?;
    tell(&tx, actor, Action::Change, Some(before), Some(&after), request_id).await?;
    tx.commit().await?;
    Ok(after)
}

/// Gives a view of one's own another query, and leaves the rest of it.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn replace(
    db: &DatabaseConnection,
    actor: &Actor,
    view: &View,
    query: String,
    request_id: &str,
) -> Result<View, ViewError> {
    let share = Share::of(&view.shared, view.group_id);
    let keep = Keep { name: view.name.clone(), share, query };
    change(db, actor, view, keep, request_id).await
}

/// Deletes a view of one's own.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn delete(
    db: &DatabaseConnection,
    actor: &Actor,
    view: &View,
    request_id: &str,
) -> Result<()> {
    let tx = begin(db).await?;
    Entity::delete_by_id(view.id).exec(&tx).await?;
    tell(&tx, actor, Action::Delete, Some(view), None, request_id).await?;
    Ok(tx.commit().await?)
}

fn row(actor: &Actor, keep: &Keep) -> ActiveModel {
    ActiveModel {
        owner_name: Set(crate::text::truncate(actor.name(), 190)),
        name: Set(keep.name.clone()),
        query: Set(keep.query.clone()),
        shared: Set(keep.share.word().to_owned()),
        group_id: Set(keep.share.group()),
        updated_at: Set(Utc::now()),
        ..Default::default()
    }
}

/// SQLite takes its one write lock at once.
async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    db.begin_with_options(options).await
}

fn named_twice(error: DbErr) -> ViewError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            ViewError::Refused(Message::new("view-named-twice"))
        }
        _ => error.into(),
    }
}

async fn tell(
    tx: &DatabaseTransaction,
    actor: &Actor,
    action: Action,
    before: Option<&View>,
    after: Option<&View>,
    request_id: &str,
) -> Result<()> {
    let Some(view) = after.or(before) else { return Ok(()) };
    let key = view.id.to_string();
    let changes = [
        ("name", "Name", before.map(|v| v.name.clone()), after.map(|v| v.name.clone())),
        ("query", "Query", before.map(|v| v.query.clone()), after.map(|v| v.query.clone())),
        ("shared", "Shared", before.map(shared), after.map(shared)),
    ];
    let changes = changes.iter().filter_map(|(name, label, from, to)| {
        FieldChange::between(name, label, from.as_deref(), to.as_deref())
    });
    let entry = Entry::new(actor, action, MODEL, &key, &view.name);
    let entry = entry.with_changes(changes.collect()).in_request(request_id);
    history::record(tx, &[entry]).await
}

fn shared(view: &View) -> String {
    Share::of(&view.shared, view.group_id).to_value()
}
