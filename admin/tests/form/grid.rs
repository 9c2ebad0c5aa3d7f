//! The list as a form: many rows edited at once, all of them saved or none.

use backoffice::testing::{Browser, TestPage, TestSite};
use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::support::{baker, board, entries, job, run};

/// Baker (7), Miller (8) and Cook (9).
async fn three(site: &TestSite) {
    let baker = baker(site).await;
    for (id, title) in [(8, "Miller"), (9, "Cook")] {
        let mut row = baker.clone().into_active_model();
        (row.id, row.title) = (Set(id), Set(title.to_owned()));
        row.insert(site.db()).await.unwrap();
    }
}

async fn salaries(site: &TestSite) -> [i32; 3] {
    [job(site, 7).await.salary, job(site, 8).await.salary, job(site, 9).await.salary]
}

/// What stands in the cell of this input: errors, and what somebody else wrote.
fn cell(page: &TestPage, input: &str) -> String {
    let html = page.html();
    let name = format!("name=\"{input}\"");
    let cells = html.split("<td ").find(|cell| cell.contains(&name));
    let cell = cells.unwrap_or_else(|| panic!("no input {input}: {}", page.text()));
    cell.split("</td>").next().unwrap().to_owned()
}

async fn flash(browser: &Browser, page: &TestPage) -> String {
    assert_eq!(page.status(), 303, "{}", page.text());
    browser.follow(page).await.text()
}

#[tokio::test]
async fn only_what_was_edited_is_written_and_told() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/job/?remote=true&_sort=-title").await;
            let form = page.form_to("/job/").set("salary@7", "1").set("remote@9", "true");
            let form = form.without("remote@8").set("company_id@8", "2").set("_save", "1");
            let answer = ana.submit(form).await;
            assert_eq!(answer.location(), Some("/admin/job/?remote=true&_sort=-title"));
            let text = flash(&ana, &answer).await;
            assert!(text.contains("2 jobs changed."), "{text}");
            assert_eq!(salaries(&site).await, [1, 30_000, 30_000]);
            let miller = job(&site, 8).await;
            assert_eq!((miller.remote, miller.company_id), (false, 2));
            let told = entries(&site).await;
            let mut told: Vec<_> = told.iter().map(|e| (&*e.object_key, &*e.changes)).collect();
            told.sort_unstable();
            assert_eq!(told.len(), 2, "{told:?}");
            assert!(told[0].1.contains("salary") && !told[0].1.contains("remote"), "{told:?}");
            assert!(told[1].1.contains("company_id") && told[1].1.contains("remote"), "{told:?}");
        })
        .await;
}

#[tokio::test]
async fn a_list_that_nobody_touched_changes_nothing_byte_for_byte() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let before = job(&site, 7).await;
            let answer =
                ana.submit(ana.get("/job/").await.form_to("/job/").set("_save", "1")).await;
            assert!(flash(&ana, &answer).await.contains("Nothing in the list was changed"));
            assert_eq!(job(&site, 7).await, before, "also line breaks and microseconds");
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn one_bad_cell_keeps_all_rows_from_being_saved_and_says_where() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let bad = [
                ("salary", "many"),
                ("salary", "99999999999"),
                ("bonus", "1.234"),
                ("posted_at", "yesterday"),
                ("company_id", "77"),
                ("company_id", "3"),
                ("status", "lost"),
            ];
            for (field, text) in bad {
                let input = format!("{field}@8");
                let form = ana.get("/job/").await.form_to("/job/").set("salary@7", "5");
                let page = ana.submit(form.set(&input, text).set("_save", "1")).await;
                assert_eq!(page.status(), 422, "{input}: {}", page.text());
                assert!(page.html().contains("<title>Error: "), "{input}");
                assert!(cell(&page, &input).contains("field__errors"), "{input}: {}", page.text());
                assert_eq!(page.html().matches("class=\"field__errors\"").count(), 1, "{input}");
                let again = page.form_to("/job/");
                assert_eq!(again.get("salary@7"), Some("5"), "what was typed elsewhere stays");
                assert_eq!(again.get(&input), Some(text), "and what was wrong");
            }
            assert_eq!(salaries(&site).await, [30_000; 3]);
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn what_the_database_refuses_is_said_at_its_row_and_nothing_is_saved() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/").await.form_to("/job/").set("salary@7", "5");
            let page = ana.submit(form.set("salary@8", "-1").set("_save", "1")).await;
            assert_eq!(page.status(), 422, "{}", page.text());
            assert_eq!(page.html().matches("class=\"field__errors\"").count(), 1);
            assert_eq!(salaries(&site).await, [30_000; 3]);
            let form = page.form_to("/job/").set("salary@8", "6").set("_save", "1");
            assert_eq!(ana.submit(form).await.status(), 303, "the token was not used up");
            assert_eq!(salaries(&site).await, [5, 6, 30_000]);
        })
        .await;
}

