//! Filters: what they find, what they refuse, what they offer.

use backoffice::changelist::{FilterBody, FilterBox};
use sea_orm::{ActiveValue::Set, prelude::Uuid};

use crate::{
    board::{Board, job, moment},
    entity::job,
};

/// Four jobs that differ in everything.
async fn fill(board: &Board) {
    board
        .add(job::ActiveModel {
            salary_min: Set(40_000),
            remote: Set(true),
            urgent: Set(Some(true)),
            posted_at: Set(moment("2025-12-31T23:59:59")),
            closes_on: Set(Some("2026-01-31".parse().unwrap())),
            ..job("Rust engineer")
        })
        .await;
    board
        .add(job::ActiveModel {
            salary_min: Set(50_000),
            company_id: Set(2),
            kind: Set(job::Kind::Contract),
            stage: Set(Some(job::Stage::Live)),
            urgent: Set(Some(false)),
            posted_at: Set(moment("2026-01-01T00:00:00")),
            closes_on: Set(Some("2026-02-01".parse().unwrap())),
            starts_at: Set(Some("09:30:00".parse().unwrap())),
            ..job("100% remote_ok")
        })
        .await;
    board
        .add(job::ActiveModel {
            salary_min: Set(60_000),
            kind: Set(job::Kind::PartTime),
            stage: Set(Some(job::Stage::Draft)),
            posted_at: Set(moment("2026-01-31T23:59:59")),
            seen_at: Set(Some("2026-02-03T10:00:00".parse().unwrap())),
            rating: Set(Some(4.5)),
            bonus: Set(Some("1000.50".parse().unwrap())),
            notes: Set(Some(serde_json::json!({"a": 1}))),
            ..job("Cook")
        })
        .await;
    board.tag(3, "hot").await;
    board.tag(3, "cold").await;
    board
        .add(job::ActiveModel {
            salary_min: Set(70_000),
            posted_at: Set(moment("2026-02-01T00:00:00")),
            reference: Set(Uuid::from_u128(0xabc)),
            views: Set(7),
            ..job("Driver")
        })
        .await;
    board.add(job::ActiveModel { hidden: Set(true), ..job("Hidden") }).await;
}

