//! From page to page by the place of a row: nothing is repeated, nothing skipped, however deep.

use std::collections::BTreeSet;

use backoffice::{changelist::ChangelistPage, resource::Count};
use sea_orm::{ActiveValue::Set, EntityTrait, prelude::Decimal};

use crate::{
    board::{Board, job, moment},
    entity::{job, job_tag},
};

/// The query behind a link of the list.
fn query(url: &str) -> String {
    let (_, query) = url.split_once('?').unwrap_or((url, ""));
    query.to_owned()
}

fn keys(page: &ChangelistPage) -> Vec<i64> {
    page.rows.iter().map(|row| row.key.parse().unwrap()).collect()
}

/// A number that looks like chance and is the same each time.
fn dice(seed: i64, sides: i64) -> i64 {
    let mixed =
        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (mixed >> 33).rem_euclid(sides)
}

/// A job with many others equal to it in every column, and nulls among them.
fn any_job(id: i64) -> job::ActiveModel {
    let some = |salt: i64, sides: i64| dice(id * 31 + salt, sides);
    job::ActiveModel {
        id: Set(id),
        company_id: Set(1 + some(1, 2)),
        salary_min: Set(i32::try_from(some(2, 7) * 10_000).unwrap()),
        remote: Set(some(3, 2) == 0),
        bonus: Set((some(4, 3) > 0).then(|| Decimal::new(some(5, 400), 2))),
        rating: Set((some(6, 3) > 0).then(|| f64::from(i32::try_from(some(7, 9)).unwrap()) / 7.0)),
        posted_at: Set(moment("2026-01-01T00:00:00")
            + std::time::Duration::from_millis(some(8, 50).unsigned_abs())),
        closes_on: Set(
            (some(9, 3) > 0).then(|| format!("2026-05-{:02}", 1 + some(10, 9)).parse().unwrap())
        ),
        kind: Set([job::Kind::FullTime, job::Kind::PartTime][usize::try_from(some(11, 2)).unwrap()]),
        ..job(["a, b", "~", "", "z\u{e9}", "A"][usize::try_from(some(12, 5)).unwrap()])
    }
}

pub(crate) async fn insert(board: &Board, ids: impl Iterator<Item = i64>) {
    let jobs: Vec<_> = ids.map(any_job).collect();
    for part in jobs.chunks(100) {
        let part = job::Entity::insert_many(part.to_vec());
        part.exec_without_returning(board.connection()).await.unwrap();
    }
}

pub(crate) const SORTS: [&str; 10] = [
    "",
    "closes_on",
    "-closes_on",
    "bonus,-title",
    "-rating,bonus",
    "company.country,-salary_min",
    "-company,kind",
    "remote,closes_on,-rating",
    "title,posted_at",
    "-posted_at,title",
];

