//! Searching over relations, in full texts, and what is checked about it when a panel is built.

use backoffice::{AdminSite, Error, testing::TestDatabase};
use sea_orm::{ConnectionTrait, DbBackend, Schema};

use crate::{
    board::Board,
    entity::{article, note},
};

async fn found(board: &Board, words: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let rows = board.list_of("article", &format!("_q={query}&_sort=title")).await.rows;
    rows.into_iter().map(|row| row.label).collect()
}

#[tokio::test]
async fn words_over_a_relation_to_many_rows_must_meet_in_one_of_them() {
    Board::each(async |board| {
        board.write("Apples", "", &[("senior rust", "ana"), ("junior sales", "bob")]).await;
        board.write("Pears", "", &[("junior rust", "ana")]).await;
        board.write("Green Apples", "", &[]).await;
        for (words, expected) in [
            ("rust", vec!["Apples", "Pears"]),
            ("senior rust", vec!["Apples"]),
            ("junior rust", vec!["Pears"]),
            ("rust bob", vec![]),
            ("sales bob", vec!["Apples"]),
            ("apples junior bob", vec!["Apples"]),
            ("pears apples", vec![]),
            ("green apples", vec!["Green Apples"]),
            ("\"senior rust\" ana apples", vec!["Apples"]),
            ("green rust", vec![]),
        ] {
            assert_eq!(found(&board, words).await, expected, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_search_finds_a_row_twice_or_by_what_is_out_of_scope() {
    Board::each(async |board| {
        board
            .write("Plums", "", &[("ripe", "ana"), ("ripe", "bob"), ("sour dark", "nobody")])
            .await;
        assert_eq!(found(&board, "ripe").await, ["Plums"]);
        assert_eq!(found(&board, "plums ripe").await, ["Plums"]);
        assert!(found(&board, "sour").await.is_empty());
        assert!(found(&board, "sour dark").await.is_empty());
        assert!(found(&board, "plums sour").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_full_text_is_searched_by_the_rules_of_its_language() {
    Board::each(async |board| {
        board.write("One", "Engineers were running home", &[]).await;
        board.write("Two", "The runner reads C++ at no. 7", &[]).await;
        for (words, expected) in [
            ("engineer", vec!["One"]),
            ("ENGINEERS", vec!["One"]),
            ("\"running home\"", vec!["One"]),
            ("\"home running\"", vec![]),
            ("engineers home", vec!["One"]),
            ("engineers runner", vec![]),
        ] {
            assert_eq!(found(&board, words).await, expected, "{words}");
        }
        let inside = found(&board, "gineer").await;
        let sqlite = board.connection().get_database_backend() == DbBackend::Sqlite;
        assert_eq!(inside.len(), usize::from(sqlite), "an index of words knows no parts of them");
    })
    .await;
}

#[tokio::test]
async fn no_text_is_a_fault_of_the_search() {
    Board::each(async |board| {
        board.write("50% off_duty", "", &[("a", "b")]).await;
        let long = "x".repeat(200);
        for words in [
            "\"",
            "'",
            "\"\"\"",
            "+",
            "-",
            "+-",
            "(",
            ")",
            "((rust",
            "*",
            "a*",
            "\"a\" *",
            "@",
            "@@",
            "~rust",
            "<>",
            "\\",
            "\\\\\"",
            "';--",
            "a:b",
            "a & b | !c",
            "<-> <->",
            "rust:*",
            "%%%",
            "___",
            "!",
            "!!",
            "99999999999999999999",
            "-1",
            "1e400",
            "0x1",
            "ﷺ 🦀",
            &long,
        ] {
            let rows = found(&board, words).await;
            assert!(rows.len() <= 1, "{words}");
        }
        assert_eq!(found(&board, "50%").await, ["50% off_duty"]);
        assert_eq!(found(&board, "F_D").await, ["50% off_duty"]);
        assert!(found(&board, "5_%").await.is_empty());
        assert_eq!(found(&board, "C-12").await, ["50% off_duty"], "the whole of a code");
        assert!(found(&board, "C-1").await.is_empty(), "not its beginning");
    })
    .await;
}

#[tokio::test]
async fn what_the_developer_says_about_a_search_stands_below_its_box() {
    Board::each(async |board| {
        let search = board.list_of("article", "").await.search.unwrap();
        assert_eq!(search.note, Some("a title, or what was noted"));
        assert_eq!(board.list("").await.search.unwrap().note, None);
    })
    .await;
}

#[derive(backoffice::Admin)]
#[admin(entity = article::Entity, slug = foreign, search_fields(@body in klingon))]
struct Klingon;

async fn build(database: &TestDatabase) -> Result<(), Error> {
    let site = AdminSite::new(database.connection().clone());
    site.register::<Klingon>().register::<note::Entity>().build().await.map(drop)
}

#[tokio::test]
async fn a_full_text_search_that_cannot_be_is_told_when_the_panel_is_built() {
    TestDatabase::each(async |database| {
        let fault = build(&database).await.err();
        let postgres = database.connection().get_database_backend() == DbBackend::Postgres;
        // A language is known before there are tables; an index is not.
        assert_eq!(fault.is_some(), postgres, "{fault:?}");
    })
    .await;
    TestDatabase::each(async |database| {
        let connection = database.connection();
        let backend = connection.get_database_backend();
        let table = Schema::new(backend).create_table_from_entity(article::Entity);
        connection.execute(&table).await.unwrap();
        let fault = build(&database).await.err().map(|error| error.to_string());
        let told = |part: &str| fault.as_ref().is_some_and(|fault| fault.contains(part));
        match backend {
            DbBackend::Postgres => {
                assert!(told("B107 foreign.search_fields: `body` is searched in `klingon`"));
            }
            DbBackend::MySql => {
                assert!(told("B107 foreign.search_fields: `@body` searches a full text"));
                let index = "CREATE FULLTEXT INDEX body_text ON `article` (`body`);";
                assert!(told(index));
                connection.execute_unprepared(index).await.unwrap();
                build(&database).await.expect("the statement it gave is the remedy");
            }
            _ => assert_eq!(fault, None),
        }
    })
    .await;
}
