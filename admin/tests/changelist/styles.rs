//! Filters in other styles than the field's own, of the developer's own, and with a default.

use backoffice::changelist::FilterBody;
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

/// What a filter offers: its words, `*` where they are in force.
async fn offered(board: &Board, model: &str, query: &str, name: &str) -> Vec<String> {
    let page = board.list_of(model, query).await;
    let filter = page.filters.iter().find(|filter| filter.name == name).unwrap();
    let FilterBody::Choices { choices } = &filter.body else { panic!("{:?}", filter.body) };
    let shown = choices.iter().map(|own| {
        let word = own.label.as_literal().unwrap_or(own.label.key());
        let mark = if own.selected { "*" } else { "" };
        format!("{word}{mark}")
    });
    shown.collect()
}

#[tokio::test]
async fn only_related_rows_in_use_and_values_that_are_there_are_offered() {
    Board::each(async |board| {
        fill(&board).await;
        assert_eq!(
            offered(&board, "vacancy", "stage__all=true", "company").await,
            ["filter-all*", "Acme"]
        );
        let salaries =
            offered(&board, "vacancy", "stage__all=true&salary_min=60000", "salary_min").await;
        assert_eq!(salaries, ["filter-all", "40000", "60000*", "95000"]);
    })
    .await;
}

#[tokio::test]
async fn conditions_of_ones_own_narrow_the_list() {
    Board::each(async |board| {
        fill(&board).await;
        let cases: [(&str, &[&str]); 7] = [
            ("pay=low", &["Cook"]),
            ("pay=low&pay=high", &["Cook", "Judge"]),
            ("well_paid=true", &["Judge"]),
            ("well_paid=false", &["Cook", "Driver"]),
            ("title_length=short", &["Cook"]),
            ("urgent__empty=true", &["Cook", "Driver", "Judge"]),
            ("urgent__empty=false", &[]),
        ];
        for (query, expected) in cases {
            let mut titles = board.titles_of("vacancy", &format!("{query}&stage__all=true")).await;
            titles.sort();
            assert_eq!(titles, expected, "{query}");
        }
        for (query, key) in [("pay=none", "filter-bad-choice"), ("title_length=x", "literal")] {
            let parameter = query.split('=').next().unwrap().to_owned();
            assert_eq!(board.refused_of("vacancy", query).await, (parameter, key), "{query}");
        }
        let offered = offered(&board, "vacancy", "pay=low", "pay").await;
        assert_eq!(offered, ["filter-all", "Low*", "High"]);
    })
    .await;
}

#[tokio::test]
async fn a_default_is_in_force_until_it_is_lifted() {
    Board::each(async |board| {
        fill(&board).await;
        assert_eq!(board.titles_of("vacancy", "").await, ["Judge", "Driver"]);
        let page = board.list_of("vacancy", "").await;
        assert_eq!(page.chips[0].remove_url, "/admin/vacancy/?stage__all=true");
        let lifted = "stage__all=true";
        assert_eq!(board.titles_of("vacancy", lifted).await, ["Judge", "Driver", "Cook"]);
        assert!(board.list_of("vacancy", lifted).await.chips.is_empty());
        assert_eq!(board.titles_of("vacancy", "stage=0").await, [""; 0]);
    })
    .await;
}
