//! Adding and changing rows.

use backoffice::testing::TestSite;
use sea_orm::EntityTrait;

use super::{
    entity::job,
    support::{
        assert_refused, baker, board, companies, count, entries, errors_of, filled, job, run,
        stripped,
    },
};

#[tokio::test]
async fn a_new_row_is_added_told_about_and_written_into_the_history() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = filled(&ana.get("/job/-/add").await);
            let saved = ana.submit(form.set("body", "one\r\ntwo").set("remote", "true")).await;
            assert_eq!((saved.status(), saved.location()), (303, Some("/admin/job/")));
            let rows = job::Entity::find().all(site.db()).await.unwrap();
            assert_eq!(rows.len(), 1);
            assert_eq!((rows[0].title.as_str(), rows[0].salary), ("Miller", 28_000));
            assert_eq!(rows[0].body.as_deref(), Some("one\ntwo"));
            assert_eq!((rows[0].remote, rows[0].featured), (true, None));
            assert_eq!(rows[0].slug, "miller", "the entity's own hook ran");
            let entries = entries(&site).await;
            assert_eq!(entries.len(), 1);
            assert_eq!((entries[0].action.as_str(), entries[0].model.as_str()), ("add", "job"));
            assert_eq!(entries[0].object_label, "Miller");
            assert!(entries[0].changes.contains("28000"), "{}", entries[0].changes);
            let next = ana.get("/").await;
            assert!(next.text().contains("Job “Miller” was added."), "{}", next.text());
            let row = format!("/admin/job/{}/", rows[0].id);
            assert!(next.links().contains(&row), "the sentence leads to the row");
        })
        .await;
}

#[tokio::test]
async fn an_empty_optional_field_takes_the_default_of_the_database() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = filled(&ana.get("/job/-/add").await).set("stars", "");
            assert_eq!(ana.submit(form).await.status(), 303);
            assert_eq!(job::Entity::find().one(site.db()).await.unwrap().unwrap().stars, 3);
        })
        .await;
}

#[tokio::test]
async fn a_new_row_starts_as_the_entity_says_or_as_the_address_suggests() {
    let site = board().sqlite().await;
    companies(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/-/add").await.form();
    assert_eq!(form.get("status"), Some("open"), "from `ActiveModelBehavior::new`");
    let page = ana.get("/job/-/add?title=A+%26+B&company_id=2&remote=true").await;
    let form = page.form();
    assert_eq!(form.get("title"), Some("A & B"));
    assert_eq!((form.get("company_id"), form.get("remote")), (Some("2"), Some("true")));
    assert!(page.text().contains("Beta"), "the label of what was suggested");
    for unknown in ["colour=red", "slug=x", "views=9", "api_token=x"] {
        let page = ana.get(&format!("/job/-/add?{unknown}")).await;
        let name = unknown.split('=').next().unwrap();
        assert_eq!(page.status(), 400, "{unknown}");
        assert!(page.text().contains(name), "{}", page.text());
    }
}

#[tokio::test]
async fn each_button_leads_where_it_says_and_keeps_the_list() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let state = "_list=_q%3Da%26_page%3D2";
            let cases = [
                ("_save", "/admin/job/?_q=a&_page=2".to_owned()),
                ("_continue", format!("/admin/job/7/?{state}")),
                ("_addanother", format!("/admin/job/-/add?{state}")),
            ];
            for (number, (button, expected)) in cases.into_iter().enumerate() {
                let page = ana.get(&format!("/job/7/?{state}")).await;
                let form = page.form().set("salary", &format!("3000{number}")).set(button, "1");
                let answer = ana.submit(form).await;
                assert_eq!(answer.location(), Some(expected.as_str()), "{button}");
            }
        })
        .await;
}

