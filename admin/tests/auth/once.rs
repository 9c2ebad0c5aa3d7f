use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use backoffice::{
    Actor, Error,
    auth::{Claim, claim, entity::once, finish, forget_old, once_token},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseConnection, EntityTrait, IntoActiveModel,
    PaginatorTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::support::each;

fn ana() -> Actor {
    Actor::new("7", "Ana")
}

/// As a form is saved: claim, work, finish, in one transaction.
async fn save(db: &DatabaseConnection, token: &str, work: &AtomicUsize) -> Result<Claim, Error> {
    let immediate = Some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
    let tx = db.begin_with_options(options).await?;
    let outcome = claim(&tx, token, &ana()).await?;
    if outcome == Claim::Claimed {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        work.fetch_add(1, Ordering::SeqCst);
        finish(&tx, token, &ana(), "/admin/job/1/").await?;
    }
    tx.commit().await?;
    Ok(outcome)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_sent_twenty_times_at_once_is_applied_once() {
    each(async |database| {
        for _ in 0..5 {
            let (token, work) = (once_token(), Arc::new(AtomicUsize::new(0)));
            let mut sent = tokio::task::JoinSet::new();
            for _ in 0..20 {
                let (db, token) = (database.connection().clone(), token.clone());
                let work = Arc::clone(&work);
                sent.spawn(async move { save(&db, &token, &work).await.unwrap() });
            }
            let outcomes = sent.join_all().await;
            assert_eq!(work.load(Ordering::SeqCst), 1);
            let location = Some("/admin/job/1/".to_owned());
            let used = Claim::AlreadyUsed { location };
            assert_eq!(outcomes.iter().filter(|outcome| **outcome == used).count(), 19);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_rolled_back_can_be_sent_again() {
    each(async |database| {
        let db = database.connection();
        let token = once_token();
        let tx = db.begin().await.unwrap();
        assert_eq!(claim(&tx, &token, &ana()).await.unwrap(), Claim::Claimed);
        tx.rollback().await.unwrap();
        let outcome = save(db, &token, &AtomicUsize::new(0)).await.unwrap();
        assert_eq!(outcome, Claim::Claimed);
    })
    .await;
}

#[tokio::test]
async fn a_second_claim_sees_the_first_even_from_an_older_snapshot() {
    each(async |database| {
        if database.backend() == sea_orm::DbBackend::Sqlite {
            return; // One writer at a time: there is no older snapshot to write from.
        }
        let db = database.connection();
        let token = once_token();
        let late = db.begin().await.unwrap();
        once::Entity::find().count(&late).await.unwrap();
        save(db, &token, &AtomicUsize::new(0)).await.unwrap();
        let outcome = claim(&late, &token, &ana()).await.unwrap();
        assert!(matches!(outcome, Claim::AlreadyUsed { location: Some(_) }), "{outcome:?}");
        late.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn anothers_token_is_of_no_use() {
    each(async |database| {
        let db = database.connection();
        let token = once_token();
        save(db, &token, &AtomicUsize::new(0)).await.unwrap();
        let ben = Actor::new("8", "Ben");
        assert_eq!(claim(db, &token, &ben).await.unwrap(), Claim::Claimed);
        let long = "x".repeat(100_000);
        assert_eq!(claim(db, &long, &ben).await.unwrap(), Claim::Claimed);
    })
    .await;
}

#[tokio::test]
async fn after_a_day_a_token_is_forgotten() {
    each(async |database| {
        let db = database.connection();
        save(db, &once_token(), &AtomicUsize::new(0)).await.unwrap();
        assert_eq!(forget_old(db).await.unwrap(), 0);
        let row = once::Entity::find().one(db).await.unwrap().unwrap();
        let day = 24 * 60 * 60 * 1000;
        let created = row.created - day - 1;
        let mut row = row.into_active_model();
        row.created = Set(created);
        row.update(db).await.unwrap();
        assert_eq!(forget_old(db).await.unwrap(), 1);
    })
    .await;
}
