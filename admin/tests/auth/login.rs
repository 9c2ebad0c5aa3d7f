use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use backoffice::{
    Actor, Result,
    auth::{
        AuthBackend, Credentials, Identity, Login, LoginOutcome, Password, PasswordChange,
        PasswordOutcome, Place, Throttle, ThrottleRule, async_trait, entity::throttle,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseConnection, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, sea_query::Expr,
};

use super::support::{PASSWORD, each, from, login, staff, typed};

/// Knows nobody, and counts how often it was asked.
#[derive(Debug, Default)]
struct Counting(AtomicUsize);

#[async_trait]
impl AuthBackend for Counting {
    async fn check(&self, _: &Credentials) -> Result<Option<Identity>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(None)
    }

    async fn load(&self, _: &str) -> Result<Option<Identity>> {
        Ok(None)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_parallel_guesses_are_five() {
    each(async |database| {
        let backend = Arc::new(Counting::default());
        // Two instances of the service, each with its own pool.
        let instances = [database.connect().await, database.connect().await];
        // As by default, but that no wait can end while the test runs on a busy machine.
        let slow = |rule| ThrottleRule { first: Duration::from_mins(1), ..rule };
        let throttle =
            |db| Throttle::new(db).with_rules(slow(ThrottleRule::PAIR), slow(ThrottleRule::NAME));
        let logins = instances.clone().map(|db| Login::new(backend.clone(), throttle(db)));
        let mut tries = tokio::task::JoinSet::new();
        for i in 0..100 {
            let login = logins[i % 2].clone();
            tries.spawn(async move { login.attempt(&typed("Ana", "wrong")).await.unwrap() });
        }
        let outcomes = tries.join_all().await;
        let throttled = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, LoginOutcome::Throttled { .. }))
            .count();
        let checked = backend.0.load(Ordering::SeqCst);
        assert_eq!(checked, 5, "the free ones");
        assert_eq!(throttled + checked, 100);
        for db in instances {
            db.close().await.unwrap();
        }
    })
    .await;
}