#[tokio::test]
async fn everything_typed_survives_an_error_and_each_error_stands_next_to_its_field() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let typed = [
                ("title", ""),
                ("body", "<b>a</b>\r\n  b"),
                ("company_id", "abc"),
                ("featured", "true"),
                ("salary", "a lot"),
                ("bonus", "1,5"),
                ("posted_at", "soon"),
                ("stars", "5"),
            ];
            let form = ana.get("/job/7/").await.form();
            let form = typed.iter().fold(form, |form, (name, text)| form.set(name, text));
            let page = ana.submit(form.without("remote")).await;
            assert_eq!(page.status(), 422);
            let again = page.form();
            for (name, text) in typed {
                assert_eq!(again.get(name), Some(text), "{name}");
            }
            assert_eq!(again.get("remote"), None, "the tick that was taken away");
            for field in ["title", "company_id", "salary", "bonus", "posted_at"] {
                assert!(!errors_of(&page, field).is_empty(), "{field}: {}", page.text());
            }
            for field in ["body", "featured", "stars"] {
                assert_eq!(errors_of(&page, field), "", "{field}");
            }
            assert_eq!(job(&site, 7).await.salary, 30_000, "nothing was written");
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_form_that_is_mended_after_an_error_is_saved() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = filled(&ana.get("/job/-/add").await).set("salary", "x");
            let page = ana.submit(form).await;
            assert_refused(&page, "salary", "whole number");
            let saved = ana.submit(page.form().set("salary", "5").set("_save", "1")).await;
            assert_eq!(saved.status(), 303);
            assert_eq!(count(&site, job::Entity).await, 1);
        })
        .await;
}

#[tokio::test]
async fn open_and_save_without_an_edit_changes_nothing() {
    board()
        .each(async |site| {
            let before = baker(&site).await;
            let ana = site.login("ana").await;
            let page = ana.get("/job/7/").await;
            let answer = ana.submit(page.form().set("_save", "1")).await;
            assert_eq!(answer.status(), 303, "{}", answer.text());
            let wrote = |sql: &&String| sql.contains("UPDATE") && sql.contains("job");
            assert_eq!(answer.statements().iter().find(wrote), None);
            assert_eq!(job(&site, 7).await, before);
            assert!(entries(&site).await.is_empty());
            let next = ana.get("/").await;
            assert!(next.text().contains("Nothing in Job “Baker” was changed."), "{}", next.text());
        })
        .await;
}

#[tokio::test]
async fn an_edit_touches_only_what_was_edited() {
    board()
        .each(async |site| {
            let before = baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form().set("salary", "31000").set("_save", "1");
            assert_eq!(ana.submit(form).await.status(), 303);
            assert_eq!(job(&site, 7).await, job::Model { salary: 31_000, ..before });
            let entries = entries(&site).await;
            assert_eq!(entries.len(), 1);
            let changes: serde_json::Value = serde_json::from_str(&entries[0].changes).unwrap();
            let only = &changes.as_array().unwrap()[..];
            assert_eq!(only.len(), 1, "{changes}");
            assert_eq!((&only[0]["name"], &only[0]["label"]), (&"salary".into(), &"Pay".into()));
            assert_eq!((&only[0]["from"], &only[0]["to"]), (&"30000".into(), &"31000".into()));
        })
        .await;
}

#[tokio::test]
async fn what_a_hook_writes_stands_in_the_history_too() {
    let site = board().sqlite().await;
    baker(&site).await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/7/").await.form().set("title", "Head Baker").set("_save", "1");
    assert_eq!(ana.submit(form).await.status(), 303);
    let changes = &entries(&site).await[0].changes;
    assert!(changes.contains("head-baker"), "{changes}");
}

#[tokio::test]
async fn a_secret_is_neither_shown_nor_written_into_the_history() {
    let site = board().sqlite().await;
    baker(&site).await;
    let ana = site.login("ana").await;
    let page = ana.get("/job/7/").await;
    assert!(!page.html().contains("api_token") && !page.html().contains("s3cr3t"));
    let gone = ana.submit(ana.get("/job/7/-/delete").await.form().set("_confirm", "1")).await;
    assert_eq!(gone.status(), 303, "{}", gone.text());
    let changes = &entries(&site).await[0].changes;
    assert!(changes.contains("api_token") && !changes.contains("s3cr3t"), "{changes}");
}

#[tokio::test]
async fn a_body_with_more_than_the_form_has_is_refused_and_named() {
    board()
        .each(async |site| {
            let before = baker(&site).await;
            let ana = site.login("ana").await;
            for extra in
                ["views", "slug", "id", "api_token", "company.name", "_superuser", "hidden"]
            {
                let form = ana.get("/job/7/").await.form();
                let page = ana.submit(form.set("title", "Owned").set(extra, "1")).await;
                assert_eq!(page.status(), 400, "{extra}");
                assert!(page.text().contains(extra), "{extra}: {}", page.text());
            }
            assert_eq!(job(&site, 7).await, before);
        })
        .await;
}

