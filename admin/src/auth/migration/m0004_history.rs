//! What happened to rows.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{big_pk_auto, string_len, string_len_null},
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{DIGEST, NAME, create, drop, exact, index, instant, long_text};

const HISTORY: &str = "backoffice_history";

pub(super) struct History;

impl MigrationName for History {
    fn name(&self) -> &'static str {
        "backoffice_0004_history"
    }
}

#[async_trait]
impl MigrationTrait for History {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(HISTORY)
            .col(big_pk_auto("id"))
            .col(instant(manager, "at").not_null())
            .col(string_len("actor", NAME))
            .col(string_len("actor_name", 200))
            .col(exact(manager, "model"))
            .col(long_text(manager, "object_key").not_null())
            .col(string_len("key_hash", DIGEST))
            .col(string_len("object_label", 200))
            .col(string_len("action", 16))
            .col(long_text(manager, "changes").not_null())
            .col(long_text(manager, "reason").null())
            .col(string_len_null("request_id", 64))
            .take();
        // By digest, because a key may be longer than an index of MariaDB allows.
        let by_object = index(HISTORY, "backoffice_history_by_object", ["model", "key_hash", "id"]);
        let by_actor = index(HISTORY, "backoffice_history_by_actor", ["actor", "id"]);
        create(manager, table, vec![by_object, by_actor]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, HISTORY).await
    }
}
