//! What people chose: zone, language, looks, columns.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{create, drop, exact, instant, long_text};

const PREFERENCE: &str = "backoffice_preference";

pub(super) struct Preference;

impl MigrationName for Preference {
    fn name(&self) -> &'static str {
        "backoffice_0006_preference"
    }
}

#[async_trait]
impl MigrationTrait for Preference {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut actor = exact(manager, "actor");
        let table = Table::create()
            .table(PREFERENCE)
            .col(actor.primary_key())
            .col(long_text(manager, "document").not_null())
            .col(instant(manager, "updated_at").not_null())
            .take();
        create(manager, table, Vec::new()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, PREFERENCE).await
    }
}
