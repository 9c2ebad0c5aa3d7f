//! The rows of a list put together.

use backoffice::{
    changelist::{ChangelistPage, GroupRow},
    format::{Format, Tz},
    ui::Cell,
};
use sea_orm::ActiveValue::Set;

use crate::{
    board::{Board, job, moment},
    entity::job,
};

/// Everything that jobs can be put together by.
const WORDS: [&str; 11] = [
    "company",
    "company.country",
    "kind",
    "urgent",
    "stage",
    "salary_min",
    "title",
    "posted_at:day",
    "posted_at:month",
    "closes_on:month",
    "seen_at:year",
];

fn label(row: &GroupRow) -> String {
    if let Some(period) = &row.label {
        let args: Vec<String> =
            period.args().iter().map(|(_, value)| format!(" {value}")).collect();
        return period
            .as_literal()
            .map_or_else(|| format!("{}{}", period.key(), args.concat()), str::to_owned);
    }
    match &row.cell {
        Cell::Relation { label, .. } | Cell::Choice { label, .. } => label.clone(),
        Cell::Text { text, .. } | Cell::Number { text } => text.clone(),
        Cell::Boolean { value } => format!("{value:?}"),
        Cell::Empty => "–".to_owned(),
        other => panic!("{other:?}"),
    }
}

fn said(page: &ChangelistPage) -> Vec<String> {
    let groups = page.groups.as_ref().expect("groups");
    groups.rows.iter().map(|row| format!("{}: {}", label(row), row.count)).collect()
}

async fn groups(board: &Board, query: &str) -> Vec<String> {
    said(&board.list(query).await)
}

/// Jobs that differ in everything.
async fn fill(board: &Board) {
    let moments = [
        "2026-03-29T00:30:00",
        "2026-03-29T01:30:00",
        "2026-03-31T22:00:00",
        "2026-10-25T01:00:00",
    ];
    for (place, at) in moments.into_iter().enumerate() {
        let odd = place % 2 == 1;
        let id = board
            .add(job::ActiveModel {
                company_id: Set(if odd { 2 } else { 1 }),
                kind: Set(if place == 3 { job::Kind::Contract } else { job::Kind::FullTime }),
                urgent: Set([Some(true), Some(false), None, None][place]),
                stage: Set(odd.then_some(job::Stage::Live)),
                salary_min: Set(i32::try_from(place).unwrap() * 10_000),
                closes_on: Set((!odd).then(|| at[..10].parse().unwrap())),
                seen_at: Set(odd.then(|| at.parse().unwrap())),
                posted_at: Set(moment(at)),
                ..job(["Cook", "cleaner", "50% off", ""][place])
            })
            .await;
        board.tag(id, "rust").await;
        board.tag(id, "rest").await;
    }
    board.add(job::ActiveModel { hidden: Set(true), ..job("out of scope") }).await;
}