#[tokio::test]
async fn a_row_changed_meanwhile_comes_back_with_both_values() {
    board()
        .each(async |site| {
            three(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ana").await);
            let stale = ana.get("/job/").await.form_to("/job/");
            let theirs = ben.get("/job/").await.form_to("/job/").set("salary@8", "111");
            let theirs = theirs.set("company_id@9", "2").set("_save", "1");
            assert_eq!(ben.submit(theirs).await.status(), 303);
            let mine = stale.set("salary@7", "5").set("salary@8", "222").set("_save", "1");
            let page = ana.submit(mine).await;
            assert_eq!(page.status(), 409, "{}", page.text());
            assert!(cell(&page, "salary@8").contains("111"), "what stands there now");
            assert!(!cell(&page, "salary@7").contains("Stands there now"));
            assert_eq!(salaries(&site).await, [30_000, 111, 30_000], "nothing of it was saved");
            let again = page.form_to("/job/");
            assert_eq!(again.get("salary@8"), Some("222"));
            assert_eq!(again.get("company_id@9"), Some("2"), "what nobody touched is as it is now");
            assert_eq!(ana.submit(again.set("_save", "1")).await.status(), 303);
            assert_eq!(salaries(&site).await, [5, 222, 30_000]);
            assert_eq!(job(&site, 9).await.company_id, 2, "theirs stayed");
        })
        .await;
}

#[tokio::test]
async fn a_row_deleted_meanwhile_is_told_with_what_was_typed() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/").await.form_to("/job/");
            run(&site, "DELETE FROM job WHERE id = 8").await;
            let edited = form.clone().set("salary@7", "5").set("salary@8", "4321");
            let page = ana.submit(edited.set("_save", "1")).await;
            assert_eq!(page.status(), 409);
            assert!(page.text().contains("4321"), "{}", page.text());
            assert_eq!(page.form_to("/job/").get("salary@7"), Some("5"));
            assert_eq!(job(&site, 7).await.salary, 30_000);
            let answer = ana.submit(form.set("salary@7", "5").set("_save", "1")).await;
            assert_eq!(answer.status(), 303, "a row that nobody touched may be gone");
        })
        .await;
}

#[tokio::test]
async fn a_forged_row_is_refused_and_makes_none() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/").await.form_to("/job/").set("_save", "1");
            let forged = form.clone().set("salary@7", "5").set("salary@99", "1");
            let page = ana.submit(forged.clone().set("_version@99", "x")).await;
            assert_eq!(page.status(), 409, "{}", page.text());
            for bad in [
                forged,
                form.clone().set("salary@", "1").set("_version@", "x"),
                form.clone().set("salary@abc", "1").set("_version@abc", "x"),
                form.clone().set("salary", "1"),
                form.clone().set("views@7", "1"),
                form.clone().set("title@7", "Boss"),
                form.clone().set("slug@7", "boss"),
                form.clone().without("_version@7"),
                form.clone().without("_once"),
            ] {
                assert_eq!(ana.submit(bad.clone()).await.status(), 400, "{bad:?}");
            }
            assert_eq!(salaries(&site).await, [30_000; 3]);
            assert_eq!(super::support::count(&site, super::entity::job::Entity).await, 3);
        })
        .await;
}

