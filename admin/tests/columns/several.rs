//! Columns that lead to several rows.

use backoffice::{
    descriptor::{ColumnDescriptor, Described, EntityDescriptor},
    resource::{Plain, Registration, Registry},
    ui::Cell,
};
use sea_orm::ActiveValue::Set;

use crate::{
    board::{Board, cells, job},
    entity::{company, job as entity},
};

fn text(words: &str) -> Cell {
    Cell::text(words, 80)
}

#[tokio::test]
async fn the_first_few_are_named_and_the_others_counted() {
    Board::each(async |board| {
        let cook = board.add(job("Cook")).await;
        board.tag(cook, &["rust", "sql", "axum", "wasm", "http"]).await;
        let driver = board.add(job("Driver")).await;
        board.tag(driver, &["sql"]).await;
        board.add(job("Nurse")).await;
        let page = board.list("job?_sort=title").await;
        let none = Cell::Placeholder { text: "unknown".to_owned() };
        assert_eq!(cells(&page, "tags"), [text("axum, http, rust, +2"), text("sql"), none]);
        let page = board.list("job?_sort=-title&_size=10").await;
        assert_eq!(cells(&page, "tags")[1], text("sql"), "each row has its own");
        let column = page.columns.iter().find(|column| column.name == "tags").unwrap();
        assert!(column.sort.is_none() && !column.numeric);
    })
    .await;
}

#[tokio::test]
async fn rows_out_of_scope_are_neither_named_nor_counted() {
    Board::each(async |board| {
        let cook = board.add(job("Cook")).await;
        board.tag(cook, &["rust", "secret"]).await;
        board.add(job("Hidden")).await;
        assert_eq!(cells(&board.list("job").await, "tags"), [text("rust")]);
        let page = board.list("company").await;
        assert_eq!(cells(&page, "jobs"), [text("Cook"), Cell::Empty]);
        assert_eq!(cells(&page, "jobs.tags"), [text("rust"), Cell::Empty]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_reached_twice_is_named_once_and_a_value_as_often_as_it_stands() {
    Board::each(async |board| {
        for title in ["Cook", "Driver"] {
            let id = board.add(entity::ActiveModel { salary_min: Set(70), ..job(title) }).await;
            board.tag(id, &["rust", "sql"]).await;
        }
        let page = board.list("company").await;
        assert_eq!(cells(&page, "jobs.tags")[0], text("rust, sql"));
        assert_eq!(cells(&page, "jobs.salary_min")[0], text("70, 70"));
    })
    .await;
}

#[tokio::test]
async fn a_page_of_rows_costs_one_statement_a_column() {
    Board::each(async |board| {
        let count = async || {
            let before = board.statements();
            board.list("job").await;
            board.statements() - before
        };
        board.add(job("Cook")).await;
        count().await;
        let one = count().await;
        for number in 0..20 {
            let id = board.add(job(&format!("Job {number}"))).await;
            board.tag(id, &["rust", "sql"]).await;
        }
        assert_eq!(count().await, one);
    })
    .await;
}

struct Unordered;

impl Described for Unordered {
    type Entity = company::Entity;

    fn descriptor() -> EntityDescriptor {
        EntityDescriptor::default().list_display([ColumnDescriptor::from("job.notes")])
    }
}

impl backoffice::ModelAdmin for Unordered {}

#[test]
fn what_has_no_order_is_refused_at_start() {
    let registrations =
        vec![Registration::of::<Unordered>(), Registration::of::<Plain<entity::Entity>>()];
    let faults = Registry::build(registrations).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|check| check.code).collect();
    assert_eq!(codes, ["B016"], "{faults:?}");
}