#[tokio::test]
async fn a_thousand_rows_are_each_met_once_while_others_come_and_go() {
    Board::each(async |board| {
        insert(&board, (1..=1_000).map(|number| number * 10)).await;
        let lasting: BTreeSet<i64> = (1..=1_000).map(|number| number * 10).collect();
        let mut fresh = 10_001;
        for sort in SORTS {
            let mut url = format!("_size=100&_sort={sort}");
            let mut seen = Vec::new();
            loop {
                let page = board.list(&url).await;
                seen.extend(keys(&page));
                insert(&board, fresh..fresh + 5).await;
                fresh += 5;
                // The row that the next page begins behind is gone when it is asked for.
                let gone = keys(&page).into_iter().rfind(|key| !lasting.contains(key));
                if let Some(gone) = gone {
                    job::Entity::delete_by_id(gone).exec(board.connection()).await.unwrap();
                }
                let Some(next) = page.pager.next_url else { break };
                url = query(&next);
            }
            let met: BTreeSet<i64> = seen.iter().copied().collect();
            assert_eq!(met.len(), seen.len(), "a row was repeated: {sort}");
            assert!(lasting.is_subset(&met), "a row was skipped: {sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_way_back_leads_over_the_same_pages() {
    Board::each(async |board| {
        insert(&board, 1..=95).await;
        for sort in SORTS {
            let mut pages = vec![board.list(&format!("_size=10&_sort={sort}")).await];
            while let Some(next) = &pages[pages.len() - 1].pager.next_url {
                pages.push(board.list(&query(next)).await);
            }
            assert_eq!(pages.len(), 10, "{sort}");
            while let Some(page) = pages.pop() {
                let Some(previous) = &page.pager.previous_url else { break };
                let back = board.list(&query(previous)).await;
                assert_eq!(keys(&back), keys(&pages[pages.len() - 1]), "{sort}");
                let numbers = |page: &ChangelistPage| page.pager.summary.clone();
                assert_eq!(numbers(&back), numbers(&pages[pages.len() - 1]), "{sort}");
            }
            assert!(pages.is_empty(), "{sort}: the way back ended early");
        }
    })
    .await;
}

#[tokio::test]
async fn going_back_to_the_beginning_fills_the_first_page() {
    Board::each(async |board| {
        board.fill(30).await;
        let page = board.list("_before=Job%20005,5&_page=1&_size=10&_sort=title").await;
        assert_eq!(keys(&page), (1..=10).collect::<Vec<_>>());
        assert_eq!(page.pager.previous_url, None);
        let next = page.pager.next_url.unwrap();
        assert_eq!(keys(&board.list(&query(&next)).await), (11..=20).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn what_lies_behind_the_end_is_the_last_page() {
    Board::each(async |board| {
        board.fill(45).await;
        let page = board.list("_after=Zzz,99&_page=7&_sort=title").await;
        assert_eq!(keys(&page), (41..=45).collect::<Vec<_>>());
        assert!(board.list("_after=Zzz,99&_sort=title&remote=true").await.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_last_page_is_read_from_the_end() {
    Board::each(async |board| {
        board.fill(45).await;
        let last = board.list("_page=last&_size=10&_sort=title").await;
        assert_eq!(keys(&last), (36..=45).collect::<Vec<_>>());
        assert_eq!(last.pager.next_url, None);
        let before = board.list(&query(&last.pager.previous_url.unwrap())).await;
        assert_eq!(keys(&before), (26..=35).collect::<Vec<_>>());
        assert!(last.pager.last_url.is_none());
    })
    .await;
}

#[tokio::test]
async fn beyond_the_numbers_a_list_is_paged_by_place_to_its_end() {
    Board::each(async |board| {
        board.fill(10_030).await;
        let board = board.counting_to(100).await;
        let deepest = board.list("_page=4000&_size=500&_sort=posted_at").await;
        assert_eq!(keys(&deepest)[0], 9_501, "no number leads deeper");
        let pager = &deepest.pager;
        assert_eq!(pager.pages.last().unwrap().label, "20");
        assert_eq!(pager.note, None, "and yet there is a way on");
        let next = board.list(&query(pager.next_url.as_ref().unwrap())).await;
        assert_eq!(keys(&next), (10_001..=10_030).collect::<Vec<_>>());
        assert_eq!(next.pager.pages.last().unwrap().label, "21");
        let last = board.list(&query(pager.last_url.as_ref().unwrap())).await;
        assert_eq!(keys(&last).last(), Some(&10_030));
        assert_eq!(last.rows.len(), 500);
        assert_eq!(board.source().count(&everything()).await.unwrap(), Count::MoreThan(100));
    })
    .await;
}

fn everything() -> backoffice::resource::Predicate {
    backoffice::resource::Predicate::everything()
}

const NO_PLACES: [&str; 14] = [
    "_after=1",
    "_after=2026-01-01T00:00:00",
    "_after=yesterday,1",
    "_after=2026-01-01T00:00:00,x",
    "_after=2026-01-01T00:00:00,",
    "_after=2026-01-01T00:00:00,1,1",
    "_after=,",
    "_after=~9,1",
    "_sort=title&_after=a~,1",
    "_sort=title&_after=1",
    "_sort=salary_min&_after=99999999999,1",
    "_sort=remote&_before=maybe,1",
    "_sort=company&_before=1",
    "_sort=title&_before=%F0%9F%98%80",
];

#[tokio::test]
async fn a_place_that_is_none_of_this_order_is_refused() {
    Board::each(async |board| {
        board.fill(3).await;
        for query in NO_PLACES {
            let (parameter, key) = board.refused(query).await;
            assert!(query.contains(&parameter) && key == "cursor-bad", "{query}: {key}");
        }
        let long = format!("_sort=title&_after={},1", "x".repeat(500));
        assert_eq!(board.refused(&long).await.1, "cursor-bad");
        let both = "_sort=title&_after=a,1&_before=b,2";
        assert_eq!(board.refused(both).await, ("_before".to_owned(), "cursor-two"));
    })
    .await;
}

#[tokio::test]
async fn a_place_written_by_hand_leads_to_no_hidden_row() {
    Board::each(async |board| {
        let hidden = board.add(job::ActiveModel { hidden: Set(true), ..job("m") }).await;
        board.add_titles(&["a", "z"]).await;
        for query in [format!("_after=a,{hidden}"), format!("_before=z,{hidden}")] {
            let titles = board.titles(&format!("{query}&_sort=title")).await;
            assert!(!titles.contains(&"m".to_owned()), "{query}: {titles:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn other_rows_begin_at_their_first_page() {
    Board::each(async |board| {
        board.fill(30).await;
        let page = board.list("_after=Job%20005,5&_sort=title&_size=10").await;
        let links =
            page.columns.iter().filter_map(|column| Some(column.sort.as_ref()?.url.clone()));
        let sizes = page.pager.sizes.iter().map(|size| size.url.clone());
        for link in links.chain(sizes).chain(page.unsorted_url) {
            assert!(!link.contains("_after") && !link.contains("_page"), "{link}");
        }
    })
    .await;
}

#[tokio::test]
async fn few_rows_can_be_shown_on_one_page() {
    Board::each(async |board| {
        board.fill(45).await;
        let page = board.list("_sort=title&_page=2").await;
        assert_eq!(page.pager.all_url.as_deref(), Some("/admin/job/?_size=all&_sort=title"));
        let all = board.list("_size=all&_sort=title&_page=2").await;
        assert_eq!(keys(&all), (1..=45).collect::<Vec<_>>());
        assert!(all.pager.pages.is_empty() && all.pager.all_url.is_none());
        board.fill(40).await;
        let page = board.list("_size=all&_sort=title").await;
        assert_eq!(page.rows.len(), 20, "more than `list_max_show_all`: paged as usual");
        assert_eq!(page.pager.all_url, None);
        assert!(page.pager.next_url.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_text_too_long_for_a_link_is_paged_by_number() {
    Board::each(async |board| {
        for number in 0..30 {
            board.add(job(&format!("{}{number:02}", "漢".repeat(195)))).await;
        }
        let mut titles = Vec::new();
        for page in 1..=3 {
            titles.extend(board.titles(&format!("_sort=title&_size=10&_page={page}")).await);
        }
        assert_eq!(titles.len(), 30);
        let page = board.list("_sort=title&_size=10").await;
        let next = page.pager.next_url.unwrap();
        assert_eq!(next, "/admin/job/?_page=2&_size=10&_sort=title");
    })
    .await;
}

#[tokio::test]
async fn a_composite_key_is_a_place_too() {
    Board::each(async |board| {
        for number in 1..=25 {
            board.add_titles(&[&format!("Job {number:02}")]).await;
            board.tag(number, &format!("tag {number}")).await;
        }
        let mut url = "_size=10&_sort=job".to_owned();
        let mut seen = Vec::new();
        loop {
            let page = board.list_of("job_tag", &url).await;
            seen.extend(page.rows.iter().map(|row| row.key.clone()));
            let Some(next) = page.pager.next_url else { break };
            url = query(&next);
        }
        let expected: Vec<String> = (1..=25).map(|number| format!("{number},{number}")).collect();
        assert_eq!(seen, expected);
        assert_eq!(job_tag::Entity::find().all(board.connection()).await.unwrap().len(), 25);
    })
    .await;
}
