//! The totals of a list, with scripts and without.

use crate::support::{self, new_note};

#[tokio::test]
async fn totals_are_a_link_without_scripts_and_a_part_of_the_page_with_them() {
    support::site()
        .each(async |site| {
            new_note(&site, "a note").await;
            let viewer = site.login("viewer").await;
            let list = viewer.get("/note/").await;
            assert!(list.text().contains("Show totals"), "{}", list.text());
            let html = list.html().replace("&#x2f;", "/");
            assert!(html.contains("data-url=\"/admin/note/-/summary\""), "{html}");
            assert_eq!(list.rows().len(), 1, "the foot is no row");
            let shown = viewer.get("/note/?_summary=true").await;
            assert!(shown.text().contains("Filled in 0"), "{}", shown.text());
            let part = viewer.get("/note/-/summary?title__contains=x").await;
            assert_eq!(part.status(), 400, "as the list would be");
            let part = viewer.get("/note/-/summary").await;
            assert_eq!(part.text(), "Filled in 0");
            assert_eq!(viewer.get("/topic/-/summary").await.status(), 404, "it declares none");
        })
        .await;
}

#[tokio::test]
async fn a_saved_view_keeps_the_totals() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let list = root.get("/note/?_summary=true").await;
    let keep = list.links().into_iter().find(|link| link.contains("/-/view/add")).unwrap();
    assert!(keep.contains("_summary%3Dtrue"), "{keep}");
}
