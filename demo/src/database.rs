//! Where the job board keeps its rows: SQLite, PostgreSQL or MariaDB, by the URL.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, EntityName,
    sea_query::{Table, TableRef},
};

use crate::entity::{
    applicant, application, board_user, company, currency, interview, job_posting, job_posting_tag,
    location, tag,
};

/// Opens the database. A SQLite file is made where there is none, and people can read it while
/// another writes.
pub(crate) async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "NORMAL")
            .pragma("busy_timeout", "5000")
    });
    Database::connect(options).await
}

/// Makes the tables that are missing.
pub(crate) async fn prepare(db: &DatabaseConnection) -> Result<(), DbErr> {
    db.get_schema_registry("demo::entity::*").sync(db).await
}

/// Drops every table of the job board.
pub(crate) async fn clear(db: &DatabaseConnection) -> Result<(), DbErr> {
    for table in tables() {
        db.execute(Table::drop().table(table).if_exists()).await?;
    }
    Ok(())
}

/// Every table, those that point at others first.
fn tables() -> [TableRef; 10] {
    [
        interview::Entity.table_ref(),
        application::Entity.table_ref(),
        applicant::Entity.table_ref(),
        job_posting_tag::Entity.table_ref(),
        job_posting::Entity.table_ref(),
        company::Entity.table_ref(),
        board_user::Entity.table_ref(),
        location::Entity.table_ref(),
        tag::Entity.table_ref(),
        currency::Entity.table_ref(),
    ]
}
