//! Keys of every shape.

use backoffice::urls;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    entity::{seat, word},
    support::{assert_refused, board, count, entries},
};

#[tokio::test]
async fn a_row_with_a_key_of_two_columns_is_added_changed_and_deleted() {
    board()
        .each(async |site| {
            let ana = site.login("ana").await;
            let form = ana.get("/seat/-/add").await.form();
            let form = form.set("row_number", "12").set("letter", "a,b").set("guest", "Ida");
            let saved = ana.submit(form.clone().set("_continue", "1")).await;
            assert_eq!(saved.location(), Some("/admin/seat/12,a%2Cb/"), "{}", saved.text());
            let page = ana.follow(&saved).await;
            assert!(!page.html().contains("name=\"letter\""), "a key is not changed");
            assert!(page.text().contains("a,b"));
            let changed = ana.submit(page.form().set("guest", "Bo").set("_save", "1")).await;
            assert_eq!(changed.status(), 303);
            let row = seat::Entity::find_by_id((12, "a,b".to_owned())).one(site.db()).await;
            assert_eq!(row.unwrap().unwrap().guest, "Bo");
            let again = ana.get("/seat/-/add").await.form();
            let again = again.set("row_number", "12").set("letter", "a,b").set("guest", "Eve");
            let page = ana.submit(again.set("_save", "1")).await;
            assert_eq!(page.status(), 422, "the key is taken: {}", page.text());
            let ask = ana.get("/seat/12,a%2Cb/-/delete").await;
            assert_eq!(ana.submit(ask.form().set("_confirm", "1")).await.status(), 303);
            assert_eq!(count(&site, seat::Entity).await, 0);
            assert_eq!(entries(&site).await.len(), 3);
        })
        .await;
}

#[tokio::test]
async fn any_text_is_a_key() {
    let words = [
        "a/b",
        "it's",
        "\"quoted\"",
        "a,b",
        "žluťoučký 🐎",
        "add",
        "-",
        "-/add",
        "one\ntwo",
        "..",
        ".",
        "",
        "~",
        "~x",
        "100%",
        "a?b#c",
        "a b",
        "<b>",
    ];
    board()
        .each(async |site| {
            let ana = site.login("ana").await;
            for word in words {
                let row = word::ActiveModel {
                    word: Set(word.to_owned()),
                    meaning: Set("old".to_owned()),
                };
                row.insert(site.db()).await.unwrap();
                let marked = matches!(word, "" | "." | ".." | "-") || word.starts_with('~');
                let mark = if marked { "~" } else { "" };
                let path = format!("/word/{mark}{}/", urls::segment(word));
                let page = ana.get(&path).await;
                assert_eq!(page.status(), 200, "{word:?} at {path}");
                let form = page.form();
                assert!(form.action().ends_with(&path), "{} for {word:?}", form.action());
                let saved = ana.submit(form.set("meaning", "new").set("_continue", "1")).await;
                assert_eq!(saved.location(), Some(format!("/admin{path}").as_str()), "{word:?}");
                let row = word::Entity::find_by_id(word).one(site.db()).await.unwrap().unwrap();
                assert_eq!((row.word.as_str(), row.meaning.as_str()), (word, "new"));
                let history = ana.get(&format!("{path}-/history")).await;
                assert!(history.text().contains("new"), "{word:?}: {}", history.text());
                let ask = ana.get(&format!("{path}-/delete")).await;
                let gone = ana.submit(ask.form().set("_confirm", "1")).await;
                assert_eq!(gone.status(), 303, "{word:?}: {}", gone.text());
                assert_eq!(count(&site, word::Entity).await, 0, "{word:?}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_key_that_is_typed_is_part_of_the_form_for_a_new_row() {
    board()
        .each(async |site| {
            let ana = site.login("ana").await;
            let form = ana.get("/word/-/add").await.form().set("meaning", "m").set("_save", "1");
            assert_refused(&ana.submit(form.clone().set("word", "")).await, "word", "Fill this in");
            assert_eq!(ana.submit(form.set("word", "a/b")).await.status(), 303);
            let again = ana.get("/word/-/add").await.form().set("word", "a/b").set("meaning", "m");
            let page = ana.submit(again.set("_save", "1")).await;
            assert_refused(&page, "word", "already a row with this value");
        })
        .await;
}
