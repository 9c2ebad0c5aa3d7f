//! The search behind a picker.

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    entity::company,
    support::{board, companies},
};

#[tokio::test]
async fn a_picker_finds_the_rows_that_this_person_may_view() {
    board()
        .each(async |site| {
            companies(&site).await;
            let ana = site.login("ana").await;
            let answer = ana.get("/job/-/lookup/company_id?_q=E").await;
            assert_eq!(answer.header("content-type"), Some("application/json"));
            let json: serde_json::Value = serde_json::from_slice(answer.body()).unwrap();
            let expected = serde_json::json!({
                "results": [{ "key": "1", "label": "Acme" }, { "key": "2", "label": "Beta" }],
                "more": false,
            });
            assert_eq!(json, expected);
            let eda = site.login("eda").await;
            assert_eq!(eda.get("/job/-/lookup/company_id?_q=").await.status(), 403);
        })
        .await;
}

#[tokio::test]
async fn a_picker_turns_pages_of_twenty() {
    let site = board().sqlite().await;
    for id in 1..=45 {
        let row = company::ActiveModel {
            id: Set(id),
            name: Set(format!("Firm {id:02}")),
            hidden: Set(false),
        };
        row.insert(site.db()).await.unwrap();
    }
    let ana = site.login("ana").await;
    for (page, size, more) in [(1, 20, true), (2, 20, true), (3, 5, false)] {
        let answer = ana.get(&format!("/job/-/lookup/company_id?_q=firm&_page={page}")).await;
        let json: serde_json::Value = serde_json::from_slice(answer.body()).unwrap();
        assert_eq!(json["results"].as_array().unwrap().len(), size, "page {page}");
        assert_eq!(json["more"], more, "page {page}");
    }
}

#[tokio::test]
async fn what_is_no_picker_has_no_search() {
    let site = board().sqlite().await;
    companies(&site).await;
    let ana = site.login("ana").await;
    for (path, status) in [
        ("/job/-/lookup/title", 404),
        ("/job/-/lookup/api_token", 404),
        ("/job/-/lookup/nothing", 404),
        ("/job/-/lookup/company_id?colour=1", 400),
        ("/job/-/lookup/company_id?_page=x", 400),
    ] {
        assert_eq!(ana.get(path).await.status(), status, "{path}");
    }
}
