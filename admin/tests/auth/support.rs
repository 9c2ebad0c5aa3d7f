//! What several of these tests begin with.

use std::{net::IpAddr, sync::Arc};

use backoffice::{
    auth::{
        Credentials, DatabaseBackend, Hasher, Login, NewUser, Password, Throttle, entity::user,
        migrate,
    },
    testing::TestDatabase,
};
use sea_orm::DatabaseConnection;

pub(crate) const PASSWORD: &str = "blue cheese at noon";

/// A database with the panel's tables, on every server.
pub(crate) async fn each(claim: impl AsyncFn(TestDatabase)) {
    TestDatabase::each(async |database| {
        migrate(database.connection()).await.unwrap();
        claim(database).await;
    })
    .await;
}

pub(crate) fn backend(db: &DatabaseConnection) -> DatabaseBackend {
    DatabaseBackend::new(db.clone()).with_hasher(Hasher::cheap())
}

pub(crate) fn login(db: &DatabaseConnection) -> Login {
    Login::new(Arc::new(backend(db)), Throttle::new(db.clone()))
}

pub(crate) async fn staff(db: &DatabaseConnection, username: &str) -> user::Model {
    backend(db).create_user(NewUser::staff(username, Password::new(PASSWORD))).await.unwrap()
}

pub(crate) fn typed(username: &str, password: &str) -> Credentials {
    from(Some([192, 0, 2, 1].into()), username, password)
}

pub(crate) fn from(address: Option<IpAddr>, username: &str, password: &str) -> Credentials {
    Credentials { username: username.to_owned(), password: Password::new(password), address }
}
