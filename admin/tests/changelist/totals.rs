//! What stands below a list: what all its rows come to, whatever the page.

use std::time::Duration;

use backoffice::{
    changelist::{Changelist, Foot, FootTotal, Params},
    format::{Format, Tz},
    ui::Cell,
    urls::Urls,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, TransactionTrait, prelude::Decimal};

use crate::{
    board::{Board, job, moment},
    entity::job,
};

async fn foot(board: &Board, model: &str, query: &str) -> Foot {
    let params = Params::parse(query).unwrap();
    let source = board.source_of(model);
    let foot = Changelist::foot(&source, &params, &Urls::new("/admin"), &[]).await;
    foot.unwrap().expect("the model declares totals")
}

/// "summary-sum 5", each total of a column or of what is none.
fn said(totals: &[FootTotal]) -> Vec<String> {
    let said = totals.iter().map(|total| {
        let label = total.label.as_literal().unwrap_or(total.label.key());
        let shown = match &total.cell {
            Cell::Number { text } | Cell::Date { text, .. } | Cell::Datetime { text, .. } => text,
            Cell::Empty => "–",
            other => panic!("{other:?}"),
        };
        format!("{label} {shown}")
    });
    said.collect()
}

fn below(foot: &Foot, column: &str) -> Vec<String> {
    let column = foot.columns.iter().find(|own| own.name == column).unwrap();
    said(&column.totals)
}

#[tokio::test]
async fn totals_are_those_of_all_pages_and_of_nobody_elses_rows() {
    Board::each(async |board| {
        board.fill(45).await;
        board.add(job::ActiveModel { hidden: Set(true), ..job("out of scope") }).await;
        let all = foot(&board, "job", "_page=2&_size=10").await;
        assert_eq!(below(&all, "salary_min"), ["Payroll 2,250,000", "summary-avg 50,000"]);
        let narrowed = foot(&board, "job", "company=2").await;
        assert_eq!(below(&narrowed, "salary_min")[0], "Payroll 1,150,000");
        let searched = foot(&board, "job", "_q=%22Job+001%22").await;
        assert_eq!(below(&searched, "salary_min")[0], "Payroll 50,000");
        let joined = foot(&board, "job", "_where=company:2,title:%22Job+001%22").await;
        assert_eq!(below(&joined, "salary_min")[0], "Payroll 50,000");
    })
    .await;
}

#[tokio::test]
async fn a_row_counts_once_however_many_related_rows_match() {
    Board::each(async |board| {
        let both = board.add(job("Both")).await;
        board.add(job("None")).await;
        board.tag(both, "rust").await;
        board.tag(both, "rest").await;
        let found = foot(&board, "job", "tags.name__contains=r").await;
        assert_eq!(below(&found, "salary_min")[0], "Payroll 50,000");
        assert_eq!(below(&found, "company.country"), ["summary-count 1"]);
    })
    .await;
}

