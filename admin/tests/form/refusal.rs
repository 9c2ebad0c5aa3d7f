//! What the database refuses is said next to the field, on each database.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbBackend, TransactionTrait};

use super::{
    entity::{company, job, strict},
    support::{assert_refused, baker, board, companies, count, entries, filled, job, run},
};

#[tokio::test]
async fn a_value_that_must_stand_once_is_refused_at_its_field() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/company/-/add").await.form().set("name", "Beta").set("_save", "1");
            let page = ana.submit(form).await;
            assert_refused(&page, "name", "already a row with this value");
            assert_eq!(page.form().get("name"), Some("Beta"));
            let form = ana.get("/company/1/").await.form().set("name", "Beta").set("_save", "1");
            assert_refused(&ana.submit(form).await, "name", "already a row with this value");
            let mended = ana.submit(page.form().set("name", "Gamma").set("_save", "1")).await;
            assert_eq!(mended.status(), 303, "the token of a refused form is still good");
            assert_eq!(count(&site, company::Entity).await, 4);
            assert_eq!(entries(&site).await.len(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_foreign_key_leads_to_a_row_that_this_person_may_see() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            for nowhere in ["99", "3"] {
                let form = filled(&ana.get("/job/-/add").await).set("company_id", nowhere);
                let page = ana.submit(form).await;
                assert_refused(&page, "company_id", "no row with the key");
                assert!(!page.text().contains("Ghost"));
            }
            let eda = site.login("eda").await;
            let form = filled(&eda.get("/job/-/add").await);
            let page = eda.submit(form).await;
            assert_refused(&page, "company_id", "no row with the key");
            assert_eq!(count(&site, job::Entity).await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_rule_of_the_table_is_refused_at_its_field() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "-1").set("_save", "1");
            assert_refused(&ana.submit(form).await, "salary", "rule of the table");
            assert_eq!(job(&site, 7).await.salary, 30_000);
        })
        .await;
}

#[tokio::test]
async fn what_the_table_demands_beyond_its_entity_is_refused_at_its_field() {
    board()
        .each(async |site| {
            run(
                &site,
                "CREATE TABLE strict (id BIGINT PRIMARY KEY, nickname VARCHAR(20) NOT NULL, \
                 code VARCHAR(5) NOT NULL, amount SMALLINT NOT NULL)",
            )
            .await;
            let ana = site.login("ana").await;
            let form = || async {
                let form = ana.get("/strict/-/add").await.form();
                form.set("id", "1").set("nickname", "n").set("code", "c").set("amount", "1")
            };
            let page = ana.submit(form().await.set("nickname", "")).await;
            assert_refused(&page, "nickname", "must be filled in");
            if site.db().get_database_backend() != DbBackend::Sqlite {
                for (field, text) in [("code", "too long"), ("amount", "70000")] {
                    let page = ana.submit(form().await.set(field, text)).await;
                    assert_eq!(page.status(), 422, "{field}: {}", page.text());
                    assert_eq!(page.form().get(field), Some(text));
                }
            }
            assert_eq!(count(&site, strict::Entity).await, 0);
        })
        .await;
}

#[tokio::test]
async fn what_a_hook_refuses_is_said_in_its_own_words() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("title", "refuse me").set("_save", "1");
            let page = ana.submit(form).await;
            assert_eq!(page.status(), 422);
            assert!(page.text().contains("This board takes no such job."), "{}", page.text());
            assert_eq!(page.form().get("title"), Some("refuse me"));
        })
        .await;
}

#[tokio::test]
async fn a_row_that_somebody_holds_is_busy_and_the_form_is_kept() {
    board()
        .each(async |site| {
            // SQLite has one lock for all; waiting for it is the business of the host's pool.
            if site.db().get_database_backend() == DbBackend::Sqlite {
                return;
            }
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "31000").set("_save", "1");
            let held = site.db().begin().await.unwrap();
            let row = job::ActiveModel { id: Set(7), views: Set(1), ..ActiveModelTrait::default() };
            row.update(&held).await.unwrap();
            let page = ana.submit(form).await;
            assert_eq!(page.status(), 503, "{}", page.text());
            assert!(page.header("retry-after").is_some());
            assert_eq!(page.form().get("salary"), Some("31000"));
            held.rollback().await.unwrap();
            assert_eq!(ana.submit(page.form().set("_save", "1")).await.status(), 303);
            assert_eq!(job(&site, 7).await.salary, 31_000);
        })
        .await;
}
