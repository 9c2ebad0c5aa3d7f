//! The panel's own tables, made and kept up by a migrator that a host can merge into its own.

#![allow(
    elided_lifetimes_in_paths,
    reason = "the trait leaves the lifetime out, and `async_trait` takes the two spellings for two"
)]

mod lock;
mod m0001_people;
mod m0002_sessions;
mod m0003_throttle;
mod m0004_history;
mod m0005_once;
mod m0006_preference;
mod m0007_view;
mod table;

use sea_orm_migration::{
    MigrationTrait, MigratorTrait,
    async_trait::async_trait,
    sea_orm::{DbErr, DynIden, sea_query::IntoIden},
};

/// Makes the panel's tables; all their names begin with `backoffice_`.
///
/// Running it again changes nothing, and several instances may run it at the same moment: the first
/// does the work, the others wait and find it done.
///
/// ```
/// use backoffice::auth::{Migrator, migrate};
///
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// let db = sea_orm::Database::connect("sqlite::memory:").await?;
/// migrate(&db).await?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
///
/// A host with a migrator of its own appends the steps to its list instead, and runs that:
///
/// ```
/// use sea_orm_migration::prelude::*;
///
/// struct HostMigrator;
///
/// impl MigratorTrait for HostMigrator {
///     fn migrations() -> Vec<Box<dyn MigrationTrait>> {
///         let mut steps: Vec<Box<dyn MigrationTrait>> = vec![/* the host's own */];
///         steps.extend(backoffice::auth::Migrator::migrations());
///         steps
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Migrator;

#[async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Steps::migrations()
    }

    fn migration_table_name() -> DynIden {
        Steps::migration_table_name()
    }

    async fn up<'c, C>(db: C, steps: Option<u32>) -> Result<(), DbErr>
    where
        C: sea_orm_migration::IntoSchemaManagerConnection<'c>,
    {
        lock::up_alone::<Steps>(&db.into_database_executor(), steps).await
    }
}

/// The same steps without the lock.
struct Steps;

impl MigratorTrait for Steps {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::People),
            Box::new(m0002_sessions::Sessions),
            Box::new(m0003_throttle::Throttle),
            Box::new(m0004_history::History),
            Box::new(m0005_once::Once),
            Box::new(m0006_preference::Preference),
            Box::new(m0007_view::View),
        ]
    }

    fn migration_table_name() -> DynIden {
        // Not `seaql_migrations`: that one belongs to the host, whose migrator would stumble over
        // steps it does not know.
        "backoffice_migration".into_iden()
    }
}

/// Brings the panel's tables up to date. The short form of `Migrator::up(db, None)`.
///
/// # Errors
///
/// Where the database cannot be reached or its user may not create tables.
pub async fn migrate(db: &sea_orm::DatabaseConnection) -> crate::Result<()> {
    Ok(Migrator::up(db, None).await?)
}
