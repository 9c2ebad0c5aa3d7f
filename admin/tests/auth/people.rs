use backoffice::{
    Permission,
    auth::{
        AuthBackend, DatabaseBackend, HashCost, Hasher, Password, PasswordChange, PasswordFault,
        PasswordHash,
        entity::{grant, group, user, user_group},
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseConnection, EntityTrait, IntoActiveModel,
};

use super::support::{PASSWORD, backend, each, staff, typed};

async fn give(db: &DatabaseConnection, user: Option<i64>, group: Option<i64>, right: (&str, &str)) {
    let (model, permission) = (right.0.to_owned(), right.1.to_owned());
    let row = grant::ActiveModel {
        user_id: Set(user),
        group_id: Set(group),
        model: Set(model),
        permission: Set(permission),
        ..Default::default()
    };
    row.insert(db).await.unwrap();
}

async fn change(
    db: &DatabaseConnection,
    user: &user::Model,
    f: impl FnOnce(&mut user::ActiveModel),
) {
    let mut row = user.clone().into_active_model();
    f(&mut row);
    row.update(db).await.unwrap();
}

#[tokio::test]
async fn rights_are_ones_own_and_those_of_ones_groups() {
    each(async |database| {
        let db = database.connection();
        let (ana, ben) = (staff(db, "ana").await, staff(db, "ben").await);
        let mut groups = Vec::new();
        for name in ["editors", "readers", "others"] {
            let row = group::ActiveModel { name: Set(name.to_owned()), ..Default::default() };
            groups.push(row.insert(db).await.unwrap().id);
        }
        for group_id in &groups[..2] {
            let row = user_group::ActiveModel { user_id: Set(ana.id), group_id: Set(*group_id) };
            row.insert(db).await.unwrap();
        }
        give(db, Some(ana.id), None, ("note", "add")).await;
        give(db, Some(ana.id), None, ("note", "fly")).await;
        give(db, None, Some(groups[0]), ("job", "change")).await;
        give(db, None, Some(groups[1]), ("company", "view")).await;
        give(db, None, Some(groups[2]), ("secret", "view")).await;
        give(db, Some(ben.id), None, ("job", "delete")).await;

        let ana = backend(db).load(&ana.id.to_string()).await.unwrap().unwrap().actor;
        assert_eq!(ana.name(), "ana");
        assert!(ana.holds("note", Permission::Add));
        assert!(ana.holds("job", Permission::Change) && ana.holds("job", Permission::View));
        assert!(ana.holds("company", Permission::View));
        assert!(!ana.holds("secret", Permission::View), "another group's");
        assert!(!ana.holds("job", Permission::Delete), "another person's");
        assert!(!ana.holds("note", Permission::View) && !ana.is_superuser());
    })
    .await;
}

#[tokio::test]
async fn only_active_staff_comes_in_and_is_sent_out_at_the_next_request() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        let (backend, id) = (backend(db), ana.id.to_string());
        assert!(backend.load(&id).await.unwrap().is_some());

        change(db, &ana, |row| row.is_active = Set(false)).await;
        assert!(backend.load(&id).await.unwrap().is_none());
        assert!(backend.check(&typed("ana", PASSWORD)).await.unwrap().is_none());

        change(db, &ana, |row| (row.is_active, row.is_staff) = (Set(true), Set(false))).await;
        assert!(backend.load(&id).await.unwrap().is_none());
        assert!(backend.check(&typed("ana", PASSWORD)).await.unwrap().is_none());

        change(db, &ana, |row| (row.is_staff, row.is_superuser) = (Set(true), Set(true))).await;
        assert!(backend.load(&id).await.unwrap().unwrap().actor.is_superuser());
        for nobody in ["", "0", "999999", "ana", "1 OR 1=1"] {
            assert!(backend.load(nobody).await.unwrap().is_none(), "{nobody}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_is_the_same_however_it_is_typed_and_no_other() {
    each(async |database| {
        let db = database.connection();
        staff(db, "José").await;
        let backend = backend(db);
        for same in ["José", "josé", "JOSÉ", " jose\u{301} "] {
            assert!(backend.check(&typed(same, PASSWORD)).await.unwrap().is_some(), "{same}");
        }
        for other in
            ["jose", "josè", "José2", "Jos_", "%", "José\0", "\0", "", &"José".repeat(10_000)]
        {
            assert!(backend.check(&typed(other, PASSWORD)).await.unwrap().is_none(), "{other}");
        }
        staff(db, "jose").await;
        let again = backoffice::auth::NewUser::staff("JOSÉ", Password::new(PASSWORD));
        let error = backend.create_user(again).await.unwrap_err();
        assert_eq!(error.to_string(), "there is a user `josé` already");
    })
    .await;
}

#[tokio::test]
async fn a_renamed_person_is_found_by_the_new_name() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        change(db, &ana, |row| row.username = Set("Anna".to_owned())).await;
        assert!(backend(db).check(&typed("anna", PASSWORD)).await.unwrap().is_some());
        assert!(backend(db).check(&typed("ana", PASSWORD)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn without_a_usable_password_nobody_logs_in() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        change(db, &ana, |row| row.password = Set(PasswordHash::unusable())).await;
        for password in [PASSWORD, "!", ""] {
            let outcome = backend(db).check(&typed("ana", password)).await.unwrap();
            assert!(outcome.is_none(), "{password}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_login_renews_a_hash_of_another_cost_and_notes_the_time() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        assert_eq!(ana.last_login, None);
        let floor = HashCost::FLOOR;
        let strong = DatabaseBackend::new(db.clone()).with_hasher(Hasher::new(floor));
        let identity = strong.check(&typed("ana", PASSWORD)).await.unwrap().unwrap();
        let after = user::Entity::find_by_id(ana.id).one(db).await.unwrap().unwrap();
        assert_ne!(after.password, ana.password);
        assert!(after.last_login.is_some());
        assert_eq!(after.date_joined, ana.date_joined);
        // The session that begins with this login knows the new hash.
        let loaded = strong.load(&ana.id.to_string()).await.unwrap().unwrap();
        assert_eq!(identity.stamp, loaded.stamp);
        // And a second login changes nothing more.
        strong.check(&typed("ana", PASSWORD)).await.unwrap().unwrap();
        let third = user::Entity::find_by_id(ana.id).one(db).await.unwrap().unwrap();
        assert_eq!(third.password, after.password);
    })
    .await;
}

#[tokio::test]
async fn changing_ones_password_asks_for_the_old_one_and_changes_the_stamp() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        let (backend, id) = (backend(db), ana.id.to_string());
        let (old, new) = (Password::new(PASSWORD), Password::new("green tea at seven"));
        let before = backend.load(&id).await.unwrap().unwrap().stamp;

        let outcome = backend.change_password(&id, &new, &new).await.unwrap();
        assert!(matches!(outcome, PasswordChange::Refused));
        let outcome = backend.change_password(&id, &old, &Password::new("short")).await.unwrap();
        let PasswordChange::Faulty(faults) = outcome else { panic!("{outcome:?}") };
        assert!(faults.contains(&PasswordFault::TooShort { min: 12 }));
        assert_eq!(backend.load(&id).await.unwrap().unwrap().stamp, before);

        let outcome = backend.change_password(&id, &old, &new).await.unwrap();
        let PasswordChange::Changed(identity) = outcome else { panic!("{outcome:?}") };
        assert_ne!(identity.stamp, before);
        assert!(backend.check(&typed("ana", PASSWORD)).await.unwrap().is_none());
        assert!(backend.check(&typed("ana", "green tea at seven")).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_right_belongs_to_a_user_or_to_a_group() {
    each(async |database| {
        let db = database.connection();
        let row = grant::ActiveModel {
            model: Set("m".to_owned()),
            permission: Set("view".to_owned()),
            ..Default::default()
        };
        let error = row.clone().insert(db).await.unwrap_err();
        assert!(error.to_string().contains("grant-one-owner"), "{error}");
        let both = grant::ActiveModel { user_id: Set(Some(1)), group_id: Set(Some(1)), ..row };
        assert!(both.insert(db).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn every_refusal_costs_the_same_work() {
    each(async |database| {
        let db = database.connection();
        let (inactive, guest, no_password) =
            (staff(db, "inactive").await, staff(db, "guest").await, staff(db, "sso").await);
        staff(db, "ana").await;
        change(db, &inactive, |row| row.is_active = Set(false)).await;
        change(db, &guest, |row| row.is_staff = Set(false)).await;
        change(db, &no_password, |row| row.password = Set(PasswordHash::unusable())).await;
        let hasher = Hasher::cheap();
        let backend = DatabaseBackend::new(db.clone()).with_hasher(hasher.clone());
        let long = "x".repeat(5000);
        for (name, password) in [
            ("nobody", PASSWORD),
            ("ana", "wrong"),
            ("ana", ""),
            ("ana", &long),
            ("inactive", PASSWORD),
            ("guest", PASSWORD),
            ("sso", PASSWORD),
            ("a\0b", PASSWORD),
        ] {
            let before = hasher.worked();
            let outcome = backend.check(&typed(name, password)).await.unwrap();
            assert!(outcome.is_none(), "{name}");
            assert_eq!(hasher.worked() - before, 1, "{name}");
        }
    })
    .await;
}
