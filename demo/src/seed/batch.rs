//! Many rows in few statements.

use indicatif::ProgressBar;
use sea_orm::{
    ActiveModelTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, Iterable, TransactionTrait,
};

/// More rows than this in one statement gain nothing and make its text large.
const MOST_ROWS: usize = 1_000;
/// Statements in one transaction: a commit costs a write to the disk.
const STATEMENTS: usize = 20;

/// Inserts `rows`, moving `bar` along.
pub(super) async fn insert<A>(
    db: &DatabaseConnection,
    bar: &ProgressBar,
    rows: impl IntoIterator<Item = A>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait + Send,
{
    let size = rows_per_statement::<A::Entity>(db.get_database_backend());
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let transaction = db.begin().await?;
        for _ in 0..STATEMENTS {
            let chunk: Vec<A> = rows.by_ref().take(size).collect();
            let len = chunk.len() as u64;
            if chunk.is_empty() {
                break;
            }
            A::Entity::insert_many(chunk).exec_without_returning(&transaction).await?;
            bar.inc(len);
        }
        transaction.commit().await?;
    }
    Ok(())
}

/// Every value of a statement is a parameter, and each database takes only so many.
fn rows_per_statement<E: EntityTrait>(backend: DbBackend) -> usize {
    let parameters = match backend {
        DbBackend::Sqlite => 32_766,
        _ => 65_535,
    };
    (parameters / E::Column::iter().count()).min(MOST_ROWS)
}