#[tokio::test]
async fn every_group_leads_to_its_rows_and_to_no_others() {
    Board::each(async |board| {
        fill(&board).await;
        let board = board.read_by(Format::new(Tz::Europe__Berlin, "en"));
        let filters = [
            "",
            "remote=false",
            "tags.name__contains=r",
            "_q=c",
            "company=1&company=2",
            "posted_at__range=2026-03-29..2026-10-01",
            "posted_at__gte=2026-03-30",
            "posted_at__year=2026",
            "_where=kind:contract|kind:full_time",
        ];
        for word in WORDS {
            for filter in filters {
                let query = format!("{filter}&_group={word}&_sort=-_count&_page=1");
                let page = board.list(&query).await;
                let Some(groups) = page.groups else {
                    assert!(page.empty.is_some(), "{query}");
                    continue;
                };
                let mut all = 0;
                for row in &groups.rows {
                    all += row.count.parse::<usize>().unwrap();
                    let behind =
                        word.contains('.') && row.cell == Cell::Empty && row.label.is_none();
                    let Some(url) = &row.url else {
                        assert!(behind, "{query}: {} leads nowhere", label(row));
                        continue;
                    };
                    let list = board.list(url.split_once('?').unwrap().1).await;
                    assert_eq!(list.rows.len().to_string(), row.count, "{query}: {url}");
                    assert!(!url.contains("_group") && !url.contains("_count"), "{url}");
                }
                assert_eq!(all, board.list(filter).await.rows.len(), "{query}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn groups_stand_in_the_order_of_what_they_are_and_those_of_nothing_last() {
    Board::each(async |board| {
        fill(&board).await;
        let cases: [(&str, &[&str]); 6] = [
            ("company", &["Acme: 2", "Globex: 2"]),
            ("kind", &["Full time: 3", "Contract: 1"]),
            ("urgent", &["Some(false): 1", "Some(true): 1", "–: 2"]),
            ("salary_min", &["0: 1", "10,000: 1", "20,000: 1", "30,000: 1"]),
            ("company.country", &["DE: 2", "–: 2"]),
            ("closes_on:month", &["month-of-year-3 2026: 2", "–: 2"]),
        ];
        for (word, expected) in cases {
            assert_eq!(groups(&board, &format!("_group={word}")).await, expected, "{word}");
        }
        let most = groups(&board, "_group=kind&_sort=-_count").await;
        assert_eq!(most, ["Full time: 3", "Contract: 1"]);
        let fewest = groups(&board, "_group=kind&_sort=_count").await;
        assert_eq!(fewest, ["Contract: 1", "Full time: 3"]);
    })
    .await;
}

#[tokio::test]
async fn each_group_has_its_own_totals() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list("_group=company&tags.name__contains=r&_summary=true").await;
        let groups = page.groups.unwrap();
        let heads = groups.heads.iter().map(|head| head.as_literal().unwrap_or(head.key()));
        let place = heads.clone().position(|head| head == "summary-avg-of").unwrap();
        let number = |cells: &[Cell]| match (&cells[0], &cells[place]) {
            (Cell::Number { text: sum }, Cell::Number { text: mean }) => format!("{sum} {mean}"),
            other => panic!("{other:?}"),
        };
        assert_eq!(heads.count(), 10);
        let rows: Vec<String> = groups.rows.iter().map(|row| number(&row.totals)).collect();
        assert_eq!(rows, ["20,000 10,000", "40,000 20,000"]);
        assert_eq!(number(&groups.totals.unwrap()), "60,000 15,000");
        assert!(page.rows.is_empty() && page.grid.is_none() && page.chooser.is_none());
    })
    .await;
}

#[tokio::test]
async fn days_and_months_begin_by_the_clocks_of_their_reader() {
    Board::each(async |board| {
        // The last and the first minute of months and of days on which clocks are set.
        for at in [
            "2026-03-28T22:59:00",
            "2026-03-28T23:00:00",
            "2026-03-29T21:59:00",
            "2026-03-29T22:00:00",
            "2026-03-31T21:59:00",
            "2026-03-31T22:00:00",
            "2026-10-31T22:59:00",
            "2026-10-31T23:00:00",
        ] {
            board.add(job::ActiveModel { posted_at: Set(moment(at)), ..job(at) }).await;
        }
        let utc = groups(&board, "_group=posted_at:month").await;
        assert_eq!(utc, ["month-of-year-3 2026: 6", "month-of-year-10 2026: 2"]);
        let board = board.read_by(Format::new(Tz::Europe__Berlin, "de-DE"));
        let berlin = groups(&board, "_group=posted_at:month").await;
        assert_eq!(berlin[..2], ["month-of-year-3 2026: 5", "month-of-year-4 2026: 1"]);
        assert_eq!(berlin[2..], ["month-of-year-10 2026: 1", "month-of-year-11 2026: 1"]);
        let days = groups(&board, "_group=posted_at:day&posted_at__lt=2026-04-01").await;
        assert_eq!(days, ["28.03.2026: 1", "29.03.2026: 2", "30.03.2026: 1", "31.03.2026: 1"]);
        assert_eq!(groups(&board, "_group=posted_at:year").await, ["2026: 8"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_put_together_is_refused_by_name() {
    Board::each(async |board| {
        let bad = |key| ("_group".to_owned(), key);
        for word in
            ["notes", "posted_at", "posted_at:hour", "company:month", "company_id", "api_token"]
        {
            let refused = board.refused(&format!("_group={word}")).await;
            assert_eq!(refused, bad("group-unknown"), "{word}");
        }
        assert_eq!(board.refused_of("tag", "_group=name").await, bad("group-none"));
        let sort = ("_sort".to_owned(), "sort-unknown");
        assert_eq!(board.refused("_sort=_count").await, sort);
        for at in ["2024-01-01T00:00:00", "2026-01-01T00:00:00"] {
            board.add(job::ActiveModel { posted_at: Set(moment(at)), ..job(at) }).await;
        }
        assert_eq!(board.refused("_group=posted_at:day").await, bad("group-too-many"));
        assert_eq!(groups(&board, "_group=posted_at:year").await, ["2024: 1", "2026: 1"]);
    })
    .await;
}

#[tokio::test]
async fn very_many_groups_are_cut_and_that_is_said() {
    Board::each(async |board| {
        board.fill(502).await;
        let page = board.list("_group=title").await;
        let groups = page.groups.unwrap();
        assert_eq!(groups.rows.len(), 500);
        assert_eq!(groups.note.unwrap().key(), "group-more");
        let few = board.list("_group=company").await;
        assert_eq!(said(&few), ["Acme: 251", "Globex: 251"]);
        let (summary, groups) = (few.pager.summary, few.groups.unwrap());
        let args = [("groups", "2"), ("total", "502"), ("rows", "jobs")];
        assert_eq!(summary.key(), "group-count");
        let told: Vec<_> =
            summary.args().iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(told, args);
        assert!(groups.note.is_none());
    })
    .await;
}

#[tokio::test]
async fn groups_take_the_same_statements_however_many_there_are() {
    Board::each(async |board| {
        let statements = async |query: &str| {
            let before = board.statements();
            board.list(query).await;
            board.statements() - before
        };
        board.fill(4).await;
        let few = [statements("_group=company").await, statements("_group=posted_at:day").await];
        board.fill(200).await;
        let many = [statements("_group=company").await, statements("_group=posted_at:day").await];
        assert_eq!(few, many);
        assert!(many.iter().all(|count| *count <= 4), "{many:?}");
    })
    .await;
}

#[tokio::test]
async fn the_way_to_groups_and_back_keeps_the_rest_of_the_list() {
    Board::each(async |board| {
        let page = board.list("remote=false&_sort=title&_page=2").await;
        let choices = page.grouping.unwrap().choices;
        assert_eq!(choices[0].label.key(), "group-no");
        assert!(choices[0].selected);
        assert_eq!(choices[1].url, "/admin/job/?remote=false&_group=company&_sort=title");
        board.fill(1).await;
        let page = board.list("remote=false&_group=company&_sort=-_count").await;
        let chooser = page.grouping.unwrap();
        assert_eq!(chooser.current.unwrap().as_literal(), Some("Company"));
        assert_eq!(chooser.choices[0].url, "/admin/job/?remote=false");
        assert!(chooser.choices[1].selected && !chooser.choices[0].selected);
        let heads = page.groups.unwrap();
        assert_eq!(heads.by_group.url, "/admin/job/?remote=false&_group=company");
        assert_eq!(heads.by_count.direction, "descending");
        assert_eq!(page.clear_url.as_deref(), Some("/admin/job/?_group=company&_sort=-_count"));
        assert!(board.list_of("tag", "").await.grouping.is_none());
    })
    .await;
}

#[tokio::test]
async fn rows_are_put_together_by_what_an_expression_makes() {
    Board::each(async |board| {
        board.fill(3).await;
        let page = board.list_of("company", "_group=openings").await;
        assert_eq!(said(&page), ["1: 1", "2: 1"]);
    })
    .await;
}

#[tokio::test]
async fn where_there_are_no_rows_there_are_no_groups() {
    Board::each(async |board| {
        for word in WORDS {
            let page = board.list(&format!("_group={word}")).await;
            assert!(page.groups.is_none() && page.empty.is_some(), "{word}");
        }
    })
    .await;
}
