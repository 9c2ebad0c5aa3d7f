//! How many rows each choice of a filter would give.

use std::time::{Duration, Instant};

use backoffice::{
    Admin,
    changelist::{ChangelistPage, FilterOption},
    resource::{Registration, Registry},
};
use sea_orm::{ActiveValue::Set, Condition, DbBackend, sea_query::Expr};

use crate::{
    board::{Board, job, moment},
    entity::{company, job, tag},
};

async fn fill(board: &Board) {
    let (part, contract) = (job::Kind::PartTime, job::Kind::Contract);
    for (title, salary, remote, kind, company) in [
        ("Cook", 40_000, false, part, 1),
        ("Driver", 60_000, true, contract, 1),
        ("Judge", 95_000, true, contract, 2),
        ("Nurse", 50_000, false, contract, 2),
        ("Rust engineer", 90_000, true, job::Kind::FullTime, 2),
    ] {
        let urgent = Set((salary > 50_000).then_some(remote));
        let stage = Set((salary < 90_000).then_some(job::Stage::Live));
        let (salary_min, remote, kind) = (Set(salary), Set(remote), Set(kind));
        let company_id = Set(company);
        let own = job(title);
        let id = board
            .add(job::ActiveModel { salary_min, remote, kind, company_id, urgent, stage, ..own })
            .await;
        for name in if salary > 50_000 { &["rust", "sql"][..] } else { &[] } {
            board.tag(id, name).await;
        }
    }
    board.add(job::ActiveModel { hidden: Set(true), remote: Set(true), ..job("Hidden") }).await;
}

fn options<'a>(page: &'a ChangelistPage, name: &str) -> &'a [FilterOption] {
    page.filters.iter().find(|filter| filter.name == name).unwrap().body.choices()
}

/// The choices of a filter with their numbers: `–` where one is not known.
fn counts(page: &ChangelistPage, name: &str) -> Vec<String> {
    options(page, name).iter().map(said).collect()
}

fn said(option: &FilterOption) -> String {
    let word = option.label.as_literal().unwrap_or(option.label.key());
    match &option.count {
        Some(count) if count.key() == "facet-at-least" => format!("{word} {}+", count.args()[0].1),
        Some(count) => format!("{word} {}", count.args()[0].1),
        None if option.uncounted => format!("{word} –"),
        None => word.to_owned(),
    }
}

#[tokio::test]
async fn each_choice_says_what_it_gives_under_all_other_filters() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list("_facets=true").await;
        assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes 3", "filter-no 2"]);
        let kinds = ["filter-all", "Full time 1", "Part time 1", "Contract 3"];
        assert_eq!(counts(&page, "kind"), kinds);
        let urgent = ["filter-all", "filter-yes 3", "filter-no 0", "filter-unknown-value 2"];
        assert_eq!(counts(&page, "urgent"), urgent);

        let page = board.list("_facets=true&remote=true&kind=contract&kind=part_time").await;
        assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes 2", "filter-no 2"]);
        let kinds = ["filter-all", "Full time 1", "Part time 0", "Contract 2"];
        assert_eq!(counts(&page, "kind"), kinds);
        assert_eq!(counts(&page, "urgent")[1..3], ["filter-yes 2", "filter-no 0"]);
        let own = options(&page, "kind").iter().map(|own| own.selected);
        assert_eq!(own.collect::<Vec<_>>(), [false, false, true, true]);
    })
    .await;
}

#[tokio::test]
async fn search_dates_and_joined_conditions_narrow_the_numbers() {
    Board::each(async |board| {
        fill(&board).await;
        let posted_at = Set(moment("2020-02-01T00:00:00"));
        board.add(job::ActiveModel { posted_at, remote: Set(true), ..job("Old driver") }).await;
        let cases = [
            ("_q=driver", 2),
            ("_q=driver&posted_at__year=2020", 1),
            ("_where=salary_min__gte:50000,!kind:contract", 2),
            ("_where=remote:false", 0),
            ("salary_min__gte=60000&salary_min__lt=95000", 2),
        ];
        for (query, remote) in cases {
            let page = board.list(&format!("{query}&_facets=true")).await;
            assert_eq!(counts(&page, "remote")[1], format!("filter-yes {remote}"), "{query}");
        }
    })
    .await;
}

/// What an address on the page asks for.
fn query(url: &str) -> &str {
    url.split_once('?').map_or("", |(_, query)| query)
}

