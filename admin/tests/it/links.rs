//! Every link leads somewhere, wherever the panel is mounted, and following it changes nothing.

use backoffice::testing::{Browser, TestSite};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::{self, new_note, note, topic};

#[tokio::test]
async fn following_every_link_changes_nothing() {
    support::site()
        .each(async |site| {
            for title in ["one", "two <b>", "three"] {
                new_note(&site, title).await;
            }
            let root = site.login("root").await;
            let before = content(&site).await;
            let seen = crawl(&root, ["/admin".to_owned()]).await;
            assert!(seen > 10, "only {seen} pages were found");
            assert_eq!(content(&site).await, before);
        })
        .await;
}

async fn crawl(browser: &Browser, from: impl IntoIterator<Item = String>) -> usize {
    let (mut seen, mut open) = (std::collections::BTreeSet::new(), Vec::from_iter(from));
    while let Some(path) = open.pop() {
        if seen.len() > 300 || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path).await;
        assert!(page.status() < 400, "a link leads to {}: {path}", page.status());
        let links = page.links().into_iter().chain(page.location().map(str::to_owned));
        open.extend(links.filter(|link| link.starts_with("/admin")));
    }
    seen.len()
}

#[tokio::test]
async fn no_link_leads_where_its_reader_may_not_go() {
    support::site()
        .each(async |site| {
            for name in ["nobody", "viewer", "adder", "changer", "deleter"] {
                let key = new_note(&site, "a note").await;
                let browser = site.login(name).await;
                let mut pages = vec!["/admin".to_owned()];
                pages.extend(match name {
                    "adder" => Some("/admin/note/-/add".to_owned()),
                    "deleter" => Some(format!("/admin/note/{key}/-/delete?_list=_page%3D1")),
                    _ => None,
                });
                crawl(&browser, pages.clone()).await;
                // What was just done is spoken of, too: in a flash, and on the index.
                if let Some(form) = pages.get(1) {
                    let form = browser.get(form).await.form();
                    let form = match name {
                        "adder" => form.set("title", "new"),
                        _ => form.set("_confirm", "1"),
                    };
                    let done = browser.submit(form).await;
                    assert_eq!(done.status(), 303, "{name}: {}", done.text());
                    crawl(&browser, [done.location().unwrap().to_owned()]).await;
                }
            }
        })
        .await;
}

async fn content(site: &TestSite) -> String {
    let notes = note::Entity::find().all(site.db()).await.unwrap();
    let topics = topic::Entity::find().all(site.db()).await.unwrap();
    let people = backoffice::auth::entity::user::Entity::find().count(site.db()).await.unwrap();
    let grants = backoffice::auth::entity::grant::Entity::find().count(site.db()).await.unwrap();
    let history = backoffice::history::entity::Entity::find().count(site.db()).await.unwrap();
    format!("{notes:?} {topics:?} {people} {grants} {history}")
}

#[tokio::test]
async fn the_panel_can_be_mounted_anywhere() {
    for mount in ["/admin", "/deep/er/admin", "", "/m%C3%BCnchen"] {
        let site = support::site().mount(mount).sqlite().await;
        let root = site.login("root").await;
        let index = root.get("/").await;
        assert_eq!(index.status(), 200, "{mount:?}");
        let links = index.links();
        assert!(links.iter().any(|link| link.ends_with("/note/")), "{links:?}");
        for link in links.iter().filter(|link| link.starts_with('/')) {
            assert!(root.get(link).await.status() < 400, "{mount:?} {link}");
        }
        let form = index.form_to("/-/logout");
        let out = root.submit(form).await;
        let login = root.follow(&out).await;
        assert_eq!(login.status(), 200, "{mount:?}");
        assert!(root.get("/").await.location().unwrap().ends_with("/-/login"));
    }
}
