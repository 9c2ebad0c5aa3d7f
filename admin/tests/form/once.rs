//! A form is applied once, however often it is sent.

use futures_util::future::join_all;

use super::{
    entity::job,
    support::{baker, board, companies, count, entries, filled, job},
};

#[tokio::test]
async fn twenty_parallel_posts_of_one_form_make_one_row() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = filled(&ana.get("/job/-/add").await).set("_continue", "1");
            let answers = join_all((0..20).map(|_| ana.submit(form.clone()))).await;
            for answer in &answers {
                assert_eq!(answer.status(), 303, "{}", answer.text());
                assert_eq!(answer.location(), answers[0].location());
            }
            assert_eq!(count(&site, job::Entity).await, 1);
            assert_eq!(entries(&site).await.len(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_change_that_is_sent_again_is_no_conflict_with_itself() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "1").set("_save", "1");
            let first = ana.submit(form.clone()).await;
            let again = ana.submit(form).await;
            assert_eq!((first.status(), again.status()), (303, 303), "{}", again.text());
            assert_eq!(first.location(), again.location());
            assert_eq!(job(&site, 7).await.salary, 1);
            assert_eq!(entries(&site).await.len(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let site = board().sqlite().await;
    companies(&site).await;
    let ana = site.login("ana").await;
    let form = filled(&ana.get("/job/-/add").await).without("_once");
    let page = ana.submit(form).await;
    assert_eq!(page.status(), 400);
    assert!(page.text().contains("_once"), "{}", page.text());
    assert_eq!(count(&site, job::Entity).await, 0);
}
