//! Two people at one row.

use super::support::{baker, board, entries, job, run};

#[tokio::test]
async fn a_stale_save_is_refused_with_both_versions_and_a_second_one_goes_through() {
    board()
        .each(async |site| {
            baker(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ana").await);
            let stale = ana.get("/job/7/").await.form();
            let theirs = ben.get("/job/7/").await.form().set("title", "Pastry chef");
            assert_eq!(ben.submit(theirs.set("_save", "1")).await.status(), 303);
            let mine = stale.set("title", "Bread baker").set("salary", "40000").set("_save", "1");
            let page = ana.submit(mine).await;
            assert_eq!(page.status(), 409);
            let rows = page.rows();
            let title = rows.iter().find(|row| row[0] == "Title").unwrap();
            assert_eq!((title[1].as_str(), title[2].as_str()), ("Pastry chef", "Bread baker"));
            let company = rows.iter().find(|row| row[0] == "Company").unwrap();
            assert_eq!((company[1].as_str(), company[2].as_str()), ("Acme", "Acme"), "no bare key");
            assert!(
                page.html().contains(r#"data-label="Acme""#),
                "the picker, too, says who it is"
            );
            assert_eq!(job(&site, 7).await.title, "Pastry chef", "nothing was written");
            let form = page.form();
            assert_eq!(form.get("title"), Some("Bread baker"));
            assert_eq!(form.get("salary"), Some("40000"));
            assert_eq!(ana.submit(form.set("_save", "1")).await.status(), 303);
            let saved = job(&site, 7).await;
            assert_eq!((saved.title.as_str(), saved.salary), ("Bread baker", 40_000));
            assert_eq!(entries(&site).await.len(), 2);
        })
        .await;
}

#[tokio::test]
async fn what_the_form_does_not_show_is_no_conflict() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "1").set("_save", "1");
            run(&site, "UPDATE job SET views = 99 WHERE id = 7").await;
            assert_eq!(ana.submit(form).await.status(), 303);
            let row = job(&site, 7).await;
            assert_eq!((row.salary, row.views), (1, 99));
        })
        .await;
}

#[tokio::test]
async fn a_row_that_is_gone_meanwhile_is_not_found() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "1").set("_save", "1");
            run(&site, "DELETE FROM job WHERE id = 7").await;
            assert_eq!(ana.submit(form).await.status(), 404);
        })
        .await;
}

#[tokio::test]
async fn a_form_that_does_not_say_what_it_saw_is_refused() {
    let site = board().sqlite().await;
    baker(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/7/").await.form().set("salary", "1").without("_version");
    assert_eq!(ana.submit(form.set("_save", "1")).await.status(), 409);
    assert_eq!(job(&site, 7).await.salary, 30_000);
}
