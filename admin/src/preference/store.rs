//! Reading and writing the document.

use chrono::Utc;
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DatabaseBackend, DatabaseConnection, EntityTrait, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement},
};

use super::Preferences;
use crate::{
    Error, ErrorKind, Result,
    auth::{entity::preference, my_id},
};

/// The longest document, in bytes: some five hundred lists with columns of their own.
const LONGEST: usize = 64 * 1024;

/// What this person chose. One statement, by the key of its table.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn load(db: &impl ConnectionTrait, actor: &str) -> Result<Preferences> {
    let row = preference::Entity::find_by_id(actor).one(db).await?;
    Ok(row.map(|row| read(actor, &row.document)).unwrap_or_default())
}

/// The document of whoever arrives, to be [`read`].
pub(crate) fn mine() -> SelectStatement {
    use preference::Column::{Actor, Document};

    let is_mine = Expr::col(Actor).eq(my_id());
    Query::select().column(Document).from(preference::Entity).and_where(is_mine).take()
}

/// Changes what this person chose; two changes at the same moment both count.
///
/// # Errors
///
/// When the database fails, or there is more than can be kept.
pub(crate) async fn change(
    db: &DatabaseConnection,
    actor: &str,
    change: impl FnOnce(&mut Preferences) + Send,
) -> Result<()> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    let mut find = preference::Entity::find_by_id(actor);
    // SQLite locked the whole database when the transaction began.
    if db.get_database_backend() != DatabaseBackend::Sqlite {
        find = find.lock_exclusive();
    }
    let row = find.one(&tx).await?;
    let mut chosen = row.map(|row| read(actor, &row.document)).unwrap_or_default();
    change(&mut chosen);
    write(&tx, actor, &chosen).await?;
    Ok(tx.commit().await?)
}

async fn write(tx: &impl ConnectionTrait, actor: &str, chosen: &Preferences) -> Result<()> {
    let row = preference::ActiveModel {
        actor: Set(actor.to_owned()),
        document: Set(print(chosen)?),
        updated_at: Set(Utc::now()),
    };
    let mut again = OnConflict::column(preference::Column::Actor);
    again.update_columns([preference::Column::Document, preference::Column::UpdatedAt]);
    preference::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

fn print(chosen: &Preferences) -> Result<String> {
    let document = serde_json::to_string(chosen).map_err(|error| {
        Error::new(ErrorKind::Internal, "preferences cannot be written down").with_source(error)
    })?;
    if document.len() > LONGEST {
        let detail = "there is no room for more preferences: reset the columns of some lists";
        return Err(Error::new(ErrorKind::BadQuery, detail));
    }
    Ok(document)
}

/// A document that cannot be read is as good as none: a choice of columns must lock nobody out.
pub(crate) fn read(actor: &str, document: &str) -> Preferences {
    serde_json::from_str(document).unwrap_or_else(|error| {
        tracing::warn!(%error, actor, "preferences cannot be read");
        Preferences::default()
    })
}
