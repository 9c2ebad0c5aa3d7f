//! The totals of a list, with scripts and without, and its groups.

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

#[tokio::test]
async fn rows_are_put_together_and_lead_on_without_scripts() {
    support::site()
        .each(async |site| {
            for title in ["one", "two"] {
                new_note(&site, title).await;
            }
            let viewer = site.login("viewer").await;
            let list = viewer.get("/note/").await;
            assert!(list.text().contains("Group by No grouping Topic"), "{}", list.text());
            let groups = viewer.get("/note/?_group=topic&_sort=-_count").await;
            let row = ["–Empty", "2", "0"].map(str::to_owned);
            assert_eq!(groups.rows(), [row], "{}", groups.text());
            assert!(groups.text().contains("One group of 2 notes"), "{}", groups.text());
            let behind = "/admin/note/?topic__null=true";
            assert!(groups.links().iter().any(|link| link == behind), "{:?}", groups.links());
            assert_eq!(viewer.get("/note/?topic__null=true").await.rows().len(), 2);
            let refused = viewer.get("/note/?_group=title").await;
            assert_eq!(refused.status(), 400);
            assert!(refused.text().contains("They can be by topic."), "{}", refused.text());
        })
        .await;
}
