//! Tokens of forms that have been applied.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{big_integer, string_len},
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{DIGEST, NAME, create, drop, index, long_text};

const ONCE: &str = "backoffice_once";

pub(super) struct Once;

impl MigrationName for Once {
    fn name(&self) -> &'static str {
        "backoffice_0005_once"
    }
}

#[async_trait]
impl MigrationTrait for Once {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(ONCE)
            .col(string_len("token_hash", DIGEST).primary_key())
            .col(string_len("claim", DIGEST))
            .col(string_len("actor", NAME))
            .col(big_integer("created"))
            .col(long_text(manager, "location").null())
            .take();
        let by_age = index(ONCE, "backoffice_once_by_age", ["created"]);
        create(manager, table, vec![by_age]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, ONCE).await
    }
}
