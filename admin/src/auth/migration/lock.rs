//! One instance migrates, the others wait: `CREATE TABLE IF NOT EXISTS` alone is not enough, since
//! two of them at once can both fail on PostgreSQL, and both would write down the same step.

use sea_orm_migration::{
    MigratorTrait, SchemaManagerConnection,
    sea_orm::{
        ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
        TransactionOptions, TransactionTrait,
        sea_query::{Expr, Func, FunctionCall, Query},
    },
};

/// Any number that no other user of advisory locks is likely to take.
const LOCK: i64 = 0x6261_636b_6f66_6663;
/// How long to wait for another instance, in seconds.
const PATIENCE: i32 = 120;

pub(super) async fn up_alone<M: MigratorTrait>(
    db: &SchemaManagerConnection<'_>,
    steps: Option<u32>,
) -> Result<(), DbErr> {
    // On SQLite the transaction is the lock; on PostgreSQL the lock ends with it; on MariaDB it
    // keeps the work on the one connection that holds the lock.
    let immediate = Some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
    let transaction = db.begin_with_options(options).await?;
    take(&transaction).await?;
    let outcome = M::up(&transaction, steps).await;
    release(&transaction).await?;
    outcome?;
    transaction.commit().await
}

async fn take(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    match transaction.get_database_backend() {
        DbBackend::Postgres => {
            let lock = Func::cust("pg_advisory_xact_lock").arg(LOCK);
            transaction.execute(Query::select().expr(lock)).await?;
        }
        DbBackend::MySql => {
            let lock = Func::cust("GET_LOCK").arg(mysql_name()).arg(PATIENCE);
            let row = transaction.query_one(Query::select().expr(lock)).await?;
            let taken = row.map(|row| row.try_get_by_index::<Option<i64>>(0)).transpose()?;
            if taken.flatten() != Some(1) {
                return Err(DbErr::Custom(
                    "another instance has been migrating the panel's tables for two minutes; \
                     look for a stuck connection and start again"
                        .to_owned(),
                ));
            }
        }
        _ => {}
    }
    Ok(())
}

/// A lock of MariaDB belongs to the connection, which goes back to the pool: it must be given back
/// by hand, also after a failure.
async fn release(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::MySql {
        let lock = Func::cust("RELEASE_LOCK").arg(mysql_name());
        transaction.query_one(Query::select().expr(lock)).await?;
    }
    Ok(())
}

/// Lock names of MariaDB are shared by all databases of a server and at most 64 characters long.
fn mysql_name() -> FunctionCall {
    let database = Func::cust("CONCAT").arg("backoffice ").arg(Expr::expr(Func::cust("DATABASE")));
    Func::cust("SHA1").arg(Expr::expr(database))
}
