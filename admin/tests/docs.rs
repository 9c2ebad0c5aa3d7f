//! What the documents promise is there, and what is there is in them.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails says where"
)]

use std::collections::BTreeSet;

use backoffice::{
    AdminSite,
    changelist::{DateHierarchy, Operator, Params},
    testing::{Person, TestSite, routes},
};

const URLS: &str = include_str!("../../docs/urls.md");
const README: &str = include_str!("../../README.md");

mod note {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[test]
fn the_urls_are_those_of_the_table() {
    let there: BTreeSet<String> =
        routes().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    assert_eq!(documented_routes(URLS), there);
}

#[test]
fn the_operators_are_those_that_are_understood() {
    let operators = Operator::ALL.iter().map(|operator| operator.as_str());
    let there: BTreeSet<&str> =
        operators.filter(|word| !word.is_empty()).chain(DateHierarchy::PARTS).collect();
    assert_eq!(documented_operators(URLS), there);
}

#[test]
fn the_keys_of_a_list_are_those_that_are_understood() {
    let documented = own_keys(section(URLS, "The query of a list"));
    let (after, before) = (Params::AFTER, Params::BEFORE);
    let places = [Params::PAGE, Params::SIZE, after, before];
    let told = [Params::FACETS, Params::SUMMARY, Params::GROUP];
    let shown = [Params::SORT, Params::COLS, Params::VIEW].into_iter().chain(told);
    let known = [Params::SEARCH, Params::WHERE].into_iter().chain(places).chain(shown);
    assert_eq!(documented, known.collect());
    for key in documented {
        assert!(Params::parse(&format!("{key}=1")).is_ok(), "{key}");
    }
}

#[test]
fn a_word_too_many_and_a_word_too_few_are_found() {
    let planted = "## Pages\n| m | u |\n|---|---|\n| GET, POST | `/a`, `/b?x` | `/c` |\n\n\
                   ## Next\n`a__ne=1` and `b__year=1&b__month=2`, not in `code__` or __text__";
    let routes = ["GET /a", "GET /b", "POST /a", "POST /b"].map(str::to_owned);
    assert_eq!(documented_routes(planted), routes.into());
    assert_eq!(documented_operators(planted), ["month", "ne", "year"].into());
}

#[tokio::test]
async fn other_pages_understand_their_keys_and_refuse_what_means_nothing() {
    let keys = own_keys(section(URLS, "The query of other pages"));
    assert_eq!(keys, ["_before", "_do", "_list", "_page", "_q"].into());
    TestSite::of(AdminSite::register_entity::<note::Entity>)
        .table::<note::Entity>()
        .person(Person::new("root").superuser())
        .each(async |site| {
            let root = site.login("root").await;
            let form = root.get("/note/-/add?title=Rust%20engineer&_list=_page%3D2").await;
            assert_eq!(form.status(), 200);
            assert!(form.html().contains("Rust engineer"), "the input begins with what was asked");
            for bad in [
                "/note/-/add?nonsense=1",
                "/note/?nonsense=1",
                "/note/?id__ne=1",
                "/note/1/-/history?_before=yesterday",
            ] {
                assert_eq!(root.get(bad).await.status(), 400, "{bad}");
            }
        })
        .await;
}

#[test]
fn every_rust_block_of_the_readme_is_compiled() {
    let blocks: Vec<&str> = README.lines().filter(|line| line.starts_with("```rust")).collect();
    assert!(blocks.len() >= 3, "{blocks:?}");
    assert!(blocks.iter().all(|block| *block == "```rust,no_run"), "{blocks:?}");
}

#[test]
fn the_panel_is_mounted_by_one_word_everywhere() {
    let places = [
        ("README.md", README),
        ("lib.rs", include_str!("../src/lib.rs")),
        ("site/mod.rs", include_str!("../src/site/mod.rs")),
        ("demo", include_str!("../../demo/src/main.rs")),
    ];
    for (name, text) in places {
        assert!(text.contains(".nest_service(\"/admin\", admin"), "{name}");
        assert!(!text.contains(".nest(\"/admin\""), "{name}");
    }
}

/// `GET /path` for every method and every address in the table of pages.
fn documented_routes(document: &str) -> BTreeSet<String> {
    let rows = section(document, "Pages").lines().filter(|line| line.starts_with('|')).skip(2);
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let (methods, addresses) = (cells[1].split(','), code(cells[2]));
        let methods = methods.map(str::trim);
        let pair = |method: &str, address: &str| {
            format!("{method} {}", address.split('?').next().unwrap())
        };
        methods
            .flat_map(|method| addresses.iter().map(move |address| pair(method, address)))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// What stands behind `__` and before `=` in anything written as code.
fn documented_operators(document: &str) -> BTreeSet<&str> {
    let parameters = code(document).into_iter().flat_map(|code| code.split('&'));
    parameters
        .filter_map(|parameter| parameter.split_once('=')?.0.split_once("__"))
        .map(|(_, operator)| operator)
        .collect()
}

/// The panel's own keys: `_page` of `_page=3`.
fn own_keys(text: &str) -> BTreeSet<&str> {
    let keys = code(text).into_iter().filter_map(|code| code.split_once('='));
    keys.map(|(key, _)| key).filter(|key| key.starts_with('_')).collect()
}

fn section<'a>(document: &'a str, title: &str) -> &'a str {
    let (_, rest) = document.split_once(&format!("## {title}\n")).expect(title);
    rest.split("\n## ").next().unwrap()
}

/// What stands between backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}
