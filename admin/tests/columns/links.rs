//! Which columns lead to the row, and what stands for nothing.

use backoffice::{
    descriptor::{ColumnDescriptor, Described, EntityDescriptor},
    resource::{Check, Plain, Registration, Registry},
    ui::Cell,
};
use sea_orm::ActiveValue::Set;

use crate::{
    board::{Board, cells, job},
    entity::{company, job as entity},
};

#[tokio::test]
async fn the_columns_that_are_named_lead_to_the_row() {
    Board::each(async |board| {
        board.add(job("Cook")).await;
        let links = |page: &backoffice::changelist::ChangelistPage| {
            let linked = page.columns.iter().filter(|column| column.link);
            linked.map(|column| column.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(links(&board.list("job").await), ["title", "salary"]);
        assert!(links(&board.list("company").await).is_empty(), "none at all");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_called_as_the_model_says() {
    Board::each(async |board| {
        board.add(entity::ActiveModel { urgent: Set(None), ..job("Cook") }).await;
        let page = board.list("job").await;
        let unknown = Cell::Placeholder { text: "unknown".to_owned() };
        assert_eq!(cells(&page, "site"), [unknown]);
        assert_eq!(cells(&page, "urgent"), [Cell::Boolean { value: None }]);
    })
    .await;
}

struct Twice;

impl Described for Twice {
    type Entity = company::Entity;

    fn descriptor() -> EntityDescriptor {
        let columns = ["name", "name"].map(ColumnDescriptor::from);
        EntityDescriptor::default().list_display(columns).list_display_links(["id"])
    }
}

impl backoffice::ModelAdmin for Twice {}

#[test]
fn columns_are_called_once_and_links_are_columns() {
    let registrations =
        vec![Registration::of::<Twice>(), Registration::of::<Plain<entity::Entity>>()];
    let faults = Registry::build(registrations).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|check: &Check| check.code).collect();
    assert_eq!(codes, ["B011", "B012"]);
}
