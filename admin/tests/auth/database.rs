use backoffice::testing::TestDatabase;
use sea_orm::{ConnectionTrait, Database};

#[tokio::test]
async fn a_test_database_is_shared_by_instances_and_gone_afterwards() {
    let urls = std::sync::Mutex::new(Vec::new());
    TestDatabase::each(async |database| {
        let create = "CREATE TABLE note (id INTEGER PRIMARY KEY)";
        database.connection().execute_unprepared(create).await.unwrap();
        let second = database.connect().await;
        second.execute_unprepared("INSERT INTO note (id) VALUES (1)").await.unwrap();
        urls.lock().unwrap().push(database.url().to_owned());
    })
    .await;
    let urls = urls.into_inner().unwrap();
    assert!(!urls.is_empty());
    for url in urls {
        assert!(
            Database::connect(url.replace("?mode=rwc", "")).await.is_err(),
            "{url} is still there"
        );
    }
}

#[tokio::test]
#[should_panic(expected = "the claim itself")]
async fn a_failing_claim_fails_the_test() {
    TestDatabase::each(async |_| panic!("the claim itself")).await;
}
