//! Filters joined by "and", "or" and "not": `_where`.

use backoffice::changelist::Phrase;
use sea_orm::ActiveValue::Set;

use crate::{
    board::{Board, job},
    entity::job,
};

async fn fill(board: &Board) {
    let live = Some(job::Stage::Live);
    for (title, salary, stage) in
        [("Cook", 40_000, None), ("Driver", 60_000, live), ("Judge", 95_000, live)]
    {
        let salary_min = Set(salary);
        board.add(job::ActiveModel { salary_min, stage: Set(stage), ..job(title) }).await;
    }
}

#[tokio::test]
async fn conditions_are_joined_by_and_or_and_not() {
    Board::each(async |board| {
        fill(&board).await;
        let cases: [(&str, &[&str]); 6] = [
            ("_where=salary_min__gte:50000", &["Driver", "Judge"]),
            ("_where=salary_min__gte:50000,title:Judge", &["Judge"]),
            ("_where=title:Cook|title:Judge", &["Cook", "Judge"]),
            ("_where=!stage:1", &["Cook"]),
            ("_where=salary_min__lt:90000,(title:Cook|stage:1)", &["Cook", "Driver"]),
            ("_where=!(title:Cook|title:Judge)&remote=false", &["Driver"]),
        ];
        for (query, expected) in cases {
            let mut titles = board.titles(query).await;
            titles.sort();
            assert_eq!(titles, expected, "{query}");
        }
        let page = board.list("_where=(remote:false),((title:Cook|stage:1))&_sort=title").await;
        let removed: Vec<_> = page.rules.iter().map(|rule| rule.remove_url.as_str()).collect();
        assert_eq!(
            removed,
            [
                "/admin/job/?_sort=title&_where=title:Cook|stage:1",
                "/admin/job/?_sort=title&_where=remote:false"
            ]
        );
        assert!(matches!(&page.rules[1].phrase, Phrase::Any { items } if items.len() == 2));
    })
    .await;
}

#[tokio::test]
async fn joined_conditions_are_refused_by_name() {
    Board::each(async |board| {
        let cases = [
            ("_where=hidden:true", "_where: hidden", "filter-unknown"),
            (
                "_where=remote:true,(api_token__startswith:x|remote:true)",
                "_where: api_token__startswith",
                "filter-unknown",
            ),
            ("_where=remote:maybe", "_where: remote", "filter-bad-flag"),
            ("_where=remote:true|remote:false,urgent:true", "_where", "where-mixed"),
            ("_where=remote", "_where", "where-no-value"),
        ];
        for (query, parameter, key) in cases {
            assert_eq!(board.refused(query).await, (parameter.to_owned(), key), "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn related_rows_are_called_by_their_labels_in_one_statement() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list("_where=company:1|company:2").await;
        let Phrase::Any { items } = &page.rules[0].phrase else { panic!("{:?}", page.rules) };
        let said: Vec<_> = items
            .iter()
            .map(|item| match item {
                Phrase::Condition { label, values } => {
                    format!("{label} {}", values[0].as_literal().unwrap())
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(said, ["Company Acme", "Company Globex"]);
        let count = async |query: &str| {
            let before = board.statements();
            board.list(query).await;
            board.statements() - before
        };
        let many: Vec<String> = (1..=30).map(|id| format!("company:{id}")).collect();
        let many = count(&format!("_where={}", many.join("|"))).await;
        assert_eq!(many, count("_where=company:1").await);
    })
    .await;
}

#[tokio::test]
async fn joined_filters_stand_under_the_scope_and_beside_the_others() {
    Board::each(async |board| {
        fill(&board).await;
        board.add(job::ActiveModel { hidden: Set(true), ..job("Hidden") }).await;
        assert_eq!(board.titles("_where=title:Hidden|!title:Hidden&_sort=title").await.len(), 3);
        assert_eq!(
            board.titles("_where=title:Cook|title:Judge&salary_min__gte=50000").await,
            ["Judge"]
        );
        let page = board.list("_where=title:Cook|title:Judge&_sort=title").await;
        assert_eq!(page.clear_url.as_deref(), Some("/admin/job/?_sort=title"));
    })
    .await;
}