#[tokio::test]
async fn each_number_is_that_of_the_rows_its_link_leads_to() {
    Board::each(async |board| {
        fill(&board).await;
        let state = "remote=true&_facets=true";
        let lists = [("job", state), ("job", "kind=contract&_facets=true&_q=r")];
        for (model, state) in lists.into_iter().chain([("vacancy", "pay=high&_facets=true")]) {
            let page = board.list_of(model, state).await;
            let mut seen = 0;
            for filter in page.filters.iter().filter(|filter| !filter.active) {
                for option in filter.body.choices().iter().filter(|own| own.count.is_some()) {
                    let rows = board.list_of(model, query(&option.url)).await.rows.len();
                    let told = said(option);
                    assert!(told.ends_with(&format!(" {rows}")), "{}: {told}", option.url);
                    seen += 1;
                }
            }
            assert!(seen >= 10, "{seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_with_several_related_ones_is_counted_once() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list("_facets=true&tags=1&tags=2&tags=3").await;
        assert_eq!(
            counts(&page, "tags"),
            ["filter-all", "rust 1", "sql 1", "rust 1", "filter-null 2", "filter-not-null 3"]
        );
        assert_eq!(counts(&page, "remote")[1..], ["filter-yes 2", "filter-no 0"]);
        let page = board.list("_facets=true&tags__null=false&company=1").await;
        assert_eq!(counts(&page, "tags")[1..], ["filter-null 1", "filter-not-null 1"]);
        assert_eq!(counts(&page, "company")[1..], ["Acme 1"], "what is chosen");
        assert_eq!(counts(&page, "company.country")[1..], ["filter-null 0", "filter-not-null 1"]);
    })
    .await;
}

#[tokio::test]
async fn filters_in_every_style_are_counted_under_the_default_of_another() {
    Board::each(async |board| {
        fill(&board).await;
        let page = board.list_of("vacancy", "_facets=true&salary_min=40000").await;
        let of = |name| counts(&page, name);
        assert_eq!(of("company"), ["filter-all", "Acme 1", "Globex 0"]);
        let salaries = ["40000 1", "50000 1", "60000 1", "90000 0", "95000 0"];
        assert_eq!(of("salary_min")[1..], salaries);
        assert_eq!(of("urgent"), ["filter-all", "filter-null 1", "filter-not-null 0"]);
        assert_eq!(of("stage")[1..4], ["Draft 0", "Live 1", "filter-null 0"]);
        assert_eq!(of("well_paid"), ["filter-all", "filter-yes 0", "filter-no 1"]);
        assert_eq!(of("pay"), ["filter-all", "Low 1", "High 0"]);
        assert_eq!(of("title_length"), ["filter-all", "Four letters 1"]);
    })
    .await;
}

#[tokio::test]
async fn days_that_are_told_from_today_are_counted() {
    Board::each(async |board| {
        fill(&board).await;
        let posted_at = Set(chrono::Utc::now());
        board.add(job::ActiveModel { posted_at, ..job("Today") }).await;
        let page = board.list("_facets=true&title=Today").await;
        let days = ["filter-today", "filter-past-7-days", "filter-this-month", "filter-this-year"];
        assert_eq!(counts(&page, "posted_at")[1..], days.map(|day| format!("{day} 1")));
    })
    .await;
}

#[tokio::test]
async fn all_numbers_are_one_statement_and_none_where_they_are_not_asked_for() {
    Board::each(async |board| {
        fill(&board).await;
        let cost = async |model: &str, query: &str| {
            let before = board.statements();
            board.list_of(model, query).await;
            board.statements() - before
        };
        let narrowed = "remote=true&kind=contract&company=2&tags__null=false&_q=judge";
        for (model, query) in [("job", ""), ("job", narrowed), ("vacancy", "pay=low&company=1")] {
            let counting = format!("{query}&_facets=true");
            let plain = cost(model, query).await;
            assert_eq!(cost(model, &counting).await, plain + 1, "{model} {query}");
        }
        let plain = cost("company", "").await;
        assert_eq!(cost("company", "_facets=true").await, plain, "there is no choice to count");
        let page = board.list("").await;
        assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes", "filter-no"]);
    })
    .await;
}

#[tokio::test]
async fn links_keep_the_numbers_and_one_shows_or_hides_them() {
    Board::each(async |board| {
        board.fill(45).await;
        let toggle = |page: &ChangelistPage| {
            let link = page.facets.clone().unwrap();
            (link.label.key(), link.url, link.selected)
        };
        let page = board.list("remote=false&_page=2").await;
        let shown = "/admin/job/?remote=false&_facets=true&_page=2".to_owned();
        assert_eq!(toggle(&page), ("facets-show", shown, false));
        let page = board.list("remote=false&_facets=true&_page=2&_size=20").await;
        let hidden = "/admin/job/?remote=false&_page=2&_size=20".to_owned();
        assert_eq!(toggle(&page), ("facets-hide", hidden, true));

        assert_eq!(page.clear_url.as_deref(), Some("/admin/job/?_facets=true&_size=20"));
        let pages = [page.pager.next_url, page.pager.previous_url].map(Option::unwrap);
        let filters = page.filters.iter().flat_map(|filter| filter.body.choices());
        let sorts = page.columns.iter().filter_map(|column| column.sort.as_ref());
        let links =
            pages.iter().chain(filters.map(|own| &own.url)).chain(sorts.map(|own| &own.url));
        let rows = page.rows.iter().filter_map(|row| row.url.as_ref());
        let links: Vec<_> =
            links.chain(&page.builder_url).chain(&page.add_url).chain(rows).collect();
        assert!(links.len() > 60, "{links:?}");
        for link in links {
            assert!(link.contains("_facets=true") || link.contains("_facets%3Dtrue"), "{link}");
        }
        let hidden = page.search.unwrap().hidden;
        assert!(hidden.iter().any(|own| (&*own.name, &*own.value) == ("_facets", "true")));
        assert!(board.list_of("company", "").await.facets.is_none(), "nothing to count");
    })
    .await;
}

/// The jobs with numbers always, without them ever, and with a filter that takes its time.
mod look {
    use super::*;

    #[derive(Admin)]
    #[admin(
        entity = job::Entity,
        slug = always,
        list_filter(remote, choices(which as "Which", any as "Any" = Condition::all())),
        show_facets = always,
    )]
    pub(super) struct Always;

    #[derive(Admin)]
    #[admin(entity = job::Entity, slug = never, list_filter(remote), show_facets = never)]
    pub(super) struct Never;

    #[derive(Admin)]
    #[admin(
        entity = job::Entity,
        slug = "slow-on-postgres",
        list_filter(remote, yes_no(nap as "Nap" = Expr::cust("(SELECT count(pg_sleep(2))) = id"))),
    )]
    pub(super) struct SlowOnPostgres;

    #[derive(Admin)]
    #[admin(
        entity = job::Entity,
        slug = "slow-on-mariadb",
        list_filter(remote, yes_no(nap as "Nap" = Expr::cust("SLEEP(2) = id"))),
    )]
    pub(super) struct SlowOnMariaDb;
}