#[tokio::test]
async fn a_tick_box_without_an_input_on_the_page_is_not_unticked() {
    let site = board().sqlite().await;
    three(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/").await.form_to("/job/").without("remote@7");
    let form = form.set("_fields", "salary").set("salary@7", "5");
    let bare = form.values().iter().filter(|(name, _)| {
        !name.contains('@') || name.starts_with("salary@") || name.starts_with("_version@")
    });
    let bare: Vec<(&str, &str)> = bare.map(|(name, text)| (&**name, &**text)).collect();
    let page = ana.post("/job/", &bare).await;
    assert_eq!(page.status(), 409, "another version was seen: {}", page.text());
    assert!(job(&site, 7).await.remote);
}

#[tokio::test]
async fn a_grid_that_is_sent_twice_is_applied_once() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/").await.form_to("/job/").set("salary@7", "5");
            let form = form.set("salary@8", "6").set("_save", "1");
            let answers = join_all((0..8).map(|_| ana.submit(form.clone()))).await;
            for answer in &answers {
                assert_eq!(answer.status(), 303, "{}", answer.text());
            }
            assert_eq!(salaries(&site).await, [5, 6, 30_000]);
            assert_eq!(entries(&site).await.len(), 2);
        })
        .await;
}

#[tokio::test]
async fn who_may_only_look_has_no_inputs_and_saves_nothing() {
    board()
        .each(async |site| {
            three(&site).await;
            let (ana, vic) = (site.login("ana").await, site.login("vic").await);
            let page = vic.get("/job/").await;
            assert_eq!(page.status(), 200);
            assert!(!page.html().contains("salary@7"), "{}", page.text());
            let form = ana.get("/job/").await.form_to("/job/").set("salary@7", "5");
            let pairs: Vec<_> =
                form.values().iter().filter(|(name, _)| name != "_csrf").cloned().collect();
            let pairs: Vec<_> = pairs.iter().map(|(name, text)| (&**name, &**text)).collect();
            assert_eq!(vic.post("/job/", &pairs).await.status(), 403);
            assert_eq!(salaries(&site).await, [30_000; 3]);
        })
        .await;
}

#[tokio::test]
async fn a_list_without_editable_columns_takes_no_form() {
    let site = board().sqlite().await;
    three(&site).await;
    let ana = site.login("ana").await;
    assert_eq!(ana.post("/company/", &[("_once", "x")]).await.status(), 405);
}

#[tokio::test]
async fn a_related_row_is_searched_without_scripts_and_nothing_typed_is_lost() {
    let site = board().sqlite().await;
    three(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/").await.form_to("/job/").set("salary@7", "5");
    let form = form.set("_search_company_id@8", "bet").set("_lookup_company_id@8", "1");
    let page = ana.submit(form).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    assert!(cell(&page, "company_id@8").contains("<option value=\"2\">Beta"), "{}", page.html());
    let form = page.form_to("/job/");
    assert_eq!(form.get("salary@7"), Some("5"));
    let form = form.set("company_id@8", "2").set("_save", "1");
    assert_eq!(ana.submit(form).await.status(), 303);
    assert_eq!((job(&site, 7).await.salary, job(&site, 8).await.company_id), (5, 2));
}

#[tokio::test]
async fn rows_cost_the_same_statements_however_many_there_are() {
    board()
        .each(async |site| {
            three(&site).await;
            let ana = site.login("ana").await;
            let count = async |rows: &[i64]| {
                let mut form = ana.get("/job/").await.form_to("/job/").set("_save", "1");
                for row in rows {
                    form = form.set(&format!("salary@{row}"), &format!("{}{row}", rows.len()));
                }
                let answer = ana.submit(form).await;
                assert_eq!(answer.status(), 303, "{}", answer.text());
                answer.statements().len()
            };
            let (one, two, three) =
                (count(&[7]).await, count(&[7, 8]).await, count(&[7, 8, 9]).await);
            assert_eq!(three - two, two - one);
            assert!(two - one <= 3, "a changed row takes {} statements", two - one);
        })
        .await;
}
