//! Sessions, known only by the digest of their id.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{string_len, string_len_null},
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{DIGEST, NAME, create, drop, index, instant, long_text};

const SESSION: &str = "backoffice_session";

pub(super) struct Sessions;

impl MigrationName for Sessions {
    fn name(&self) -> &'static str {
        "backoffice_0002_sessions"
    }
}

#[async_trait]
impl MigrationTrait for Sessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(SESSION)
            .col(string_len("id_hash", DIGEST).primary_key())
            .col(string_len_null("actor", NAME))
            .col(long_text(manager, "secrets").not_null())
            .col(instant(manager, "created").not_null())
            .col(instant(manager, "last_seen").not_null())
            .col(instant(manager, "expires").not_null())
            .take();
        let by_actor = index(SESSION, "backoffice_session_by_actor", ["actor"]);
        let by_expiry = index(SESSION, "backoffice_session_by_expiry", ["expires"]);
        create(manager, table, vec![by_actor, by_expiry]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, SESSION).await
    }
}