#[tokio::test]
async fn sums_are_exact_and_never_overflow() {
    Board::each(async |board| {
        for (bonus, rating) in [(Some(10), 0.1), (Some(20), 0.2), (None, 0.3)] {
            board
                .add(job::ActiveModel {
                    bonus: Set(bonus.map(|cents| Decimal::new(cents, 2))),
                    rating: Set(Some(rating)),
                    views: Set(i64::MAX.unsigned_abs()),
                    salary_min: Set(i32::MAX),
                    ..job("rich")
                })
                .await;
        }
        let found = foot(&board, "job", "").await;
        let bonus = ["summary-sum 0.30", "summary-avg 0.15", "summary-count 2"];
        assert_eq!(below(&found, "bonus"), bonus, "null is no number");
        assert_eq!(below(&found, "rating"), ["summary-avg 0.2"]);
        assert_eq!(below(&found, "salary_min")[0], "Payroll 6,442,450,941");
        assert_eq!(said(&found.others), ["summary-sum-of 27,670,116,110,564,327,421"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_comes_to_nothing() {
    Board::each(async |board| {
        let found = foot(&board, "job", "").await;
        assert_eq!(below(&found, "salary_min"), ["Payroll –", "summary-avg –"]);
        assert_eq!(below(&found, "bonus")[2], "summary-count 0");
        assert_eq!(below(&found, "posted_at"), ["summary-first –", "summary-last –"]);
        assert!(below(&found, "remote").is_empty());
    })
    .await;
}

#[tokio::test]
async fn totals_are_told_as_their_reader_writes() {
    Board::each(async |board| {
        let berlin = Format::new(Tz::Europe__Berlin, "de-DE");
        let board = board.read_by(berlin);
        for (at, bonus) in [("2026-06-30T23:30:00", 123_456), ("2026-01-01T00:00:00", 1)] {
            let bonus = Set(Some(Decimal::new(bonus, 2)));
            let posted_at = Set(moment(at));
            board.add(job::ActiveModel { posted_at, bonus, ..job(at) }).await;
        }
        let found = foot(&board, "job", "").await;
        let days = ["summary-first 01.01.2026, 01:00", "summary-last 01.07.2026, 01:30"];
        assert_eq!(below(&found, "posted_at"), days);
        assert_eq!(below(&found, "bonus")[0], "summary-sum 1.234,57");
    })
    .await;
}

#[tokio::test]
async fn what_an_expression_makes_is_added_up_like_any_field() {
    Board::each(async |board| {
        board.fill(3).await;
        let found = foot(&board, "company", "").await;
        assert_eq!(below(&found, "openings"), ["summary-sum 3", "summary-max 2"]);
    })
    .await;
}

#[tokio::test]
async fn a_list_adds_nothing_up_until_it_is_asked_to() {
    Board::each(async |board| {
        board.fill(3).await;
        let statements = async |query: &str| {
            let before = board.statements();
            let foot = board.list(query).await.foot.unwrap();
            (board.statements() - before, foot)
        };
        let (without, later) = statements("remote=false").await;
        let (with, known) = statements("remote=false&_summary=true").await;
        assert_eq!(with, without + 1);
        assert!(below(&later, "salary_min").is_empty());
        assert_eq!(later.url.as_deref(), Some("/admin/job/-/summary?remote=false"));
        let shown = "/admin/job/?remote=false&_summary=true";
        assert_eq!(later.show_url.as_deref(), Some(shown));
        assert_eq!(below(&known, "salary_min")[0], "Payroll 150,000");
        assert_eq!(known.hide_url.as_deref(), Some("/admin/job/?remote=false"));
        assert_eq!((known.url, known.show_url), (None, None));
    })
    .await;
}

#[tokio::test]
async fn totals_of_columns_that_are_not_shown_stand_by_themselves() {
    Board::each(async |board| {
        board.fill(1).await;
        let found = foot(&board, "job", "_cols=title").await;
        assert!(found.columns.iter().all(|column| column.totals.is_empty()));
        assert_eq!(said(&found.others)[0], "Payroll 50,000");
        assert_eq!(said(&found.others)[1], "summary-avg-of 50,000");
    })
    .await;
}

#[tokio::test]
async fn adding_up_that_takes_too_long_leaves_the_list_as_it_is() {
    Board::each(async |board| {
        let lock = match board.connection().get_database_backend() {
            DbBackend::Postgres => "LOCK TABLE job IN ACCESS EXCLUSIVE MODE",
            DbBackend::MySql => "LOCK TABLES job WRITE",
            _ => return,
        };
        let board = board.adding_for(Duration::from_millis(100)).await;
        let held = board.connection().begin().await.unwrap();
        held.execute_unprepared(lock).await.unwrap();
        let found = foot(&board, "job", "").await;
        assert_eq!(found.note.unwrap().key(), "summary-slow");
        held.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_means_nothing_to_the_totals_is_refused() {
    Board::each(async |board| {
        let bad = ("_summary".to_owned(), "summary-bad");
        assert_eq!(board.refused("_summary=yes").await, bad);
        let none = ("_summary".to_owned(), "summary-none");
        assert_eq!(board.refused_of("tag", "_summary=true").await, none);
        assert!(board.list_of("tag", "").await.foot.is_none());
    })
    .await;
}
