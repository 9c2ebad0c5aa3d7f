//! How often the panel asks its database for a page.

use backoffice::testing::{Browser, TestPage};

use crate::support::{self, new_note, new_view};

/// What was asked, without the time limits that PostgreSQL is told.
fn asked(page: &TestPage) -> Vec<&str> {
    assert_eq!(page.status(), 200, "{page:?}");
    let statements = page.statements().iter().map(String::as_str);
    statements.filter(|sql| !sql.starts_with("SET LOCAL")).collect()
}

async fn assert_asks(browser: &Browser, path: &str, expected: usize) {
    let page = browser.get(path).await;
    let asked = asked(&page);
    assert_eq!(asked.len(), expected, "{path}: {asked:#?}");
}

#[tokio::test]
async fn a_list_takes_three_statements_whatever_there_is_to_show() {
    support::site()
        .each(async |site| {
            let viewer = site.login("viewer").await;
            let mut rows = 0;
            for wanted in [3, 30, 300] {
                for _ in rows..wanted {
                    new_note(&site, "a note").await;
                }
                rows = wanted;
                assert_asks(&viewer, "/note/", 3).await;
                let found = viewer.get("/note/?_q=note&_sort=-title").await;
                assert!(asked(&found).len() <= 3, "{:#?}", asked(&found));
            }
            for _ in 0..3 {
                new_view(&site).await;
            }
            let form = viewer.get("/-/account").await.form().set("zone", "Asia/Tokyo");
            assert_eq!(viewer.submit(form).await.status(), 303);
            viewer.get("/").await;
            assert_asks(&viewer, "/note/", 3).await;
        })
        .await;
}

#[tokio::test]
async fn who_it_is_takes_one_statement_of_every_page() {
    support::site()
        .each(async |site| {
            let key = new_note(&site, "a note").await;
            let root = site.login("root").await;
            let cases = [
                ("/-/account".to_owned(), 1),
                ("/note/-/add".to_owned(), 1),
                ("/note/-/lookup/topic_id".to_owned(), 2),
                // The row, and in two more the rows before and behind it.
                (format!("/note/{key}/"), 4),
                (format!("/note/{key}/-/history"), 3),
                ("/".to_owned(), 2),
            ];
            for (path, expected) in cases {
                assert_asks(&root, &path, expected).await;
            }
        })
        .await;
}
