//! The bar of years, months and days.

use backoffice::changelist::DateBar;
use sea_orm::ActiveValue::Set;

use crate::{
    board::{Board, job, moment},
    entity::job,
};

async fn post(board: &Board, moments: &[&str]) {
    for at in moments {
        board.add(job::ActiveModel { posted_at: Set(moment(at)), ..job(at) }).await;
    }
}

fn words(bar: &DateBar) -> String {
    let word =
        |message: &backoffice::Message| message.as_literal().unwrap_or(message.key()).to_owned();
    let back = bar.back.as_ref().map(|back| format!("<{} ", word(&back.label)));
    let current = bar.current.as_ref().map(|current| format!("[{}] ", word(current)));
    let choices: Vec<String> = bar.choices.iter().map(|choice| word(&choice.label)).collect();
    format!("{}{}{}", back.unwrap_or_default(), current.unwrap_or_default(), choices.join(" "))
}

async fn bar(board: &Board, query: &str) -> String {
    board.list(query).await.dates.as_ref().map(words).unwrap_or_default()
}

#[tokio::test]
async fn only_periods_with_rows_are_offered() {
    Board::each(async |board| {
        post(
            &board,
            &[
                "2024-02-29T23:59:59",
                "2024-03-01T00:00:00",
                "2026-12-31T23:59:59",
                "2026-12-01T08:00:00",
            ],
        )
        .await;
        assert_eq!(bar(&board, "").await, "2024 2026");
        let year = "posted_at__year=2024";
        assert_eq!(bar(&board, year).await, "<filter-any-date [2024] month-2 month-3");
        let month = "posted_at__month=12&posted_at__year=2026";
        assert_eq!(bar(&board, month).await, "<2026 [month-of-year-12] 1 31");
        let day = "posted_at__day=31&posted_at__month=12&posted_at__year=2026";
        assert_eq!(bar(&board, day).await, "<month-of-year-12 [2026-12-31] ");
    })
    .await;
}

#[tokio::test]
async fn a_period_holds_its_first_moment_and_not_that_of_the_next() {
    Board::each(async |board| {
        post(
            &board,
            &[
                "2023-12-31T23:59:59",
                "2024-02-29T00:00:00",
                "2024-02-29T23:59:59",
                "2024-03-01T00:00:00",
                "2025-01-01T00:00:00",
            ],
        )
        .await;
        let cases = [
            ("posted_at__year=2024", 3),
            ("posted_at__year=2024&posted_at__month=2", 2),
            ("posted_at__year=2024&posted_at__month=02", 2),
            ("posted_at__year=2024&posted_at__month=2&posted_at__day=29", 2),
            ("posted_at__year=2024&posted_at__month=12", 0),
            ("posted_at__year=9999&posted_at__month=12&posted_at__day=31", 0),
            ("posted_at__year=1", 0),
        ];
        for (query, rows) in cases {
            assert_eq!(board.list(query).await.rows.len(), rows, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_bar_begins_where_the_rows_differ_and_keeps_the_filters() {
    Board::each(async |board| {
        assert_eq!(bar(&board, "").await, "", "no rows, no bar");
        post(&board, &["2026-05-02T10:00:00", "2026-05-03T10:00:00"]).await;
        assert_eq!(bar(&board, "").await, "[month-of-year-5] 2 3");
        post(&board, &["2026-07-01T10:00:00"]).await;
        assert_eq!(bar(&board, "").await, "[2026] month-5 month-7");
        assert_eq!(bar(&board, "_q=2026-05").await, "[month-of-year-5] 2 3");
        let page = board.list("remote=false&_sort=title&_page=1").await;
        assert_eq!(
            page.dates.unwrap().choices[1].url,
            "/admin/job/?posted_at__month=7&posted_at__year=2026&remote=false&_sort=title"
        );
    })
    .await;
}
