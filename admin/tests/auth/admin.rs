use backoffice::{
    Actor, Permission,
    auth::{
        DatabaseBackend, NewUser, Password,
        entity::{grant, group, once, session, throttle, user, user_group},
    },
    history,
    resource::{Registration, Registry},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait,
    TransactionTrait,
};

use super::support::{PASSWORD, backend, each};

fn registry() -> Registry {
    let registrations = vec![
        Registration::of::<user::Entity>(),
        Registration::of::<group::Entity>(),
        Registration::of::<user_group::Entity>(),
        Registration::of::<grant::Entity>(),
        Registration::of::<session::Entity>(),
        Registration::of::<throttle::Entity>(),
        Registration::of::<once::Entity>(),
        Registration::of::<history::entity::Entity>(),
    ];
    Registry::build(registrations).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn the_panels_own_models_are_for_superusers_whatever_was_granted() {
    let registry = registry();
    let root = Actor::new("1", "root").superuser();
    for resource in registry.resources() {
        let grant = |actor: Actor, permission| actor.grant(&resource.slug, permission);
        let staff = Permission::ALL.into_iter().fold(Actor::new("2", "staff"), grant);
        for permission in Permission::ALL {
            assert!(!resource.allows(&staff, permission), "{}: {permission}", resource.slug);
        }
        assert!(resource.allows(&root, Permission::View), "{}", resource.slug);
    }
    let history = registry.get("backoffice_history").unwrap();
    for permission in [Permission::Add, Permission::Change, Permission::Delete] {
        assert!(!history.allows(&root, permission), "{permission}");
    }
    let sessions = registry.get("backoffice_session").unwrap();
    assert!(sessions.allows(&root, Permission::Delete), "which ends a session");
    assert!(!sessions.allows(&root, Permission::Change));
}

#[test]
fn what_must_not_be_read_is_a_secret_of_the_panel_too() {
    let registry = registry();
    for (model, field) in [
        ("backoffice_user", "password"),
        ("backoffice_session", "id_hash"),
        ("backoffice_session", "secrets"),
    ] {
        assert!(registry.get(model).unwrap().field(field).unwrap().secret, "{model}.{field}");
    }
}

async fn root(backend: &DatabaseBackend, name: &str) -> user::Model {
    let new = NewUser::superuser(name, Password::new(PASSWORD));
    backend.create_user(new).await.unwrap()
}

#[tokio::test]
async fn the_last_active_superuser_stays() {
    each(async |database| {
        let db = database.connection();
        let ana = root(&backend(db), "ana").await;
        let demoted = |flag: fn(&mut user::ActiveModel)| {
            let mut row = ana.clone().into_active_model();
            flag(&mut row);
            row.update(db)
        };
        let error = demoted(|row| row.is_superuser = Set(false)).await.unwrap_err().to_string();
        assert!(error.contains("user-last-superuser"), "{error}");
        assert!(demoted(|row| row.is_active = Set(false)).await.is_err());
        assert!(demoted(|row| row.is_staff = Set(false)).await.is_err());
        assert!(ana.clone().delete(db).await.is_err());
        demoted(|row| row.email = Set("ana@jobs.example".to_owned())).await.unwrap();

        let ben = root(&backend(db), "ben").await;
        demoted(|row| row.is_superuser = Set(false)).await.unwrap();
        assert!(ben.delete(db).await.is_err());
        ana.delete(db).await.unwrap();
        assert_eq!(user::Entity::find().count(db).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_superusers_cannot_demote_each_other_at_once() {
    each(async |database| {
        let db = database.connection();
        let backend = backend(db);
        for round in 0..5 {
            let rivals = [
                root(&backend, &format!("ana{round}")).await,
                root(&backend, &format!("ben{round}")).await,
            ];
            let mut writes = tokio::task::JoinSet::new();
            for rival in &rivals {
                let (db, mut row) = (db.clone(), rival.clone().into_active_model());
                row.is_superuser = Set(false);
                writes.spawn(async move {
                    let tx = db.begin().await?;
                    row.update(&tx).await?;
                    tx.commit().await
                });
            }
            let demoted = writes.join_all().await.into_iter().filter(Result::is_ok).count();
            assert!(demoted <= 1, "round {round}");
            user::Entity::delete_many().exec(db).await.unwrap();
        }
    })
    .await;
}
