//! What differs between the databases when a table is made, in one place.

use sea_orm_migration::{
    SchemaManager,
    sea_orm::{
        DbBackend, DbErr,
        sea_query::{ColumnDef, Index, IndexCreateStatement, Table, TableCreateStatement},
    },
};

/// Long enough for any name, short enough for an index of MariaDB.
pub(super) const NAME: u32 = 190;
/// SHA-256 in hexadecimal.
pub(super) const DIGEST: u32 = 64;

/// Makes a table with its indexes unless it is there.
pub(super) async fn create(
    manager: &SchemaManager<'_>,
    mut table: TableCreateStatement,
    mut indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    table.if_not_exists();
    // MySQL has no `CREATE INDEX IF NOT EXISTS`, the others no plain index inside `CREATE TABLE`.
    if manager.get_database_backend() == DbBackend::MySql {
        table.engine("InnoDB").character_set("utf8mb4");
        indexes.iter_mut().for_each(|index| _ = table.index(index));
        indexes.clear();
    }
    manager.create_table(table).await?;
    for index in &mut indexes {
        manager.create_index(index.if_not_exists().to_owned()).await?;
    }
    Ok(())
}

pub(super) async fn drop(manager: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    manager.drop_table(Table::drop().table(table).if_exists().take()).await
}

pub(super) fn index<const N: usize>(
    table: &'static str,
    name: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).take();
    columns.into_iter().for_each(|column| _ = index.col(column));
    index
}

/// A point in time to the microsecond. `timestamp` of MariaDB ends in 2038 and counts whole seconds.
pub(super) fn instant(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    match manager.get_database_backend() {
        DbBackend::MySql => column.custom("datetime(6)"),
        _ => column.timestamp_with_time_zone(),
    };
    column
}

/// Text of any length. `text` of MariaDB ends at 64 KiB.
pub(super) fn long_text(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    match manager.get_database_backend() {
        DbBackend::MySql => column.custom("longtext"),
        _ => column.text(),
    };
    column
}

/// Text that is compared byte by byte. MariaDB would otherwise take `jose` and `josé` for one.
pub(super) fn exact(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.string_len(NAME).not_null();
    if manager.get_database_backend() == DbBackend::MySql {
        column.extra("COLLATE utf8mb4_bin");
    }
    column
}
