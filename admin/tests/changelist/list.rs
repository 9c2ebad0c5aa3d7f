//! Rows, search, order and pages.

use backoffice::{changelist::ChangelistPage, ui::Cell};
use sea_orm::{ActiveValue::Set, prelude::Uuid};

use crate::{
    board::{Board, job, moment},
    entity::job,
};

#[tokio::test]
async fn cells_show_labels_paths_and_values() {
    Board::each(async |board| {
        let id = board.add(job::ActiveModel { remote: Set(true), ..job("Cook") }).await;
        board.add(job::ActiveModel { company_id: Set(2), ..job("Driver") }).await;
        let page = board.list("_sort=title").await;
        let columns: Vec<&str> = page.columns.iter().map(|column| &*column.label).collect();
        assert_eq!(columns[..3], ["Title", "Company", "Company country"]);
        let row = &page.rows[0];
        assert_eq!((row.label.as_str(), row.key.as_str()), ("Cook", &*id.to_string()));
        assert_eq!(row.cells[0], Cell::text("Cook", 80));
        let url = Some("/admin/company/1/".to_owned());
        assert_eq!(row.cells[1], Cell::Relation { label: "Acme".to_owned(), url });
        assert_eq!(row.cells[2], Cell::text("DE", 80));
        assert_eq!(row.cells[4], Cell::Boolean { value: Some(true) });
        assert_eq!(row.cells[7], Cell::Empty);
        assert_eq!(page.rows[1].cells[2], Cell::Empty, "null along a path");
        assert!(page.columns[3].numeric && page.columns[0].link && !page.columns[1].link);
    })
    .await;
}

