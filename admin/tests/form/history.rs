//! What happened to a row, on its own page.

use backoffice::{
    Actor,
    history::{Action, Entry, record},
};

use super::support::{baker, board};

#[tokio::test]
async fn the_history_says_who_changed_what_from_what_to_what() {
    board()
        .each(async |site| {
            baker(&site).await;
            let ana = site.login("ana").await;
            let form = ana.get("/job/7/").await.form();
            let form = form.set("salary", "31000").set("status", "closed").set("body", "");
            assert_eq!(ana.submit(form.set("_save", "1")).await.status(), 303);
            let page = ana.get("/job/7/-/history").await;
            assert_eq!(page.status(), 200);
            let text = page.text();
            for word in ["ana", "changed this", "Pay", "30000", "31000", "Closed", "Line four"] {
                assert!(text.contains(word), "{word}: {text}");
            }
            let vic = site.login("vic").await;
            assert_eq!(
                vic.get("/job/7/-/history").await.status(),
                200,
                "who may look may look back"
            );
        })
        .await;
}

#[tokio::test]
async fn a_long_history_has_pages() {
    let site = board().sqlite().await;
    baker(&site).await;
    let actor = Actor::new("1", "ana");
    let entries: Vec<Entry> = (1..=30)
        .map(|number| {
            let entry = Entry::new(&actor, Action::Custom, "job", "7", "Baker");
            entry.because(format!("step-{number:03}"))
        })
        .collect();
    record(site.db(), &entries).await.unwrap();
    let ana = site.login("ana").await;
    let newest = ana.get("/job/7/-/history").await;
    assert!(newest.text().contains("step-030") && !newest.text().contains("step-005"));
    let older = newest.links().into_iter().find(|link| link.contains("_before=")).unwrap();
    let oldest = ana.get(&older).await;
    assert!(oldest.text().contains("step-005") && oldest.text().contains("step-001"));
    assert!(!oldest.text().contains("step-006"));
    assert_eq!(ana.get("/job/7/-/history?_before=soon").await.status(), 400);
}
