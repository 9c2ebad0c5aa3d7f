//! Columns that expressions make.

use backoffice::{
    changelist::ChangelistPage,
    descriptor::{Annotation, AnnotationSource, Described, EntityDescriptor, FieldPath},
    resource::{Plain, Registration, Registry},
    ui::Cell,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    board::{Board, cells, job},
    entity::{company, job as entity},
};

/// Acme has two jobs that are seen, and one that nobody sees; Globex has none.
async fn fill(board: &Board) {
    for (title, pay) in [("Cook", 10), ("Driver", 30), ("Hidden", 1_000)] {
        board.add(entity::ActiveModel { salary_min: Set(pay), ..job(title) }).await;
    }
}

fn number(text: &str) -> Cell {
    Cell::Number { text: text.to_owned() }
}

#[tokio::test]
async fn related_rows_are_counted_and_added_up_within_the_scope() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list("company").await;
        assert_eq!(cells(&page, "applied"), [number("2"), number("0")]);
        let yes = |value| Cell::Boolean { value: Some(value) };
        assert_eq!(cells(&page, "has_jobs"), [yes(true), yes(false)]);
        assert_eq!(cells(&page, "payroll"), [number("40"), Cell::Empty]);
        assert_eq!(cells(&page, "lowest"), [number("10"), Cell::Empty]);
        assert_eq!(cells(&page, "highest"), [number("30"), Cell::Empty]);
        assert_eq!(cells(&page, "rivals"), [number("4"), number("0")], "there and back again");
        assert_eq!(cells(&page, "shout")[0], Cell::text("ACME", 80));
        let labels: Vec<&str> = page.columns.iter().map(|column| &*column.label).collect();
        assert_eq!(labels[2..5], ["Openings", "Has jobs", "Pays"]);
    })
    .await;
}

#[tokio::test]
async fn an_annotation_sorts_filters_and_is_searched_like_a_column() {
    Board::each(async |board| {
        fill(&board).await;
        assert_eq!(board.titles("company?_sort=applied").await, ["Globex", "Acme"]);
        assert_eq!(board.titles("company?_sort=-applied").await, ["Acme", "Globex"]);
        assert_eq!(board.titles("company?_sort=payroll").await, ["Acme", "Globex"], "nulls last");
        assert_eq!(board.titles("company?_sort=-has_jobs").await, ["Acme", "Globex"]);
        assert_eq!(board.titles("company?applied__gte=1").await, ["Acme"]);
        assert_eq!(board.titles("company?applied=0").await, ["Globex"]);
        assert_eq!(board.titles("company?has_jobs=false").await, ["Globex"]);
        assert_eq!(board.titles("company?payroll__null=true").await, ["Globex"]);
        assert_eq!(board.titles("company?shout__contains=GLO").await, ["Globex"]);
        assert_eq!(board.titles("company?_q=globex").await, ["Globex"]);
        assert_eq!(board.refused("company?highest=30").await.1, "filter-unknown");
    })
    .await;
}

#[tokio::test]
async fn an_annotation_is_reached_over_a_relation() {
    Board::each(async |board| {
        fill(&board).await;
        let phantom =
            company::ActiveModel { name: Set("Phantom".to_owned()), ..Default::default() };
        let company_id = Set(phantom.insert(&board.connection).await.unwrap().id);
        board.add(entity::ActiveModel { company_id, ..job("Lost") }).await;
        let page = board.list("job?_sort=title").await;
        let openings = [number("2"), number("2"), Cell::Placeholder { text: "unknown".to_owned() }];
        assert_eq!(cells(&page, "company.applied"), openings, "no company, no number");
        assert_eq!(cells(&page, "company.shout")[0], Cell::text("ACME", 80));
        assert_eq!(
            board.titles("job?_sort=-company.applied,-title").await,
            ["Lost", "Driver", "Cook"]
        );
        assert_eq!(board.titles("job?company.applied=2&_sort=title").await, ["Cook", "Driver"]);
        assert!(board.titles("job?company.applied=0").await.is_empty());
    })
    .await;
}

/// The page behind this one.
fn next(page: &ChangelistPage) -> Option<String> {
    let url = page.pager.next_url.as_ref()?;
    Some(url.replacen("/admin/company/", "company", 1))
}

#[tokio::test]
async fn a_list_sorted_by_an_annotation_is_paged_by_the_place_of_its_rows() {
    Board::each(async |board| {
        fill(&board).await;
        for number in 0..30 {
            let name = format!("Company {number:02}");
            let company = company::ActiveModel { name: Set(name), ..Default::default() };
            let company = company.insert(&board.connection).await.unwrap();
            for pay in 0..number % 4 {
                let with = entity::ActiveModel {
                    company_id: Set(company.id),
                    salary_min: Set(pay),
                    ..job("x")
                };
                board.add(with).await;
            }
        }
        for sort in ["applied", "-payroll,name", "payroll", "-has_jobs", "-shout"] {
            let all = board.titles(&format!("company?_sort={sort}&_size=50")).await;
            assert_eq!(all.len(), 32);
            let mut page = board.list(&format!("company?_sort={sort}&_size=10")).await;
            let mut seen: Vec<String> = Vec::new();
            loop {
                seen.extend(page.rows.iter().map(|row| row.label.clone()));
                let Some(url) = next(&page) else { break };
                assert!(url.contains("_after="), "{url}");
                page = board.list(&url).await;
            }
            assert_eq!(seen, all, "{sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn annotations_cost_no_statement_of_their_own() {
    Board::each(async |board| {
        fill(&board).await;
        board.list("company").await;
        let before = board.statements();
        board.list("company?_sort=applied&has_jobs=true").await;
        // Rows, count and the whole-page method; PostgreSQL's limits are statements, too.
        let asked = board.statements() - before;
        assert!(asked <= 7, "{asked} statements");
    })
    .await;
}

struct Wrong;

impl Described for Wrong {
    type Entity = company::Entity;

    fn descriptor() -> EntityDescriptor {
        use AnnotationSource::{Count, Sum};
        let path = |dotted: &str| FieldPath::from(dotted);
        EntityDescriptor::default().annotate([
            Annotation::new::<i64>("name", Count(path("job"))),
            Annotation::new::<i64>("total", Sum(path("job"))),
            Annotation::new::<i64>("own", Count(path("id"))),
            Annotation::new::<i64>("lost", Count(path("nowhere"))),
        ])
    }
}

impl backoffice::ModelAdmin for Wrong {}

#[test]
fn what_cannot_be_made_is_told_at_start() {
    let registrations =
        vec![Registration::of::<Wrong>(), Registration::of::<Plain<entity::Entity>>()];
    let faults = Registry::build(registrations).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|check| check.code).collect();
    assert_eq!(codes, ["B014"; 4], "{faults:?}");
    for (fault, word) in faults.iter().zip(["otherwise", "field of it", "no other", "nowhere"]) {
        assert!(fault.sentence.contains(word), "{fault}");
    }
}