/// Each filter with the titles it leaves, sorted.
const FINDS: [(&str, &[&str]); 72] = [
    ("remote=true", &["Rust engineer"]),
    ("remote=false", &["100% remote_ok", "Cook", "Driver"]),
    ("remote=false&remote=true", &["100% remote_ok", "Cook", "Driver", "Rust engineer"]),
    ("urgent=true", &["Rust engineer"]),
    ("urgent=false", &["100% remote_ok"]),
    ("urgent__null=true", &["Cook", "Driver"]),
    ("urgent__null=false", &["100% remote_ok", "Rust engineer"]),
    ("kind=contract", &["100% remote_ok"]),
    ("kind=contract&kind=part_time", &["100% remote_ok", "Cook"]),
    ("stage=0", &["Cook"]),
    ("stage=0&stage=1", &["100% remote_ok", "Cook"]),
    ("stage__null=true", &["Driver", "Rust engineer"]),
    ("salary_min=50000", &["100% remote_ok"]),
    ("salary_min__gte=50000", &["100% remote_ok", "Cook", "Driver"]),
    ("salary_min__gt=50000", &["Cook", "Driver"]),
    ("salary_min__lt=50000", &["Rust engineer"]),
    ("salary_min__lte=50000", &["100% remote_ok", "Rust engineer"]),
    ("salary_min__gte=50000&salary_min__lte=60000", &["100% remote_ok", "Cook"]),
    ("salary_min=40000&salary_min=70000", &["Driver", "Rust engineer"]),
    ("salary_min__gte=&salary_min__lte=40000", &["Rust engineer"]),
    ("views__gt=0", &["Driver"]),
    ("bonus=1000.5", &["Cook"]),
    ("bonus__null=false", &["Cook"]),
    ("rating__gte=4.5", &["Cook"]),
    ("posted_at__range=2026-01-01..2026-02-01", &["100% remote_ok", "Cook"]),
    ("posted_at__range=..2026-01-01", &["Rust engineer"]),
    ("posted_at__range=2026-02-01..", &["Driver"]),
    ("posted_at__range=2026-01-01T00:00..2026-01-01T00:01", &["100% remote_ok"]),
    ("posted_at=2026-01-31", &["Cook"]),
    ("posted_at__gte=2026-01-31", &["Cook", "Driver"]),
    ("posted_at__gt=2026-01-31", &["Driver"]),
    ("posted_at__lt=2026-01-01", &["Rust engineer"]),
    ("posted_at__lte=2026-01-31", &["100% remote_ok", "Cook", "Rust engineer"]),
    ("posted_at=2026-01-01&posted_at=2026-02-01", &["100% remote_ok", "Driver"]),
    ("closes_on__lte=2026-01-31", &["Rust engineer"]),
    ("closes_on__range=2026-01-31..2026-02-01", &["Rust engineer"]),
    ("closes_on=2026-02-01", &["100% remote_ok"]),
    ("closes_on__null=true", &["Cook", "Driver"]),
    ("starts_at__gte=09:30", &["100% remote_ok"]),
    ("seen_at=2026-02-03", &["Cook"]),
    ("seen_at__gte=2026-02-03T10:00", &["Cook"]),
    ("title=Cook", &["Cook"]),
    ("title__contains=R", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("title__contains=%25", &["100% remote_ok"]),
    ("title__contains=e_o", &["100% remote_ok"]),
    ("title__startswith=rust", &["Rust engineer"]),
    ("reference=00000000-0000-0000-0000-000000000abc", &["Driver"]),
    ("company=2", &["100% remote_ok"]),
    ("company=1&company=2", &["100% remote_ok", "Cook", "Driver", "Rust engineer"]),
    ("company.name__contains=glob", &["100% remote_ok"]),
    ("notes__null=false", &["Cook"]),
    ("remote=false&kind=full_time", &["Driver"]),
    ("kind__not=full_time", &["100% remote_ok", "Cook"]),
    ("kind__not=full_time&kind__not=contract", &["Cook"]),
    ("stage__not=0", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("salary_min__not=50000", &["Cook", "Driver", "Rust engineer"]),
    ("rating__not=4.5", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("title__not=Cook", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("title__endswith=ER", &["Driver", "Rust engineer"]),
    ("title__endswith=_ok", &["100% remote_ok"]),
    ("title__empty=true", &[]),
    ("title__empty=false", &["100% remote_ok", "Cook", "Driver", "Rust engineer"]),
    (
        "reference__not=00000000-0000-0000-0000-000000000abc",
        &["100% remote_ok", "Cook", "Rust engineer"],
    ),
    ("company__not=2", &["Cook", "Driver", "Rust engineer"]),
    ("company.country__empty=true", &["100% remote_ok"]),
    ("company.country__not=DE", &["100% remote_ok"]),
    ("tags__null=true", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("tags__null=false", &["Cook"]),
    ("tags=1", &["Cook"]),
    ("tags=1&tags=2", &["Cook"]),
    ("tags__not=1", &["100% remote_ok", "Driver", "Rust engineer"]),
    ("starts_at__not=09:30", &["Cook", "Driver", "Rust engineer"]),
];

#[tokio::test]
async fn each_filter_finds_its_rows_and_no_others() {
    Board::each(async |board| {
        fill(&board).await;
        for (query, expected) in FINDS {
            let mut titles = board.titles(query).await;
            titles.sort();
            assert_eq!(titles, expected, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_is_found_once_however_many_related_rows_match() {
    Board::each(async |board| {
        let cook = board.add(job("Cook")).await;
        board.add_titles(&["Driver"]).await;
        for tag in ["hot", "hotter", "cold"] {
            board.tag(cook, tag).await;
        }
        let page = board.list("tags.name__contains=hot").await;
        assert_eq!(page.rows.len(), 1);
        assert_eq!(page.rows[0].label, "Cook");
    })
    .await;
}

const REFUSED: [(&str, &str, &str); 32] = [
    ("colour=red", "colour", "filter-unknown"),
    ("hidden=true", "hidden", "filter-unknown"),
    ("id=1", "id", "filter-unknown"),
    ("company.id=1", "company.id", "filter-unknown"),
    ("posted_at__gte=today-7", "posted_at__gte", "filter-bad-relative"),
    ("closes_on=tomorrow-2h", "closes_on", "filter-bad-relative"),
    ("remote__not=true", "remote__not", "filter-unknown-operator"),
    ("kind__all=true", "kind__all", "filter-unknown-operator"),
    ("company__name=x", "company__name", "filter-unknown-operator"),
    ("api_token=x", "api_token", "filter-unknown"),
    ("api_token__startswith=x", "api_token__startswith", "filter-unknown"),
    ("remote__gte=true", "remote__gte", "filter-unknown-operator"),
    ("remote__null=true", "remote__null", "filter-unknown-operator"),
    ("remote=yes", "remote", "filter-bad-flag"),
    ("urgent__null=1", "urgent__null", "filter-bad-flag"),
    ("kind=volunteer", "kind", "filter-bad-choice"),
    ("kind=full_time&kind=x", "kind", "filter-bad-choice"),
    ("stage=Draft", "stage", "filter-bad-choice"),
    ("salary_min=many", "salary_min", "error-not-a-whole-number"),
    ("salary_min__gte=99999999999", "salary_min__gte", "error-number-range"),
    ("views=18446744073709551615", "views", "error-number-range"),
    ("salary_min__range=1..2", "salary_min__range", "filter-unknown-operator"),
    ("posted_at__range=2026-01-01", "posted_at__range", "filter-bad-range"),
    ("posted_at__range=..", "posted_at__range", "filter-bad-range"),
    ("posted_at__gte=2026-02-30", "posted_at__gte", "error-not-a-datetime"),
    ("posted_at__year=2026&posted_at__month=13", "posted_at__month", "error-no-such-date"),
    ("posted_at__month=3", "posted_at__month", "period-lacks"),
    ("posted_at__year=2026&posted_at__day=3", "posted_at__day", "period-lacks"),
    ("posted_at__year=abc", "posted_at__year", "period-not-a-number"),
    ("closes_on__year=2026", "closes_on__year", "filter-unknown-operator"),
    ("company=acme", "company", "error-not-a-whole-number"),
    ("reference=abc", "reference", "error-not-a-uuid"),
];

#[tokio::test]
async fn undeclared_and_ill_typed_filters_are_refused_by_name() {
    Board::each(async |board| {
        for (query, parameter, key) in REFUSED {
            assert_eq!(board.refused(query).await, (parameter.to_owned(), key), "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_what_is_allowed() {
    Board::each(async |board| {
        let params = backoffice::changelist::Params::parse("remote__gt=1").unwrap();
        let source = board.source();
        let asker = backoffice::changelist::Asker::new(source.actor());
        let plan = backoffice::changelist::Plan::new(
            &params,
            source.resource(),
            source.registry(),
            &asker,
        );
        let bad = plan.unwrap_err();
        assert_eq!(bad.message().args()[1], ("allowed", "remote".to_owned()));
    })
    .await;
}

/// A job posted an hour ago, one yesterday, one a month and one two years ago.
#[tokio::test]
async fn days_can_be_told_from_today() {
    Board::each(async |board| {
        let now = chrono::Utc::now();
        for (title, hours) in [("hour", 1), ("day", 24), ("month", 24 * 31), ("years", 24 * 731)] {
            let posted_at = now - chrono::TimeDelta::hours(hours);
            let closes_on = Some(posted_at.date_naive());
            let at = job::ActiveModel {
                posted_at: Set(posted_at),
                closes_on: Set(closes_on),
                ..job(title)
            };
            board.add(at).await;
        }
        let cases: [(&str, &[&str]); 8] = [
            ("posted_at__gte=now-2h", &["hour"]),
            ("posted_at__lt=now-25h", &["month", "years"]),
            ("posted_at__gte=today-7d", &["hour", "day"]),
            ("posted_at__range=-40d..-20d", &["month"]),
            ("posted_at__lt=-1y", &["years"]),
            ("closes_on__gte=today-7d", &["hour", "day"]),
            ("closes_on__gt=today", &[]),
            ("closes_on=this-year-40y", &[]),
        ];
        for (query, expected) in cases {
            assert_eq!(board.titles(query).await, expected, "{query}");
        }
    })
    .await;
}

fn body(filters: &[FilterBox], name: &str) -> FilterBody {
    filters.iter().find(|filter| filter.name == name).unwrap().body.clone()
}

fn choices(body: FilterBody) -> Vec<(String, String, bool)> {
    let (FilterBody::Choices { choices }
    | FilterBody::Date { choices, .. }
    | FilterBody::Relation { choices, .. }
    | FilterBody::Range { choices, .. }
    | FilterBody::Text { choices, .. }) = body
    else {
        panic!("{body:?}")
    };
    let word =
        |message: &backoffice::Message| message.as_literal().unwrap_or(message.key()).to_owned();
    choices.into_iter().map(|own| (word(&own.label), own.url, own.selected)).collect()
}

fn choice(label: &str, url: &str, selected: bool) -> (String, String, bool) {
    (label.to_owned(), format!("/admin/job/{url}"), selected)
}

#[tokio::test]
async fn choices_are_links_that_add_and_remove() {
    Board::each(async |board| {
        let page = board.list("kind=contract&remote=true&_page=1").await;
        let expected = [
            choice("filter-all", "?remote=true", false),
            choice("Full time", "?kind=contract&kind=full_time&remote=true", false),
            choice("Part time", "?kind=contract&kind=part_time&remote=true", false),
            choice("Contract", "?remote=true", true),
        ];
        assert_eq!(choices(body(&page.filters, "kind")), expected);
    })
    .await;
}

#[tokio::test]
async fn yes_no_and_unknown_are_offered_where_they_can_be() {
    Board::each(async |board| {
        let page = board.list("urgent__null=true&_sort=title").await;
        let expected = [
            choice("filter-all", "?_sort=title", false),
            choice("filter-yes", "?urgent=true&_sort=title", false),
            choice("filter-no", "?urgent=false&_sort=title", false),
            choice("filter-unknown-value", "?urgent__null=true&_sort=title", true),
        ];
        assert_eq!(choices(body(&page.filters, "urgent")), expected);
        assert_eq!(choices(body(&page.filters, "remote")).len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_number_is_filtered_between_two_inputs() {
    Board::each(async |board| {
        let page = board.list("salary_min__gte=5&remote=true").await;
        let FilterBody::Range { form, choices } = body(&page.filters, "salary_min") else {
            panic!("no range")
        };
        assert!(choices.is_empty(), "it cannot be null");
        assert_eq!((form.from.name.as_str(), form.from.value.as_str()), ("salary_min__gte", "5"));
        assert_eq!((form.to.name.as_str(), form.to.value.as_str()), ("salary_min__lte", ""));
        let hidden: Vec<_> = form.hidden.iter().map(|own| (&*own.name, &*own.value)).collect();
        assert_eq!(hidden, [("remote", "true")]);
    })
    .await;
}

#[tokio::test]
async fn periods_are_links_that_stay_true_tomorrow() {
    Board::each(async |board| {
        let query = "posted_at=today";
        let page = board.list(query).await;
        let offered = choices(body(&page.filters, "posted_at"));
        assert_eq!(offered[0], choice("filter-any-date", "", false));
        assert_eq!(offered[1], choice("filter-today", &format!("?{query}"), true));
        assert_eq!(offered.len(), 5);
        assert_eq!(choices(body(&page.filters, "closes_on")).len(), 7, "and with or without one");
    })
    .await;
}

#[tokio::test]
async fn a_related_row_is_picked_by_searching_and_called_by_its_label() {
    Board::each(async |board| {
        let page = board.list("company=2").await;
        let FilterBody::Relation { form, .. } = body(&page.filters, "company") else {
            panic!("no picker")
        };
        assert_eq!(form.lookup_url, "/admin/job/-/lookup/company");
        assert_eq!(form.pick_url.as_deref(), Some("/admin/job/-/filter/company?_list=company%3D2"));
        assert_eq!(form.name, "company");
        let hidden: Vec<_> = form.hidden.iter().map(|own| (&*own.name, &*own.value)).collect();
        assert_eq!(hidden, [("company", "2")], "another is added to it");
        let expected = [choice("filter-all", "", false), choice("Globex", "", true)];
        assert_eq!(choices(body(&page.filters, "company")), expected);
        assert_eq!(page.chips[0].value.as_literal(), Some("Globex"));
    })
    .await;
}

#[tokio::test]
async fn each_filter_in_force_is_a_chip_with_the_link_that_removes_it() {
    Board::each(async |board| {
        let query = "kind=contract&kind=part_time&salary_min__gte=5&title__contains=x&_sort=title";
        let page = board.list(query).await;
        let chips: Vec<_> = page
            .chips
            .iter()
            .map(|chip| {
                let value = chip.value.as_literal().unwrap_or(chip.value.key());
                format!("{} {value} {}", chip.label, chip.remove_url)
            })
            .collect();
        let rest = "title__contains=x&_sort=title";
        let expected = [
            format!("Kind Contract /admin/job/?kind=part_time&salary_min__gte=5&{rest}"),
            format!("Kind Part time /admin/job/?kind=contract&salary_min__gte=5&{rest}"),
            format!("Salary min filter-is-at-least /admin/job/?kind=contract&kind=part_time&{rest}"),
            "Title filter-contains /admin/job/?kind=contract&kind=part_time&salary_min__gte=5&_sort=title"
                .to_owned(),
        ];
        assert_eq!(chips, expected);
        assert_eq!(page.clear_url.as_deref(), Some("/admin/job/?_sort=title"));
    })
    .await;
}