fn registry() -> Registry {
    Registry::build(vec![
        Registration::of::<look::Always>(),
        Registration::of::<look::Never>(),
        Registration::of::<look::SlowOnPostgres>(),
        Registration::of::<look::SlowOnMariaDb>(),
        Registration::of::<company::Entity>(),
        Registration::of::<tag::Entity>(),
    ])
    .unwrap()
}

#[tokio::test]
async fn a_model_may_show_numbers_always_or_never() {
    Board::each(async |board| {
        fill(&board).await;
        let board = board.with(Duration::from_secs(5), registry()).await;
        for query in ["", "_facets=true"] {
            let page = board.list_of("always", query).await;
            assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes 4", "filter-no 2"]);
            assert_eq!(counts(&page, "which"), ["filter-all", "Any 6"]);
            assert!(page.facets.is_none());
        }
        let page = board.list_of("never", "").await;
        assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes", "filter-no"]);
        assert!(page.facets.is_none());
        let facets = |key| ("_facets".to_owned(), key);
        let refused = board.refused_of("never", "_facets=true").await;
        assert_eq!(refused, facets("facets-never"));
        for nonsense in ["_facets=false", "_facets=1", "_facets=TRUE", "_facets=true&_facets=x"] {
            let refused = board.refused_of("always", nonsense).await;
            assert_eq!(refused, facets("facets-bad"), "{nonsense}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_takes_too_long_is_not_known_and_the_page_is_there_all_the_same() {
    Board::each(async |board| {
        let model = match board.source().backend() {
            DbBackend::Postgres => "slow-on-postgres",
            DbBackend::MySql => "slow-on-mariadb",
            // It has no limit of time.
            _ => return,
        };
        fill(&board).await;
        let board = board.with(Duration::from_millis(200), registry()).await;
        let begun = Instant::now();
        let page = board.list_of(model, "_facets=true").await;
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
        assert_eq!(page.rows.len(), 6);
        assert_eq!(counts(&page, "remote"), ["filter-all", "filter-yes –", "filter-no –"]);
    })
    .await;
}

#[tokio::test]
async fn no_more_rows_are_looked_at_than_some_and_the_numbers_say_so() {
    Board::each(async |board| {
        let rare = job::ActiveModel { kind: Set(job::Kind::Contract), ..job("Rare") };
        board.add(rare).await;
        board.fill(45).await;
        let last = job::ActiveModel { stage: Set(Some(job::Stage::Draft)), ..job("Last") };
        board.add(last).await;
        // Five times the rows that are counted: ten.
        let board = board.counting_to(2).await;
        let page = board.list("_facets=true").await;
        let kinds = ["Full time 2+", "Part time –", "Contract 1+"];
        assert_eq!(counts(&page, "kind")[1..], kinds);
        assert_eq!(counts(&page, "stage")[1..3], ["Draft –", "Live –"]);
        let page = board.list("_facets=true&stage=0").await;
        assert_eq!(counts(&page, "kind")[1..], ["Full time 1", "Part time 0", "Contract 0"]);
        let board = board.counting_to(10).await;
        let page = board.list("_facets=true").await;
        assert_eq!(counts(&page, "stage")[1..3], ["Draft 1", "Live 0"], "all were looked at");
        assert_eq!(counts(&page, "kind")[1..], ["Full time 10+", "Part time 0", "Contract 1"]);
    })
    .await;
}
