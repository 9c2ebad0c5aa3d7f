//! Rows that a person sees and may not change or delete, by the model's own hooks.

use backoffice::testing::TestSite;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::{
    entity::{company, job},
    support::{baker, board, entries, job, run},
};

/// Baker (7), which is open and remote, and Miller (8), which is closed and neither.
async fn two(site: &TestSite) {
    let mut row = baker(site).await.into_active_model();
    (row.id, row.title) = (Set(8), Set("Miller".to_owned()));
    (row.status, row.remote) = (Set(job::Status::Closed), Set(false));
    row.insert(site.db()).await.unwrap();
}

#[tokio::test]
async fn a_row_that_may_not_be_changed_is_shown_without_inputs() {
    board()
        .each(async |site| {
            two(&site).await;
            let pat = site.login("pat").await;
            let list = pat.get("/job/").await;
            let form = list.form_to("/job/");
            assert!(
                form.get("salary@7").is_some() && form.get("salary@8").is_none(),
                "{}",
                list.text()
            );
            assert!(list.html().contains("data-key=\"7\""), "its cells are edited alone");
            assert!(!list.html().contains("data-key=\"8\""));
            assert!(pat.get("/job/7/").await.html().contains("name=\"salary\""));
            let page = pat.get("/job/8/").await;
            assert_eq!(page.status(), 200);
            assert!(!page.html().contains("name=\"salary\""), "{}", page.text());
            assert!(page.text().contains("Delete"), "deleting has a rule of its own");
            assert!(!pat.get("/job/7/").await.text().contains("Delete"));
            let ana = site.login("ana").await;
            assert!(
                ana.get("/job/").await.form_to("/job/").get("salary@8").is_some(),
                "nor is ana bound"
            );
        })
        .await;
}

#[tokio::test]
async fn a_forged_change_of_such_a_row_changes_nothing() {
    board()
        .each(async |site| {
            two(&site).await;
            let (ana, pat) = (site.login("ana").await, site.login("pat").await);
            let before = job(&site, 8).await;
            let token = pat.get("/job/").await.form_to("/job/").get("_csrf").unwrap().to_owned();
            let form = ana.get("/job/8/").await.form_to("/job/8/").set("salary", "1");
            assert_eq!(pat.submit(form.set("_csrf", &token)).await.status(), 403);
            let cell = ana.get("/job/8/-/cell/title").await.form_to("/-/cell/title");
            let cell = cell.set("title", "Mine").set("_csrf", &token);
            assert_eq!(pat.submit(cell).await.status(), 403);
            assert_eq!(pat.get("/job/8/-/cell/title").await.status(), 403);
            assert_eq!(pat.get("/job/7/-/delete").await.status(), 403);
            let delete = ana.get("/job/7/-/delete").await.form_to("/job/7/-/delete");
            assert_eq!(pat.submit(delete.set("_csrf", &token)).await.status(), 403);
            assert_eq!(job(&site, 8).await, before);
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_row_closed_meanwhile_keeps_the_whole_list_and_what_was_typed_stays() {
    board()
        .each(async |site| {
            two(&site).await;
            run(&site, "UPDATE job SET status = 'open'").await;
            let pat = site.login("pat").await;
            let form = pat.get("/job/").await.form_to("/job/");
            run(&site, "UPDATE job SET status = 'closed' WHERE id = 8").await;
            let form = form.set("salary@7", "5").set("salary@8", "6").set("_save", "1");
            let page = pat.submit(form).await;
            assert_eq!(page.status(), 403, "{}", page.text());
            assert!(page.text().contains("You may not change this row"), "{}", page.text());
            let again = page.form_to("/job/");
            assert_eq!((again.get("salary@7"), again.get("salary@8")), (Some("5"), Some("6")));
            assert_eq!((job(&site, 7).await.salary, job(&site, 8).await.salary), (30_000, 30_000));
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_row_closed_between_page_and_post_is_neither_changed_nor_deleted() {
    board()
        .each(async |site| {
            two(&site).await;
            run(&site, "UPDATE job SET status = 'open', remote = FALSE").await;
            let pat = site.login("pat").await;
            let forms = [
                pat.get("/job/7/").await.form_to("/job/7/").set("salary", "1").set("_save", "1"),
                pat.get("/job/7/-/cell/title").await.form_to("/-/cell/title").set("title", "Mine"),
                pat.get("/job/7/-/delete").await.form_to("/job/7/-/delete"),
            ];
            run(&site, "UPDATE job SET status = 'closed', remote = TRUE").await;
            let before = job(&site, 7).await;
            for form in forms {
                let action = form.action().to_owned();
                let page = pat.submit(form).await;
                assert_eq!(page.status(), 403, "{action}: {}", page.text());
            }
            assert_eq!(job(&site, 7).await, before);
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn the_last_change_one_may_make_is_saved() {
    board()
        .each(async |site| {
            two(&site).await;
            let pat = site.login("pat").await;
            let form = pat.get("/job/").await.form_to("/job/").set("status@7", "closed");
            assert_eq!(pat.submit(form.set("_save", "1")).await.status(), 303);
            assert_eq!(job(&site, 7).await.status, job::Status::Closed);
            assert_eq!(entries(&site).await.len(), 1);
            assert!(!pat.get("/job/").await.html().contains("name=\"salary@7\""));
        })
        .await;
}

#[tokio::test]
async fn a_row_that_may_not_be_deleted_keeps_what_it_would_go_with() {
    board()
        .each(async |site| {
            two(&site).await;
            let pat = site.login("pat").await;
            let page = pat.get("/company/1/-/delete").await;
            let form = page.text().contains("Yes, delete");
            assert!(!form, "Baker is remote: {}", page.text());
            run(&site, "UPDATE job SET remote = FALSE").await;
            let form = pat.get("/company/1/-/delete").await.form_to("/company/1/-/delete");
            assert_eq!(pat.submit(form).await.status(), 303);
            assert!(company::Entity::find_by_id(1).one(site.db()).await.unwrap().is_none());
        })
        .await;
}
