//! One cell of a list, edited alone.

use super::support::{baker, board, entries, job, run};

const PAGE: &str = "/job/7/-/cell/salary";

#[tokio::test]
async fn a_cell_is_a_small_form_of_its_own() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get(&format!("{PAGE}?_list=_page%3D2")).await;
            let form = page.form_to(PAGE);
            assert_eq!(form.get("salary"), Some("30000"));
            assert_eq!(form.get("title"), None, "it has one field");
            let answer = ana.submit(form.set("salary", "5").set("_save", "1")).await;
            assert_eq!(answer.location(), Some("/admin/job/?_page=2"), "{}", answer.text());
            assert_eq!(job(&site, 7).await.salary, 5);
            let told = entries(&site).await;
            assert_eq!(told.len(), 1);
            assert!(told[0].changes.contains("salary") && !told[0].changes.contains("title"));
        })
        .await;
}

#[tokio::test]
async fn a_script_gets_the_form_alone_and_then_what_the_cell_shows() {
    let site = board().sqlite().await;
    baker(&site).await;
    let ana = site.login("ana").await;
    let page = ana.get("/job/7/-/cell/company?_fragment=form").await;
    assert!(!page.html().contains("<html"), "{}", page.html());
    let form = page.form_to("/job/7/-/cell/company").set("company_id", "2");
    let answer = ana.submit(form.clone()).await;
    assert_eq!(answer.location(), Some("/admin/job/7/-/cell/company?_fragment=shown"));
    let shown = ana.follow(&answer).await;
    assert!(shown.html().contains("data-saved=\"Saved.\""), "{}", shown.html());
    assert!(shown.text().contains("Beta"), "{}", shown.text());
    assert_eq!(ana.submit(form).await.location(), answer.location(), "sent again, applied once");
    assert_eq!(entries(&site).await.len(), 1);
    assert!(!ana.get("/job/").await.text().contains("was changed"), "the script said so itself");
}

#[tokio::test]
async fn a_mistake_is_told_at_the_cell_with_what_was_typed() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            for (column, input, text) in [
                ("salary", "salary", "many"),
                ("salary", "salary", "-1"),
                ("bonus", "bonus", "1.234"),
                ("company", "company_id", "3"),
                ("posted_at", "posted_at", "yesterday"),
            ] {
                let path = format!("/job/7/-/cell/{column}");
                let form = ana.get(&path).await.form_to(&path).set(input, text);
                let page = ana.submit(form).await;
                assert_eq!(page.status(), 422, "{column}: {}", page.text());
                assert_eq!(page.html().matches("class=\"field__errors\"").count(), 1, "{column}");
                assert_eq!(page.form_to(&path).get(input), Some(text));
            }
            assert_eq!(job(&site, 7).await.salary, 30_000);
        })
        .await;
}

#[tokio::test]
async fn a_cell_changed_meanwhile_shows_both_and_another_cell_is_none_of_it() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let (stale, bonus) = (ana.get(PAGE).await, ana.get("/job/7/-/cell/bonus").await);
            run(&site, "UPDATE job SET salary = 111 WHERE id = 7").await;
            let form = bonus.form_to("/job/7/-/cell/bonus").set("bonus", "7");
            assert_eq!(ana.submit(form).await.status(), 303, "another cell is saved");
            let page = ana.submit(stale.form_to(PAGE).set("salary", "222")).await;
            assert_eq!(page.status(), 409);
            assert!(page.text().contains("111"), "{}", page.text());
            assert_eq!(job(&site, 7).await.salary, 111);
            let form = page.form_to(PAGE);
            assert_eq!(form.get("salary"), Some("222"));
            assert_eq!(ana.submit(form).await.status(), 303);
            assert_eq!(job(&site, 7).await.salary, 222);
        })
        .await;
}

#[tokio::test]
async fn only_cells_that_the_form_edits_are_there() {
    let site = board().sqlite().await;
    baker(&site).await;
    let ana = site.login("ana").await;
    for path in [
        "/job/7/-/cell/slug",
        "/job/7/-/cell/views",
        "/job/7/-/cell/api_token",
        "/job/7/-/cell/id",
        "/job/7/-/cell/company.name",
        "/job/7/-/cell/nothing",
        "/job/99/-/cell/salary",
        "/company/3/-/cell/name",
    ] {
        assert_eq!(ana.get(path).await.status(), 404, "{path}");
        assert_eq!(ana.post(path, &[("_once", "x")]).await.status(), 404, "{path}");
    }
    let form = ana.get(PAGE).await.form_to(PAGE);
    for forged in [form.clone().set("title", "Boss"), form.clone().set("views", "1")] {
        assert_eq!(ana.submit(forged).await.status(), 400);
    }
}

#[tokio::test]
async fn who_may_only_look_finds_no_cell_to_edit() {
    let site = board().sqlite().await;
    baker(&site).await;
    let (ana, vic) = (site.login("ana").await, site.login("vic").await);
    assert!(ana.get("/job/").await.html().contains("data-key=\"7\""));
    assert!(!vic.get("/job/").await.html().contains("data-key"));
    assert_eq!(vic.get(PAGE).await.status(), 403);
    let form = ana.get(PAGE).await.form_to(PAGE).set("salary", "5");
    let pairs: Vec<_> = form.values().iter().filter(|(name, _)| name != "_csrf").collect();
    let pairs: Vec<_> = pairs.iter().map(|(name, text)| (&**name, &**text)).collect();
    assert_eq!(vic.post(PAGE, &pairs).await.status(), 403);
    assert_eq!(job(&site, 7).await.salary, 30_000);
}
