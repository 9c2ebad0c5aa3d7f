//! Deleting rows, and what goes with them.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    entity::{company, invoice, job, note, topic},
    support::{baker, board, companies, count, entries, job, run},
};

#[tokio::test]
async fn the_question_lists_what_goes_and_the_answer_takes_it() {
    board()
        .each(async |site| {
            baker(&site).await;
            let row = note::ActiveModel {
                id: Set(1),
                title: Set("Call them".to_owned()),
                job_id: Set(Some(7)),
            };
            row.insert(site.db()).await.unwrap();
            let ana = site.login("ana").await;
            let page = ana.get("/company/1/-/delete?_list=_q%3Dacme").await;
            assert_eq!(page.status(), 200);
            for word in ["Acme", "Baker", "Notes"] {
                assert!(page.text().contains(word), "{word}: {}", page.text());
            }
            assert_eq!(count(&site, company::Entity).await, 3, "a look deletes nothing");
            let answer = ana.submit(page.form().set("_confirm", "1")).await;
            assert_eq!(answer.location(), Some("/admin/company/?_q=acme"), "{}", answer.text());
            assert_eq!(count(&site, company::Entity).await, 2);
            assert_eq!(count(&site, job::Entity).await, 0);
            assert_eq!(note::Entity::find().one(site.db()).await.unwrap().unwrap().job_id, None);
            let entries = entries(&site).await;
            let told: Vec<_> =
                entries.iter().map(|e| (e.action.as_str(), e.object_label.as_str())).collect();
            assert_eq!(told, [("delete", "Acme"), ("delete", "Baker")]);
            let next = ana.get("/").await;
            assert!(next.text().contains("Company “Acme” was deleted."), "{}", next.text());
        })
        .await;
}

#[tokio::test]
async fn a_protected_row_has_no_button_and_a_forged_answer_deletes_nothing() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let before = ana.get("/company/1/-/delete").await.form();
            let row = invoice::ActiveModel {
                id: Set(1),
                number: Set("2026-17".to_owned()),
                company_id: Set(1),
            };
            row.insert(site.db()).await.unwrap();
            let page = ana.get("/company/1/-/delete").await;
            assert!(page.text().contains("2026-17"), "{}", page.text());
            assert!(!page.html().contains("name=\"_confirm\""));
            let forged = ana.submit(before.set("_confirm", "1")).await;
            assert_eq!(forged.status(), 409);
            assert!(forged.text().contains("2026-17"));
            assert_eq!(count(&site, company::Entity).await, 3);
            assert!(entries(&site).await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn who_may_not_delete_what_goes_with_it_is_told_so() {
    board()
        .each(async |site| {
            baker(&site).await;
            let del = site.login("del").await;
            let page = del.get("/company/1/-/delete").await;
            assert_eq!(page.status(), 200);
            assert!(page.text().contains("Jobs"), "{}", page.text());
            assert!(!page.html().contains("name=\"_confirm\""));
            let forged = del.submit(page.form().set("_confirm", "1")).await;
            assert_eq!(forged.status(), 403);
            assert_eq!(count(&site, company::Entity).await, 3);
            assert_eq!(job(&site, 7).await.title, "Baker");
            let free = del.get("/company/2/-/delete").await.form().set("_confirm", "1");
            assert_eq!(del.submit(free).await.status(), 303, "Beta has no jobs");
        })
        .await;
}

#[tokio::test]
async fn a_circle_goes_as_a_whole_and_each_row_is_named_once() {
    board()
        .each(async |site| {
            for (id, name) in [(1, "Egg"), (2, "Hen")] {
                let row = topic::ActiveModel {
                    id: Set(id),
                    name: Set(name.to_owned()),
                    parent_id: Set((id == 2).then_some(1)),
                };
                row.insert(site.db()).await.unwrap();
            }
            run(&site, "UPDATE topic SET parent_id = 2 WHERE id = 1").await;
            let ana = site.login("ana").await;
            let page = ana.get("/topic/1/-/delete").await;
            assert_eq!(page.text().matches("Hen").count(), 1, "{}", page.text());
            let answer = ana.submit(page.form().set("_confirm", "1")).await;
            assert_eq!(answer.status(), 303, "{}", answer.text());
            assert_eq!(count(&site, topic::Entity).await, 0);
        })
        .await;
}

#[tokio::test]
async fn of_many_rows_a_hundred_are_named_and_all_are_counted() {
    board()
        .each(async |site| {
            companies(&site).await;
            let rows = (1..=130).map(|id| topic::ActiveModel {
                id: Set(id),
                name: Set(format!("Topic-{id}")),
                parent_id: Set((id > 1).then_some(1)),
            });
            topic::Entity::insert_many(rows).exec(site.db()).await.unwrap();
            let ana = site.login("ana").await;
            let page = ana.get("/topic/1/-/delete").await;
            assert!(page.text().contains("130"), "{}", page.text());
            let named = page.text().matches("Topic-").count();
            assert!((100..=103).contains(&named), "{named}");
            assert_eq!(ana.submit(page.form().set("_confirm", "1")).await.status(), 303);
            assert_eq!(count(&site, topic::Entity).await, 0);
            assert_eq!(entries(&site).await.len(), 130);
        })
        .await;
}

#[tokio::test]
async fn a_row_that_changed_since_the_question_is_asked_about_again() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/-/delete").await.form().set("_confirm", "1");
            run(&site, "UPDATE job SET title = 'Star baker' WHERE id = 7").await;
            let page = ana.submit(form).await;
            assert_eq!(page.status(), 409);
            assert!(page.text().contains("Star baker"), "{}", page.text());
            assert_eq!(ana.submit(page.form().set("_confirm", "1")).await.status(), 303);
            assert_eq!(count(&site, job::Entity).await, 0);
        })
        .await;
}

#[tokio::test]
async fn an_answer_that_is_sent_twice_leads_to_the_same_place() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/-/delete").await.form().set("_confirm", "1");
            let (one, two) = (ana.submit(form.clone()).await, ana.submit(form).await);
            assert_eq!((one.status(), two.status()), (303, 303), "{}", two.text());
            assert_eq!(one.location(), two.location());
            assert_eq!(entries(&site).await.len(), 1);
        })
        .await;
}
