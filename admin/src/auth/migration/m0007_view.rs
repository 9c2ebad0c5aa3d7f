//! Lists that people keep under a name.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{big_integer_null, big_pk_auto, integer, string_len},
    sea_orm::{DbErr, sea_query::Table},
};

use super::table::{NAME, create, drop, exact, index, instant, long_text};

const VIEW: &str = "backoffice_view";

pub(super) struct View;

impl MigrationName for View {
    fn name(&self) -> &'static str {
        "backoffice_0007_view"
    }
}

#[async_trait]
impl MigrationTrait for View {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(VIEW)
            .col(big_pk_auto("id"))
            .col(exact(manager, "model"))
            .col(exact(manager, "owner"))
            .col(string_len("owner_name", NAME))
            .col(exact(manager, "name"))
            .col(long_text(manager, "query").not_null())
            .col(string_len("shared", 10))
            .col(big_integer_null("group_id"))
            .col(integer("position"))
            .col(instant(manager, "updated_at").not_null())
            .take();
        let by_owner = index(VIEW, "backoffice_view_by_owner", ["model", "owner", "name"]);
        let by_share = index(VIEW, "backoffice_view_by_share", ["model", "shared"]);
        create(manager, table, vec![by_owner.to_owned().unique().take(), by_share]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, VIEW).await
    }
}