#[tokio::test]
async fn a_row_opens_with_the_state_of_its_list() {
    Board::each(async |board| {
        let id = board.add(job("Cook")).await;
        let page = board.list("remote=false&_sort=title").await;
        let state = "?_list=remote%3Dfalse%26_sort%3Dtitle";
        assert_eq!(page.rows[0].url.as_deref(), Some(&*format!("/admin/job/{id}/{state}")));
        assert_eq!(page.add_url.as_deref(), Some(&*format!("/admin/job/-/add{state}")));
        assert_eq!(
            board.list("").await.rows[0].url.as_deref(),
            Some(&*format!("/admin/job/{id}/"))
        );
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_says_why() {
    Board::each(async |board| {
        let empty = board.list("").await.empty.unwrap();
        assert_eq!(empty.message.key(), "list-empty");
        assert_eq!(empty.add_url.as_deref(), Some("/admin/job/-/add"));
        assert_eq!(empty.clear_url, None);
        let empty = board.list("_q=nobody&_size=50").await.empty.unwrap();
        assert_eq!(empty.message.key(), "list-nothing-found");
        assert_eq!(empty.clear_url.as_deref(), Some("/admin/job/?_size=50"));
        board.add_titles(&["Cook"]).await;
        assert!(board.list("").await.empty.is_none());
    })
    .await;
}

const SEARCHES: [(&str, &[&str]); 16] = [
    ("rust", &["Rust engineer", "Senior Rust engineer"]),
    ("RUST", &["Rust engineer", "Senior Rust engineer"]),
    ("rust senior", &["Senior Rust engineer"]),
    ("\"rust engineer\"", &["Rust engineer", "Senior Rust engineer"]),
    ("\"engineer rust\"", &[]),
    ("globex", &["50% off_duty"]),
    ("globex off", &["50% off_duty"]),
    ("acme off", &[]),
    ("%", &["50% off_duty"]),
    ("_", &["50% off_duty"]),
    ("12345", &["50% off_duty"]),
    ("contract", &["50% off_duty"]),
    ("2026-05-01", &["Rust engineer"]),
    ("00000000-0000-0000-0000-000000000abc", &["Senior Rust engineer"]),
    ("\"unclosed", &[]),
    ("' \\ ; --", &[]),
];

#[tokio::test]
async fn every_word_must_stand_in_some_field() {
    Board::each(async |board| {
        let closes_on = Set(Some("2026-05-01".parse().unwrap()));
        board.add(job::ActiveModel { closes_on, ..job("Rust engineer") }).await;
        let reference = Set(Uuid::from_u128(0xabc));
        board.add(job::ActiveModel { reference, ..job("Senior Rust engineer") }).await;
        board
            .add(job::ActiveModel {
                company_id: Set(2),
                salary_min: Set(12_345),
                kind: Set(job::Kind::Contract),
                ..job("50% off_duty")
            })
            .await;
        for (words, expected) in SEARCHES {
            let query: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
            let mut titles = board.titles(&format!("_q={query}")).await;
            titles.sort();
            assert_eq!(titles, expected, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_is_found_by_its_key() {
    Board::each(async |board| {
        board.fill(30).await;
        assert_eq!(board.titles("_q=27").await, ["Job 027"]);
    })
    .await;
}

#[tokio::test]
async fn the_search_box_keeps_the_rest_of_the_list() {
    Board::each(async |board| {
        let search = board.list("_q=x&remote=true&_page=3&_sort=title").await.search.unwrap();
        let hidden: Vec<_> = search.hidden.iter().map(|own| (&*own.name, &*own.value)).collect();
        assert_eq!(hidden, [("remote", "true"), ("_sort", "title")]);
        assert_eq!((search.value.as_str(), search.url.as_str()), ("x", "/admin/job/"));
        assert!(search.help.unwrap().starts_with("title, company name"));
    })
    .await;
}

#[tokio::test]
async fn rows_are_sorted_by_what_is_asked_for_and_by_the_key_last() {
    Board::each(async |board| {
        for (title, company_id, salary) in
            [("b", 1, 1), ("a", 2, 1), ("c", 1, 2), ("a", 1, 3), ("d", 2, 3)]
        {
            board
                .add(job::ActiveModel {
                    company_id: Set(company_id),
                    salary_min: Set(salary),
                    ..job(title)
                })
                .await;
        }
        let cases = [
            ("_sort=title", "a a b c d"),
            ("_sort=-title", "d c b a a"),
            ("_sort=salary_min,-title", "b a c d a"),
            ("_sort=-salary_min,title", "a d c a b"),
            ("_sort=company,title", "a b c a d"),
            ("_sort=-company,title", "a d a b c"),
        ];
        for (query, expected) in cases {
            assert_eq!(board.titles(query).await.join(" "), expected, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn nulls_come_last_when_ascending_and_first_when_descending() {
    Board::each(async |board| {
        board.add(job::ActiveModel { company_id: Set(2), ..job("no country") }).await;
        board.add_titles(&["DE"]).await;
        assert_eq!(board.titles("_sort=company.country").await, ["DE", "no country"]);
        assert_eq!(board.titles("_sort=-company.country").await, ["no country", "DE"]);
    })
    .await;
}

fn sort(
    page: &ChangelistPage,
    name: &str,
) -> (String, &'static str, Option<usize>, Option<String>) {
    let column = page.columns.iter().find(|column| column.name == name).unwrap();
    let sort = column.sort.clone().unwrap();
    (sort.url, sort.direction, sort.priority, sort.remove_url)
}

#[tokio::test]
async fn heads_add_turn_and_remove_a_sort() {
    Board::each(async |board| {
        let link = |query: &str| format!("/admin/job/{query}");
        let page = board.list("").await;
        assert_eq!(sort(&page, "title"), (link("?_sort=title"), "none", None, None));
        let own = (link("?_sort=posted_at"), "descending", None, None);
        assert_eq!(sort(&page, "posted_at"), own, "the order of the model itself");
        assert_eq!(page.unsorted_url, None);

        let page = board.list("_sort=-salary_min,title&remote=true&_page=1").await;
        let (first, second) = (link("?remote=true&_sort="), Some(2));
        assert_eq!(
            sort(&page, "salary_min"),
            (
                format!("{first}salary_min,title"),
                "descending",
                Some(1),
                Some(format!("{first}title"))
            )
        );
        assert_eq!(
            sort(&page, "title"),
            (
                format!("{first}-title,-salary_min"),
                "ascending",
                second,
                Some(format!("{first}-salary_min"))
            )
        );
        assert_eq!(sort(&page, "kind").0, format!("{first}kind,-salary_min,title"));
        assert_eq!(page.unsorted_url, Some(link("?remote=true")));
        let notes = page.columns.iter().find(|column| column.name == "notes").unwrap();
        assert!(notes.sort.is_none(), "documents have no order");
    })
    .await;
}

#[tokio::test]
async fn undeclared_sorts_are_refused_by_name() {
    Board::each(async |board| {
        for query in
            ["_sort=hidden", "_sort=notes", "_sort=-", "_sort=title,", "_sort=id", "_sort=;drop"]
        {
            assert_eq!(board.refused(query).await, ("_sort".to_owned(), "sort-unknown"), "{query}");
        }
        assert_eq!(board.refused("_sort=title,-title").await.1, "sort-twice");
    })
    .await;
}

#[tokio::test]
async fn pages_neither_repeat_nor_skip_a_row() {
    Board::each(async |board| {
        board.fill(45).await;
        let mut seen = Vec::new();
        for page in 1..=3 {
            seen.extend(board.titles(&format!("_page={page}&_sort=salary_min")).await);
        }
        seen.sort();
        let all: Vec<String> = (1..=45).map(|number| format!("Job {number:03}")).collect();
        assert_eq!(seen, all);
    })
    .await;
}

fn summary(page: &ChangelistPage) -> String {
    let args: Vec<&str> = page.pager.summary.args().iter().map(|(_, value)| &**value).collect();
    format!("{} {}", page.pager.summary.key(), args[..4].join(" "))
}

#[tokio::test]
async fn the_pager_counts_and_leads_on() {
    Board::each(async |board| {
        board.fill(45).await;
        let page = board.list("_page=2&_sort=title&_size=10").await;
        assert_eq!(summary(&page), "pager-exact 11 20 45 jobs");
        let labels: Vec<&str> = page.pager.pages.iter().map(|page| &*page.label).collect();
        assert_eq!(labels, ["1", "2", "3", "4", "5"]);
        let link = |rest: &str| Some(format!("/admin/job/?{rest}"));
        assert_eq!(page.pager.pages[0].url, link("_size=10&_sort=title"));
        assert_eq!(page.pager.pages[2].url, link("_page=3&_size=10&_sort=title"));
        let (first, last) = (&page.rows[0].key, &page.rows[9].key);
        let previous = format!("_before=Job%20011,{first}&_page=1&_size=10&_sort=title");
        assert_eq!(page.pager.previous_url, link(&previous));
        let next = format!("_after=Job%20020,{last}&_page=3&_size=10&_sort=title");
        assert_eq!(page.pager.next_url, link(&next));
        let last = board.list("_page=5&_size=10").await;
        assert_eq!(
            (summary(&last).as_str(), last.pager.next_url),
            ("pager-exact 41 45 45 jobs", None)
        );
        let all = board.list("_size=50").await;
        assert_eq!(summary(&all), "pager-all 1 45 45 jobs");
        assert!(all.pager.pages.is_empty() && all.pager.note.is_none());
        let sizes: Vec<_> = all.pager.sizes.iter().filter(|size| size.selected).collect();
        assert_eq!(sizes[0].label.as_literal(), Some("50"));
    })
    .await;
}

#[tokio::test]
async fn a_page_beyond_the_end_is_the_last_one_with_its_filters() {
    Board::each(async |board| {
        board.fill(45).await;
        for query in ["_page=9", "_page=9999999", "_page=9&remote=false"] {
            let page = board.list(query).await;
            assert_eq!(summary(&page), "pager-exact 41 45 45 jobs", "{query}");
            assert_eq!(page.rows.len(), 5, "{query}");
        }
        let page = board.list("_page=9&remote=false").await;
        assert!(page.pager.previous_url.unwrap().contains("remote=false"));
        assert_eq!(board.list("_page=4&remote=true").await.rows.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn page_and_size_have_limits() {
    Board::each(async |board| {
        let page = ("_page".to_owned(), "page-bad");
        for query in ["_page=0", "_page=-1", "_page=x", "_page=99999999999999999999", "_page=1.5"] {
            assert_eq!(board.refused(query).await, page, "{query}");
        }
        let size = ("_size".to_owned(), "size-bad");
        for query in ["_size=9", "_size=501", "_size=-1", "_size=many"] {
            assert_eq!(board.refused(query).await, size, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_rows() {
    Board::each(async |board| {
        let mut filled = 0;
        let mut counts = Vec::new();
        for rows in [3, 30, 300] {
            board.fill(rows - filled).await;
            filled = rows;
            let mut statements = Vec::new();
            for query in ["_size=10", "_size=10&company=1&remote=false&_q=job&_sort=company"] {
                let before = board.statements();
                assert!(!board.list(query).await.rows.is_empty());
                statements.push(board.statements() - before);
            }
            counts.push(statements);
        }
        // The rows with their companies, and what is asked about all of them. Narrowed: what the
        // company is called as well, and a count, unless the page shows the end. Limits of time and
        // transactions, on PostgreSQL, are not statements of the list.
        assert_eq!(counts, [[2, 3], [2, 4], [2, 4]]);
    })
    .await;
}

#[tokio::test]
async fn rows_out_of_scope_are_neither_shown_nor_counted() {
    Board::each(async |board| {
        board.add_titles(&["Cook"]).await;
        board
            .add(job::ActiveModel {
                hidden: Set(true),
                posted_at: Set(moment("2020-01-01T00:00:00")),
                ..job("Hidden")
            })
            .await;
        let page = board.list("").await;
        assert_eq!(summary(&page), "pager-all 1 1 1 job");
        assert_eq!(page.dates.unwrap().choices.len(), 1, "and no year 2020");
        assert!(board.titles("_q=hidden").await.is_empty());
    })
    .await;
}