/// What is blocked for a second is blocked until the test has seen it.
async fn block_for_ten_seconds(db: &DatabaseConnection) {
    let later = chrono::Utc::now().timestamp_millis() + 10_000;
    throttle::Entity::update_many()
        .col_expr(throttle::Column::BlockedUntil, Expr::value(later))
        .filter(throttle::Column::BlockedUntil.gt(0))
        .exec(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_sixth_try_waits_even_with_the_right_password_and_after_a_restart() {
    each(async |database| {
        let db = database.connection();
        staff(db, "ana").await;
        for _ in 0..5 {
            let outcome = login(db).attempt(&typed("ana", "wrong")).await.unwrap();
            assert!(matches!(outcome, LoginOutcome::Refused), "{outcome:?}");
        }
        let rows = throttle::Entity::find().all(db).await.unwrap();
        let waits: Vec<_> = rows.iter().map(|row| row.blocked_until - row.last_try).collect();
        assert!(waits.contains(&1000), "a second: {waits:?}");
        block_for_ten_seconds(db).await;
        let outcome = login(db).attempt(&typed("ana", PASSWORD)).await.unwrap();
        let LoginOutcome::Throttled { retry_after } = outcome else { panic!("{outcome:?}") };
        assert!(retry_after.as_millis() > 0 && retry_after.as_secs() <= 10, "{retry_after:?}");
        // Spelled otherwise it is the same name; from elsewhere it is another guesser.
        let outcome = login(db).attempt(&typed(" ANA ", PASSWORD)).await.unwrap();
        assert!(matches!(outcome, LoginOutcome::Throttled { .. }), "{outcome:?}");
        let elsewhere = from(Some([192, 0, 2, 2].into()), "ana", PASSWORD);
        let outcome = login(db).attempt(&elsewhere).await.unwrap();
        assert!(matches!(outcome, LoginOutcome::Ok(_)), "{outcome:?}");
    })
    .await;
}

#[tokio::test]
async fn waiting_helps_and_a_success_is_a_new_beginning() {
    each(async |database| {
        let db = database.connection();
        staff(db, "ana").await;
        for _ in 0..5 {
            login(db).attempt(&typed("ana", "wrong")).await.unwrap();
        }
        for row in throttle::Entity::find().all(db).await.unwrap() {
            let mut row = row.into_active_model();
            row.blocked_until = Set(0);
            row.update(db).await.unwrap();
        }
        let outcome = login(db).attempt(&typed("ana", PASSWORD)).await.unwrap();
        assert!(matches!(outcome, LoginOutcome::Ok(_)), "{outcome:?}");
        for _ in 0..5 {
            let outcome = login(db).attempt(&typed("ana", "wrong")).await.unwrap();
            assert!(matches!(outcome, LoginOutcome::Refused), "{outcome:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn where_no_address_is_known_strangers_lock_nobody_out_by_a_few_guesses() {
    each(async |database| {
        let throttle = Throttle::new(database.connection().clone());
        for _ in 0..20 {
            assert!(matches!(throttle.take("ana", None).await.unwrap(), Place::Taken));
        }
    })
    .await;
}

#[tokio::test]
async fn guesses_from_many_addresses_add_up() {
    each(async |database| {
        let throttle = Throttle::new(database.connection().clone());
        for host in 1..=25 {
            let place = throttle.take("ana", Some([198, 51, 100, host].into())).await.unwrap();
            assert_eq!(place, Place::Taken, "{host}");
        }
        let place = throttle.take("ana", Some([198, 51, 100, 99].into())).await.unwrap();
        assert!(matches!(place, Place::Wait(_)), "{place:?}");
        let other = throttle.take("ben", Some([198, 51, 100, 99].into())).await.unwrap();
        assert_eq!(other, Place::Taken);
    })
    .await;
}

#[tokio::test]
async fn what_is_long_ago_is_forgotten() {
    each(async |database| {
        let db = database.connection();
        let throttle = Throttle::new(db.clone());
        throttle.take("ana", Some([192, 0, 2, 1].into())).await.unwrap();
        assert_eq!(throttle.delete_expired().await.unwrap(), 0);
        for row in throttle::Entity::find().all(db).await.unwrap() {
            let mut row = row.into_active_model();
            (row.last_try, row.tries) = (Set(0), Set(1000));
            row.update(db).await.unwrap();
        }
        throttle.take("ana", Some([192, 0, 2, 1].into())).await.unwrap();
        let rows = throttle::Entity::find().all(db).await.unwrap();
        assert!(rows.iter().all(|row| row.tries == 1 && row.blocked_until <= row.last_try));
        for row in rows {
            let mut row = row.into_active_model();
            row.last_try = Set(0);
            row.update(db).await.unwrap();
        }
        assert_eq!(throttle.delete_expired().await.unwrap(), 2);
        assert_eq!(throttle::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn no_name_and_no_address_is_kept_in_clear() {
    each(async |database| {
        let db = database.connection();
        login(db).attempt(&typed("somebody", "wrong")).await.unwrap();
        let rows = throttle::Entity::find().all(db).await.unwrap();
        assert_eq!(rows.len(), 2);
        let shown = format!("{rows:?}");
        assert!(!shown.contains("somebody") && !shown.contains("192.0.2.1"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn an_open_session_is_no_place_to_guess_the_password() {
    each(async |database| {
        let db = database.connection();
        let ana = staff(db, "ana").await;
        let actor = Actor::new(ana.id.to_string(), "ana");
        let (wrong, new) = (Password::new("wrong"), Password::new("green tea at seven"));
        for _ in 0..5 {
            let outcome = login(db).change_password(&actor, None, &wrong, &new).await.unwrap();
            let refused = PasswordChange::Refused;
            assert_eq!(format!("{outcome:?}"), format!("{:?}", PasswordOutcome::Looked(refused)));
        }
        block_for_ten_seconds(db).await;
        let right = Password::new(PASSWORD);
        let outcome = login(db).change_password(&actor, None, &right, &new).await.unwrap();
        assert!(matches!(outcome, PasswordOutcome::Throttled { .. }), "{outcome:?}");
    })
    .await;
}
