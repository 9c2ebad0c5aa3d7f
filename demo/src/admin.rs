//! The back office: what is registered, and who may enter.

use axum::Router;
use backoffice::{
    AdminSite, Permission,
    auth::{
        DatabaseBackend, Migrator, NewUser, Password, create_superuser,
        entity::{grant, user},
    },
    format::Tz,
};
use sea_orm::{ActiveModelTrait, DatabaseConnection, DbErr, EntityTrait, PaginatorTrait, Set};
use sea_orm_migration::MigratorTrait;

use crate::{
    entity::{
        applicant, application, board_user, company, currency, interview, job_posting,
        job_posting_tag, location, tag,
    },
    office,
};

/// The name and the password of the login that a new demo has.
pub(crate) const LOGIN: (&str, &str) = ("admin", "admin-demo-only");
/// Somebody who may look at postings and companies, and nothing else.
const READER: (&str, &str) = ("reader", "reader-demo-only");

/// The panel, to be nested wherever the host likes.
pub(crate) async fn router(db: &DatabaseConnection) -> backoffice::Result<Router> {
    let panel = AdminSite::new(db.clone())
        .title("Job board")
        .time_zone(Tz::Europe__Berlin)
        .register_with::<job_posting::Entity>(office::of_postings)
        .template(office::TEMPLATE.0, office::TEMPLATE.1)
        .register::<company::Entity>()
        .register::<application::Entity>()
        .register::<interview::Entity>()
        .register::<applicant::Entity>()
        .register::<tag::Entity>()
        .register::<job_posting_tag::Entity>()
        .register::<location::Entity>()
        .register::<currency::Entity>()
        .register::<board_user::Entity>()
        .build()
        .await?;
    let nobody_yet = user::Entity::find().count(db).await? == 0;
    if nobody_yet {
        make_logins(db).await?;
    }
    Ok(panel.router())
}

async fn make_logins(db: &DatabaseConnection) -> backoffice::Result<()> {
    create_superuser(db, LOGIN.0, "admin@example.org", &Password::new(LOGIN.1)).await?;
    let reader = NewUser::staff(READER.0, Password::new(READER.1));
    let reader = DatabaseBackend::new(db.clone()).create_user(reader).await?;
    for model in ["job_posting", "company"] {
        may_view(db, reader.id, model).await?;
    }
    Ok(())
}

async fn may_view(db: &DatabaseConnection, user_id: i64, model: &str) -> Result<(), DbErr> {
    let grant = grant::ActiveModel {
        user_id: Set(Some(user_id)),
        model: Set(model.to_owned()),
        permission: Set(Permission::View.to_string()),
        ..Default::default()
    };
    grant.insert(db).await.map(drop)
}

/// Drops the panel's own tables: people, their rights, and the history of rows that are gone.
pub(crate) async fn clear(db: &DatabaseConnection) -> Result<(), DbErr> {
    Migrator::down(db, None).await
}