#[tokio::test]
async fn who_may_only_look_gets_no_inputs_and_cannot_post() {
    board()
        .each(async |site| {
            let before = baker(&site).await;
            let vic = site.login("vic").await;
            let page = vic.get("/job/7/").await;
            assert_eq!(page.status(), 200);
            assert!(page.text().contains("Baker") && page.text().contains("Line four"));
            for input in ["name=\"title\"", "name=\"salary\"", "name=\"_save\"", "-/delete"] {
                assert!(!page.html().contains(input), "{input}");
            }
            let form = site.login("ana").await.get("/job/7/").await.form();
            let values: Vec<(&str, &str)> = form
                .values()
                .iter()
                .filter(|(name, _)| name != "_csrf")
                .map(|(name, text)| (name.as_str(), text.as_str()))
                .collect();
            assert_eq!(vic.post("/job/7/", &values).await.status(), 403);
            assert_eq!(vic.get("/job/-/add").await.status(), 403);
            assert_eq!(vic.get("/job/7/-/delete").await.status(), 403);
            assert_eq!(job(&site, 7).await, before);
        })
        .await;
}

#[tokio::test]
async fn a_row_out_of_scope_looks_like_one_that_is_not_there() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            for page in ["", "-/delete", "-/history"] {
                let hidden = ana.get(&format!("/company/3/{page}")).await;
                let missing = ana.get(&format!("/company/4/{page}")).await;
                assert_eq!((hidden.status(), missing.status()), (404, 404), "{page}");
                let (hidden, missing) =
                    (stripped(&hidden, "/company/3/"), stripped(&missing, "/company/4/"));
                assert_eq!(hidden, missing, "{page}");
            }
            let form = ana.get("/company/1/").await.form();
            let values: Vec<(&str, &str)> = form
                .values()
                .iter()
                .filter(|(name, _)| name != "_csrf")
                .map(|(name, text)| (name.as_str(), text.as_str()))
                .collect();
            assert_eq!(ana.post("/company/3/", &values).await.status(), 404);
        })
        .await;
}

#[tokio::test]
async fn nobody_saves_a_row_out_of_their_own_scope() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/company/-/add").await.form();
            let form = form.set("name", "Phantom").set("hidden", "true").set("_save", "1");
            let page = ana.submit(form).await;
            assert_eq!(page.status(), 422);
            assert!(
                page.text().contains("You could not see this row afterwards"),
                "{}",
                page.text()
            );
            let form = ana.get("/company/1/").await.form().set("hidden", "true").set("_save", "1");
            assert_eq!(ana.submit(form).await.status(), 422);
            assert_eq!(count(&site, super::entity::company::Entity).await, 3);
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_picker_works_without_scripts_and_keeps_what_was_typed() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/-/add").await.form().set("title", "Half a");
            let form = form.set("_search_company_id", "bet").set("_lookup_company_id", "1");
            let page = ana.submit(form).await;
            assert_eq!(page.status(), 200, "{}", page.text());
            assert_eq!(page.form().get("title"), Some("Half a"));
            assert!(page.html().contains("<option value=\"2\""), "{}", page.html());
            assert!(!page.html().contains("<option value=\"1\""), "Acme was not asked for");
            assert!(!page.html().contains("Ghost"));
            assert_eq!(errors_of(&page, "salary"), "", "nobody saved yet");
            assert_eq!(count(&site, job::Entity).await, 0);
            let form = page.form().set("company_id", "2").set("salary", "1").set("_save", "1");
            assert_eq!(ana.submit(form).await.status(), 303);
            assert_eq!(job::Entity::find().one(site.db()).await.unwrap().unwrap().company_id, 2);
        })
        .await;
}

#[tokio::test]
async fn a_value_that_is_no_choice_any_more_is_kept_and_not_offered_anew() {
    let site = board().sqlite().await;
    baker(&site).await;
    run(&site, "UPDATE job SET status = 'draft' WHERE id = 7").await;
    let ana = site.login("ana").await;
    let form = ana.get("/job/7/").await.form();
    let answer = ana.submit(form.set("salary", "1").set("_save", "1")).await;
    assert_eq!(answer.status(), 303, "{}", answer.text());
    assert_eq!(status(&site).await, "draft");
    let form = filled(&ana.get("/job/-/add").await).set("status", "draft");
    assert_refused(&ana.submit(form).await, "status", "Choose one");
}

async fn status(site: &TestSite) -> String {
    use sea_orm::{ConnectionTrait, Statement};
    let select = Statement::from_string(sea_orm::DbBackend::Sqlite, "SELECT status FROM job");
    let row = site.db().query_one_raw(select).await.unwrap().unwrap();
    row.try_get("", "status").unwrap()
}
