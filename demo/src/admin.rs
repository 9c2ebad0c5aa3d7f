//! The back office: what is registered, and who may enter.

use axum::Router;
use backoffice::auth::{
    DatabaseBackend, Migrator, NewUser, Password, create_superuser, entity, migrate,
};
use sea_orm::{ActiveModelTrait, DatabaseConnection, DbErr, EntityTrait, PaginatorTrait, Set};
use sea_orm_migration::MigratorTrait;

/// The name and the password of the login that a new demo has.
pub(crate) const LOGIN: (&str, &str) = ("admin", "admin-demo-only");
/// Somebody who may look at postings and companies, and nothing else.
const READER: (&str, &str) = ("reader", "reader-demo-only");

/// The panel, to be nested wherever the host likes.
pub(crate) async fn router(_db: &DatabaseConnection) -> backoffice::Result<Router> {
    Ok(Router::new())
}

/// Makes the panel's own tables, and on a new demo the logins.
pub(crate) async fn prepare(db: &DatabaseConnection) -> backoffice::Result<()> {
    migrate(db).await?;
    if entity::user::Entity::find().count(db).await? > 0 {
        return Ok(());
    }
    create_superuser(db, LOGIN.0, "admin@example.org", &Password::new(LOGIN.1)).await?;
    let reader = NewUser::staff(READER.0, Password::new(READER.1));
    let reader = DatabaseBackend::new(db.clone()).create_user(reader).await?;
    for model in ["job_posting", "company"] {
        may_view(db, reader.id, model).await?;
    }
    Ok(())
}

async fn may_view(db: &DatabaseConnection, user_id: i64, model: &str) -> Result<(), DbErr> {
    let grant = entity::grant::ActiveModel {
        user_id: Set(Some(user_id)),
        model: Set(model.to_owned()),
        permission: Set(backoffice::Permission::View.to_string()),
        ..Default::default()
    };
    grant.insert(db).await.map(drop)
}

/// Drops the panel's own tables: people, their rights, and the history of rows that are gone.
pub(crate) async fn clear(db: &DatabaseConnection) -> Result<(), DbErr> {
    Migrator::down(db, None).await
}
