//! Users, groups, who is in which, and what was granted to them.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager,
    async_trait::async_trait,
    schema::{big_integer, big_integer_null, big_pk_auto, boolean, string_len},
    sea_orm::{
        DbErr,
        sea_query::{
            ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, Table,
            TableCreateStatement,
        },
    },
};

use super::table::{create, drop, exact, index, instant};

const USER: &str = "backoffice_user";
const GROUP: &str = "backoffice_group";
const USER_GROUP: &str = "backoffice_user_group";
const GRANT: &str = "backoffice_grant";

pub(super) struct People;

impl MigrationName for People {
    fn name(&self) -> &'static str {
        "backoffice_0001_people"
    }
}

#[async_trait]
impl MigrationTrait for People {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, user(manager), vec![]).await?;
        create(manager, group(manager), vec![]).await?;
        let members = index(USER_GROUP, "backoffice_user_group_by_group", ["group_id"]);
        create(manager, user_group(), vec![members]).await?;
        create(manager, grant(manager), vec![]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [GRANT, USER_GROUP, GROUP, USER] {
            drop(manager, table).await?;
        }
        Ok(())
    }
}

fn user(manager: &SchemaManager<'_>) -> TableCreateStatement {
    Table::create()
        .table(USER)
        .col(big_pk_auto("id"))
        .col(string_len("username", 150))
        .col(exact(manager, "username_key"))
        .col(string_len("full_name", 200).default(""))
        .col(string_len("email", 254).default(""))
        .col(string_len("password", 255).default("!"))
        .col(boolean("is_active").default(true))
        .col(boolean("is_staff").default(false))
        .col(boolean("is_superuser").default(false))
        .col(instant(manager, "last_login").null())
        .col(instant(manager, "date_joined").not_null())
        .index(Index::create().unique().name("backoffice_user_username").col("username_key"))
        .take()
}

fn group(manager: &SchemaManager<'_>) -> TableCreateStatement {
    Table::create()
        .table(GROUP)
        .col(big_pk_auto("id"))
        .col(exact(manager, "name"))
        .index(Index::create().unique().name("backoffice_group_name").col("name"))
        .take()
}

fn user_group() -> TableCreateStatement {
    Table::create()
        .table(USER_GROUP)
        .col(big_integer("user_id"))
        .col(big_integer("group_id"))
        .primary_key(Index::create().col("user_id").col("group_id"))
        .foreign_key(&mut to(USER, "backoffice_user_group_user", USER_GROUP, "user_id"))
        .foreign_key(&mut to(GROUP, "backoffice_user_group_group", USER_GROUP, "group_id"))
        .take()
}

fn grant(manager: &SchemaManager<'_>) -> TableCreateStatement {
    // Each unique key begins with its subject, so it is also the index by which rights are read.
    let unique = |name, subject| {
        Index::create().unique().name(name).col(subject).col("model").col("permission").take()
    };
    Table::create()
        .table(GRANT)
        .col(big_pk_auto("id"))
        .col(big_integer_null("user_id"))
        .col(big_integer_null("group_id"))
        .col(exact(manager, "model"))
        .col(string_len("permission", 60))
        .index(&mut unique("backoffice_grant_user", "user_id"))
        .index(&mut unique("backoffice_grant_group", "group_id"))
        .foreign_key(&mut to(USER, "backoffice_grant_to_user", GRANT, "user_id"))
        .foreign_key(&mut to(GROUP, "backoffice_grant_to_group", GRANT, "group_id"))
        .take()
}

fn to(
    target: &'static str,
    name: &'static str,
    from: &'static str,
    column: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(from, column)
        .to(target, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
