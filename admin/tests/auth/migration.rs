use backoffice::{
    AdminSite,
    auth::{Migrator, entity::user, migrate},
    testing::TestDatabase,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait, Statement,
};
use sea_orm_migration::{MigrationTrait, MigratorTrait, SchemaManager};

const TABLES: [&str; 10] = [
    "backoffice_user",
    "backoffice_group",
    "backoffice_user_group",
    "backoffice_grant",
    "backoffice_session",
    "backoffice_throttle",
    "backoffice_history",
    "backoffice_once",
    "backoffice_preference",
    "backoffice_view",
];

#[tokio::test]
async fn migrating_makes_every_table_and_twice_changes_nothing() {
    TestDatabase::each(async |database| {
        let db = database.connection();
        for _ in 0..2 {
            migrate(db).await.unwrap();
        }
        let manager = SchemaManager::new(db);
        for table in TABLES {
            assert!(manager.has_table(table).await.unwrap(), "{table}");
        }
        assert_eq!(user::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

/// The server may be set up for another age.
#[tokio::test]
async fn names_in_every_script_can_be_kept_on_mariadb() {
    TestDatabase::each(async |database| {
        let db = database.connection();
        if db.get_database_backend() != DbBackend::MySql {
            return;
        }
        db.execute_unprepared("ALTER DATABASE CHARACTER SET latin1").await.unwrap();
        migrate(db).await.unwrap();
        // SeaORM makes the table of the steps itself, whose names are ASCII.
        let foreign = "SELECT count(*) AS n FROM information_schema.columns WHERE table_schema = \
                       database() AND table_name LIKE 'backoffice%' AND table_name NOT LIKE \
                       '%migration%' AND character_set_name <> 'utf8mb4'";
        let row = db.query_one_raw(Statement::from_string(DbBackend::MySql, foreign)).await;
        assert_eq!(row.unwrap().unwrap().try_get::<i64>("", "n").unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn instances_that_start_at_once_do_not_disturb_one_another() {
    TestDatabase::each(async |database| {
        let mut starts = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let db = database.connect().await;
            starts.spawn(async move {
                let outcome = migrate(&db).await;
                db.close().await.unwrap();
                outcome
            });
        }
        while let Some(outcome) = starts.join_next().await {
            outcome.unwrap().unwrap();
        }
        let applied = Migrator::get_applied_migrations(database.connection()).await.unwrap();
        assert_eq!(applied.len(), Migrator::migrations().len());
    })
    .await;
}

#[tokio::test]
async fn a_hosts_migrator_can_take_the_steps_over() {
    struct Host;

    impl MigratorTrait for Host {
        fn migrations() -> Vec<Box<dyn MigrationTrait>> {
            Migrator::migrations()
        }
    }

    TestDatabase::each(async |database| {
        let db = database.connection();
        migrate(db).await.unwrap();
        // The tables are there already, from before the host had a migrator.
        Host::up(db, None).await.unwrap();
        assert_eq!(Host::get_applied_migrations(db).await.unwrap().len(), TABLES.len() - 3);
    })
    .await;
}

#[tokio::test]
async fn a_panel_that_makes_no_tables_misses_each_that_is_not_there() {
    let tables = {
        let database = TestDatabase::sqlite().await;
        migrate(database.connection()).await.unwrap();
        own_tables(database.connection()).await
    };
    assert!(tables.len() >= TABLES.len(), "{tables:?}");
    for table in tables {
        let database = TestDatabase::sqlite().await;
        let db = database.connection();
        migrate(db).await.unwrap();
        let build = || AdminSite::new(db.clone()).migrate(false).build();
        assert!(build().await.is_ok(), "all tables are there");
        db.execute_unprepared(&format!("DROP TABLE {table}")).await.unwrap();
        let error = build().await.expect_err(&table).to_string();
        assert!(error.contains("B101") && error.contains(&table), "{table}: {error}");
    }
}

/// What the steps have made, whatever this file knows of; not the list of the steps themselves.
async fn own_tables(db: &DatabaseConnection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' \
               AND name LIKE 'backoffice_%' AND name <> 'backoffice_migration'";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn every_step_can_be_taken_back() {
    TestDatabase::each(async |database| {
        let db = database.connection();
        migrate(db).await.unwrap();
        Migrator::down(db, None).await.unwrap();
        let manager = SchemaManager::new(db);
        for table in TABLES {
            assert!(!manager.has_table(table).await.unwrap(), "{table}");
        }
        migrate(db).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn deleting_a_person_takes_memberships_and_grants_along() {
    TestDatabase::each(async |database| {
        let db = database.connection();
        migrate(db).await.unwrap();
        for statement in [
            "INSERT INTO backoffice_user (id, username, username_key, date_joined) VALUES (1, 'a', 'a', '2026-01-01 00:00:00')",
            "INSERT INTO backoffice_group (id, name) VALUES (1, 'g')",
            "INSERT INTO backoffice_user_group (user_id, group_id) VALUES (1, 1)",
            "INSERT INTO backoffice_grant (user_id, model, permission) VALUES (1, 'm', 'view')",
            "DELETE FROM backoffice_user WHERE id = 1",
        ] {
            db.execute_unprepared(statement).await.unwrap();
        }
        use backoffice::auth::entity::{grant, user_group};
        assert_eq!(user_group::Entity::find().count(db).await.unwrap(), 0);
        assert_eq!(grant::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}
