//! Wrong tries at the login.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{big_integer, integer, string_len},
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{DIGEST, create, drop, index};

const THROTTLE: &str = "backoffice_throttle";

pub(super) struct Throttle;

impl MigrationName for Throttle {
    fn name(&self) -> &'static str {
        "backoffice_0003_throttle"
    }
}

#[async_trait]
impl MigrationTrait for Throttle {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Times are milliseconds here: they are computed with, not read by people.
        let table = Table::create()
            .table(THROTTLE)
            .col(string_len("key_hash", DIGEST).primary_key())
            .col(integer("tries"))
            .col(big_integer("blocked_until"))
            .col(big_integer("last_try"))
            .take();
        let by_age = index(THROTTLE, "backoffice_throttle_by_age", ["last_try"]);
        create(manager, table, vec![by_age]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, THROTTLE).await
    }
}
