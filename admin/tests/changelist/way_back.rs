//! A list is the same after a row was opened, saved or deleted.

use backoffice::testing::TestPage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{entity::company, hostile::site};

const LIST: &str = "/admin/company/?_q=me&_sort=-name";

fn link<'a>(links: &'a [String], part: &str) -> &'a str {
    let found = links.iter().find(|link| link.contains(part) && link.contains("_list="));
    found.unwrap_or_else(|| panic!("no link to {part} that remembers the list: {links:?}"))
}

fn names(page: &TestPage) -> Vec<String> {
    page.rows().into_iter().map(|cells| cells.concat()).collect()
}

#[tokio::test]
async fn list_state_survives_open_save_delete_and_cancel() {
    site()
        .each(async |site| {
            for name in ["Acme", "Meyer", "Globex"] {
                let company = company::ActiveModel { name: Set(name.into()), ..Default::default() };
                company.insert(site.db()).await.unwrap();
            }
            let ana = site.login("ana").await;
            let list = ana.get(LIST).await;
            assert_eq!(list.status(), 200, "{}", list.text());
            let shown = names(&list);
            assert!(shown.len() == 2 && shown[0].contains("Meyer"), "{shown:?}");

            let opened = ana.get(link(&list.links(), "/company/1/")).await;
            let saved = ana.submit(opened.form().set("name", "Acme & Sons of Me")).await;
            assert_eq!((saved.status(), saved.location()), (303, Some(LIST)), "{}", saved.text());
            assert!(names(&ana.follow(&saved).await).concat().contains("Acme & Sons of Me"));

            let question = ana.get(link(&opened.links(), "/company/1/-/delete")).await;
            assert!(question.links().iter().any(|link| link.contains("_list=")), "cancel");
            let deleted = ana.submit(question.form()).await;
            assert_eq!((deleted.status(), deleted.location()), (303, Some(LIST)));
            assert_eq!(names(&ana.follow(&deleted).await).len(), 1);
        })
        .await;
}
