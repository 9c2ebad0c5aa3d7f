//! Columns that methods compute.

use backoffice::{
    Actor,
    ui::{Cell, Tone},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    board::{Board, cells, job},
    entity::job as entity,
};

#[tokio::test]
async fn a_method_of_the_row_fills_its_cells() {
    Board::each(async |board| {
        board.add(entity::ActiveModel { salary_max: Set(None), ..job("Cook") }).await;
        board.add(job("Pastry cook")).await;
        let page = board.list("job?_sort=title").await;
        let text = |text: &str| Cell::Text { text: text.to_owned(), full: None };
        let open = Cell::Placeholder { text: "open".to_owned() };
        assert_eq!(cells(&page, "salary"), [open, text("10–90")]);
        assert_eq!(
            cells(&page, "words"),
            ["1", "2"].map(|number| Cell::Number { text: number.to_owned() })
        );
        assert_eq!(cells(&page, "risky")[0], text("<b>Cook</b>"), "text is never markup");
        let badge = Cell::Choice { label: "Open".to_owned(), tone: Tone::Good };
        assert_eq!(cells(&page, "state")[0], badge);
        assert_eq!(
            cells(&page, "is_new"),
            [Cell::Boolean { value: None }, Cell::Boolean { value: Some(true) }],
            "what is not known has a mark of its own"
        );
        let labels: Vec<&str> = page.columns.iter().map(|column| &*column.label).collect();
        assert_eq!(labels[1..5], ["Pay", "State", "Employer", "Web"]);
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_to_the_form_of_its_row_for_those_who_may_view_it() {
    Board::each(async |mut board| {
        board.add(job("Cook")).await;
        let link = |url: Option<&str>| Cell::Relation {
            label: "No. 1".to_owned(),
            url: url.map(str::to_owned),
        };
        let page = board.list("job").await;
        assert_eq!(cells(&page, "employer"), [link(Some("/admin/company/1/"))]);
        board.actor = Actor::new("2", "nobody").superuser();
        assert_eq!(cells(&board.list("job").await, "employer"), [link(None)]);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_runs_something_stays_text() {
    Board::each(async |board| {
        let with =
            |site: &str| entity::ActiveModel { website: Set(Some(site.to_owned())), ..job(site) };
        board.add(with("https://a.example")).await;
        board.add(with("javascript:alert(1)")).await;
        let page = board.list("job?_sort=title").await;
        let sites = cells(&page, "site");
        let url = Some("https://a.example".to_owned());
        assert_eq!(sites[0], Cell::Url { text: "https://a.example".to_owned(), url: url.clone() });
        let script = Cell::Text { text: "javascript:alert(1)".to_owned(), full: None };
        assert_eq!(sites[1], script);
        let logos = cells(&page, "logo");
        assert_eq!(logos[0], Cell::Url { text: "Logo".to_owned(), url }, "not from elsewhere");
        assert_eq!(logos[1].kind(), "text");
        board.add(job("zz")).await;
        assert_eq!(cells(&board.list("job?_sort=-title").await, "logo")[0].kind(), "image");
    })
    .await;
}

#[tokio::test]
async fn a_panic_costs_its_cell_alone() {
    Board::each(async |board| {
        board.add(job("Panic")).await;
        board.add(job("Quiet")).await;
        let page = board.list("job?_sort=title").await;
        assert_eq!(cells(&page, "risky")[0], Cell::Unreadable);
        assert_eq!(cells(&page, "risky")[1].kind(), "text");
        assert_eq!(cells(&page, "words")[0].kind(), "number");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_no_model_spoils_its_computed_cells_alone() {
    Board::each(async |board| {
        let id = board.add(job("Broken")).await;
        board.add(job("Whole")).await;
        let spoil = format!("UPDATE job SET kind = 'nothing' WHERE id = {id}");
        board.connection.execute_unprepared(&spoil).await.unwrap();
        let page = board.list("job?_sort=title").await;
        assert_eq!(cells(&page, "title")[0].kind(), "text");
        assert_eq!(cells(&page, "words")[0], Cell::Unreadable);
        assert_eq!(cells(&page, "words")[1].kind(), "number", "each row keeps its own cells");
    })
    .await;
}

#[tokio::test]
async fn a_computed_column_sorts_by_what_it_names() {
    Board::each(async |board| {
        board.add(entity::ActiveModel { salary_min: Set(30), ..job("A") }).await;
        board.add(entity::ActiveModel { company_id: Set(2), ..job("B") }).await;
        board.add(entity::ActiveModel { salary_min: Set(20), ..job("C") }).await;
        assert_eq!(board.titles("job?_sort=salary").await, ["B", "C", "A"]);
        assert_eq!(board.titles("job?_sort=-salary").await, ["A", "C", "B"], "all of it turns");
        let refused = board.refused("job?_sort=words").await;
        assert_eq!(refused, ("_sort".to_owned(), "sort-unknown"));
        let page = board.list("job?_sort=-salary").await;
        assert_eq!(page.columns[1].sort.as_ref().unwrap().direction, "descending");
        assert!(page.columns[7].sort.is_none(), "no order, no arrow");
    })
    .await;
}

#[tokio::test]
async fn a_method_for_the_whole_page_is_called_once() {
    Board::each(async |board| {
        for title in ["A", "B", "C"] {
            board.add(job(title)).await;
        }
        board.list("company?_sort=name").await;
        let before = board.statements();
        let page = board.list("company?_sort=name").await;
        let asked = board.statements() - before;
        let number = |text: &str| Cell::Number { text: text.to_owned() };
        assert_eq!(cells(&page, "job_count"), [number("3"), number("0")]);
        // Rows, count and the method's own; PostgreSQL's limits are statements, too.
        assert!(asked <= 7, "{asked} statements");
    })
    .await;
}
