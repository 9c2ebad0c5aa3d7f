use backoffice::auth::{
    AuthBackend, DatabaseBackend, Password, change_password, create_superuser, entity::user,
};
use sea_orm::EntityTrait;

use super::support::{PASSWORD, each, typed};

#[tokio::test]
async fn the_first_superuser_can_log_in_and_is_kept_with_a_hash() {
    each(async |database| {
        let db = database.connection();
        let made =
            create_superuser(db, " Ana ", "ana@jobs.example", &Password::new(PASSWORD)).await;
        let made = made.unwrap();
        assert_eq!((made.username.as_str(), made.username_key.as_str()), ("Ana", "ana"));
        assert!(made.is_active && made.is_staff && made.is_superuser);
        let row = user::Entity::find_by_id(made.id).one(db).await.unwrap().unwrap();
        assert!(row.password.is_usable());
        assert!(!format!("{row:?}").contains("argon2"));
        let backend = DatabaseBackend::new(db.clone());
        let identity = backend.check(&typed("ana", PASSWORD)).await.unwrap().unwrap();
        assert!(identity.actor.is_superuser());
        assert_eq!(identity.actor.id(), made.id.to_string());
    })
    .await;
}

#[tokio::test]
async fn a_command_says_what_is_wrong() {
    each(async |database| {
        let db = database.connection();
        let good = Password::new(PASSWORD);
        create_superuser(db, "ana", "", &good).await.unwrap();
        let fault = async |username: &str, password: &str| {
            let password = Password::new(password);
            create_superuser(db, username, "", &password).await.unwrap_err().to_string()
        };
        assert_eq!(fault("ANA", PASSWORD).await, "there is a user `ana` already");
        assert_eq!(fault(" ", PASSWORD).await, "the username is empty; choose another");
        let long = fault(&"x".repeat(151), PASSWORD).await;
        assert_eq!(long, "the username has more than 150 characters; choose another");
        let short = fault("ben", "Zürichsee#8").await;
        assert_eq!(short, "the password will not do: it must be at least 12 characters long");
        let unknown = change_password(db, "nobody", &good).await.unwrap_err();
        assert_eq!(unknown.to_string(), "there is no user `nobody`");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_takes_the_place_of_the_old_one_and_ends_sessions() {
    each(async |database| {
        let db = database.connection();
        let ana = create_superuser(db, "ana", "", &Password::new(PASSWORD)).await.unwrap();
        let backend = DatabaseBackend::new(db.clone());
        let before = backend.load(&ana.id.to_string()).await.unwrap().unwrap().stamp;
        change_password(db, "Ana", &Password::new("green tea at seven")).await.unwrap();
        let after = backend.load(&ana.id.to_string()).await.unwrap().unwrap().stamp;
        assert_ne!(before, after);
        assert!(backend.check(&typed("ana", PASSWORD)).await.unwrap().is_none());
        assert!(backend.check(&typed("ana", "green tea at seven")).await.unwrap().is_some());
    })
    .await;
}
