//! The page with all models.

use backoffice::testing::TestPage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::support::{self, note};

#[tokio::test]
async fn the_index_offers_what_one_may_do_and_nothing_else() {
    let site = support::site().sqlite().await;
    let cases = [
        ("nobody", false, false, false),
        ("viewer", true, false, false),
        ("adder", false, true, false),
        ("root", true, true, true),
    ];
    for (name, list, add, people) in cases {
        let links = site.login(name).await.get("/").await.links();
        let offers = |path: &str| links.iter().any(|link| link == path);
        assert_eq!(offers("/admin/note/"), list, "{name}: {links:?}");
        assert_eq!(offers("/admin/note/-/add"), add, "{name}: {links:?}");
        assert_eq!(offers("/admin/backoffice_user/"), people, "{name}: {links:?}");
    }
}

#[tokio::test]
async fn what_one_did_last_is_found_again_and_is_nobody_elses_business() {
    support::site()
        .each(async |site| {
            let (root, viewer) = (site.login("root").await, site.login("viewer").await);
            let form = root.get("/note/-/add").await.form().set("title", "found <again>");
            assert_eq!(root.submit(form).await.status(), 303);
            let row = note::Entity::find().one(site.db()).await.unwrap().unwrap();
            let change = format!("/admin/note/{}/", row.id);
            let names = |page: &TestPage| page.links().contains(&change);

            let index = root.get("/").await;
            assert!(names(&index) && index.text().contains("found <again>"), "{}", index.text());
            assert!(!names(&viewer.get("/").await));

            // Gone by another way than the panel: nothing leads to it any more.
            let gone = note::Entity::delete_many().filter(note::Column::Id.eq(row.id));
            gone.exec(site.db()).await.unwrap();
            let index = root.get("/").await;
            assert!(!names(&index) && !index.text().contains("found <again>"), "{}", index.text());
        })
        .await;
}
