//! The rows on either side of one, as its list has them.

use backoffice::{
    changelist::{Neighbours, neighbours},
    resource::Key,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    board::{Board, job},
    entity::{company, job},
    hostile::site,
    paging::{SORTS, insert},
};

async fn beside(board: &Board, list: &str, id: i64) -> (Option<String>, Option<String>) {
    let source = board.source();
    let key = Key::from_url(&id.to_string(), &source.resource().shape).unwrap();
    let Neighbours { previous, next } = neighbours(&source, list, &key).await.unwrap();
    (previous.map(|key| key.to_url()), next.map(|key| key.to_url()))
}

#[tokio::test]
async fn the_rows_beside_one_are_those_of_its_list() {
    Board::each(async |board| {
        insert(&board, 1..=40).await;
        for sort in SORTS {
            let list = format!("_size=50&_sort={sort}");
            let page = board.list(&list).await;
            let keys: Vec<String> = page.rows.into_iter().map(|row| row.key).collect();
            for (place, key) in keys.iter().enumerate() {
                let previous = place.checked_sub(1).map(|before| keys[before].clone());
                let next = keys.get(place + 1).cloned();
                let found = beside(&board, &list, key.parse().unwrap()).await;
                assert_eq!(found, (previous, next), "{key} sorted by {sort}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_not_on_the_list_has_nothing_beside_it() {
    Board::each(async |board| {
        board.fill(5).await;
        let remote = board.add(job::ActiveModel { remote: Set(true), ..job("Cook") }).await;
        assert_eq!(beside(&board, "remote=true", remote).await, (None, None), "the only one");
        assert_eq!(beside(&board, "remote=true", 3).await, (None, None), "not on it");
        assert_eq!(beside(&board, "nonsense=1", 3).await, (None, None), "no such list");
        let filtered = beside(&board, "remote=false&_sort=title", 3).await;
        assert_eq!(filtered, (Some("2".into()), Some("4".into())));
    })
    .await;
}

#[tokio::test]
async fn the_form_of_a_row_leads_to_the_next_one_of_the_list() {
    site()
        .each(async |site| {
            for name in ["Acme", "Globex", "Meyer"] {
                let company = company::ActiveModel { name: Set(name.into()), ..Default::default() };
                company.insert(site.db()).await.unwrap();
            }
            let ana = site.login("ana").await;
            let page = ana.get("/admin/company/2/?_list=_sort%3D-name").await;
            let links = page.links();
            for link in
                ["/admin/company/3/?_list=_sort%3D-name", "/admin/company/1/?_list=_sort%3D-name"]
            {
                assert!(links.iter().any(|found| found == link), "{link}: {links:?}");
            }
            let filtered = ana.get("/admin/company/2/?_list=_q%3Dmeyer").await;
            assert!(!filtered.text().contains("Previous row"), "it is not on that list");
            let refused = ana.submit(page.form().set("name", "")).await;
            assert_eq!(refused.status(), 422);
        })
        .await;
}
