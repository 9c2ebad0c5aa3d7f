//! Moments by the clocks of whoever reads them.

use backoffice::{
    format::Tz,
    testing::{Browser, Person, TestSite, TestSiteBuilder},
};
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, prelude::DateTimeUtc};

mod event {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "event")]
    #[admin(
        list_display(title, starts, year, visitors),
        list_filter(starts),
        search_fields(title, starts),
        date_hierarchy = starts,
        ordering(id),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub starts: DateTimeUtc,
        pub ends: Option<DateTimeWithTimeZone>,
        pub year: i32,
        pub visitors: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

fn calendar(zone: Tz) -> TestSiteBuilder {
    TestSite::of(move |admin| admin.register::<event::Entity>().time_zone(zone))
        .table::<event::Entity>()
        .person(Person::new("ana").superuser())
}

fn moment(text: &str) -> DateTimeUtc {
    text.parse().unwrap()
}

/// An event with this title at this moment, and one hour long.
async fn event(site: &TestSite, title: &str, starts: &str) -> event::Model {
    let starts = moment(starts);
    let row = event::ActiveModel {
        title: Set(title.to_owned()),
        starts: Set(starts),
        ends: Set(Some((starts + std::time::Duration::from_secs(3600)).fixed_offset())),
        year: Set(2026),
        visitors: Set(1_234_567),
        ..Default::default()
    };
    row.insert(site.db()).await.unwrap()
}

async fn all(site: &TestSite) -> Vec<event::Model> {
    event::Entity::find().all(site.db()).await.unwrap()
}

#[tokio::test]
async fn moments_are_told_by_the_clocks_of_the_panel_which_the_head_names_once() {
    calendar(Tz::Asia__Kathmandu)
        .each(async |site| {
            event(&site, "Trek", "2026-05-01T20:30:00Z").await;
            let page = site.login("ana").await.get("/event/").await;
            assert_eq!(page.rows()[0], ["Trek", "2026-05-02 02:15", "2026", "1,234,567"]);
            let html = page.html();
            assert!(html.contains(r#"datetime="2026-05-01T20:30:00Z""#), "machines read UTC");
            assert!(page.text().contains("Starts Asia/Kathmandu"), "{}", page.text());
        })
        .await;
}

#[tokio::test]
async fn a_day_that_is_searched_for_is_one_by_the_same_clocks() {
    calendar(Tz::Asia__Kathmandu)
        .each(async |site| {
            event(&site, "Trek", "2026-05-01T20:30:00Z").await;
            let ana = site.login("ana").await;
            for (word, found) in [
                ("2026-05-02", 1),
                ("2026-05-01", 0),
                ("2026-05-02T02:15", 1),
                ("2026-05-01T20:30", 0),
            ] {
                let rows = ana.get(&format!("/event/?_q={word}")).await.rows();
                assert_eq!(rows.len(), found, "{word}: {rows:?}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_person_reads_by_the_customs_that_their_browser_asks_for() {
    let site = calendar(Tz::America__New_York).sqlite().await;
    event(&site, "Fair", "2026-05-01T20:30:00Z").await;
    let ana = site.login("ana").await.speaking("en-US,en;q=0.8");
    let rows = ana.get("/event/").await.rows();
    assert_eq!(rows[0][1..], ["May 1, 2026, 4:30 PM", "2026", "1,234,567"]);
    let text = ana.get("/event/?starts__range=2026-04-01..2026-06-01").await.text();
    assert!(text.contains("Apr 1, 2026") && text.contains("Jun 1, 2026"), "{text}");
}

#[tokio::test]
async fn a_form_shows_and_reads_the_clocks_of_its_reader() {
    calendar(Tz::Europe__Berlin)
        .each(async |site| {
            let row = event(&site, "Fair", "2026-03-28T23:00:00Z").await;
            let ana = site.login("ana").await;
            let path = format!("/event/{}/", row.id);
            let form = ana.get(&path).await.form();
            assert_eq!(form.get("starts"), Some("2026-03-29T00:00:00"));
            assert_eq!(form.get("ends"), Some("2026-03-29T01:00:00"));
            let saved = ana.submit(form.set("starts", "2026-03-29T03:30")).await;
            assert_eq!(saved.status(), 303, "{saved:?}");
            let after = &all(&site).await[0];
            assert_eq!(after.starts, moment("2026-03-29T01:30:00Z"));
            assert_eq!(after.ends, row.ends, "what was not touched");
        })
        .await;
}

#[tokio::test]
async fn what_is_opened_and_saved_stays_as_it_was_also_in_the_hour_that_comes_twice() {
    calendar(Tz::Europe__Berlin)
        .each(async |site| {
            for starts in
                ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-24T22:15:00.123456Z"]
            {
                event(&site, "Night", starts).await;
            }
            let before = all(&site).await;
            let ana = site.login("ana").await;
            for row in &before {
                let form = ana.get(&format!("/event/{}/", row.id)).await.form();
                let saved = ana.submit(form.set("title", "Long night")).await;
                assert_eq!(saved.status(), 303, "{saved:?}");
            }
            let moments = |rows: &[event::Model]| -> Vec<_> {
                rows.iter().map(|row| (row.starts, row.ends)).collect()
            };
            assert_eq!(moments(&all(&site).await), moments(&before));
        })
        .await;
}

#[tokio::test]
async fn a_time_that_clocks_left_out_is_refused_with_the_next_one() {
    let site = calendar(Tz::Europe__Berlin).sqlite().await;
    let row = event(&site, "Fair", "2026-03-01T10:00:00Z").await;
    let ana = site.login("ana").await;
    let form = ana.get(&format!("/event/{}/", row.id)).await.form();
    let page = ana.submit(form.set("starts", "2026-03-29T02:30")).await;
    assert_eq!(page.status(), 422);
    let text = page.text();
    assert!(text.contains("The clocks of Europe/Berlin never showed this time"), "{text}");
    assert!(text.contains("2026-03-29 03:00"), "{text}");
    assert_eq!(page.form().get("starts"), Some("2026-03-29T02:30"), "what was typed");
}

#[tokio::test]
async fn a_form_is_read_by_the_clocks_that_it_was_filled_in_by() {
    let site = calendar(Tz::Europe__Berlin).sqlite().await;
    let row = event(&site, "Fair", "2026-05-01T10:00:00Z").await;
    let ana = site.login("ana").await;
    let form = ana.get(&format!("/event/{}/", row.id)).await.form();
    assert_eq!(form.get("_zone"), Some("Europe/Berlin"));
    let tokyo = form.set("_zone", "Asia/Tokyo").set("starts", "2026-05-01T19:00:00");
    let saved = ana.submit(tokyo.set("ends", "2026-05-01T20:00:00").set("title", "Show")).await;
    assert_eq!(saved.status(), 303, "{saved:?}");
    let after = &all(&site).await[0];
    assert_eq!((after.starts, after.ends), (row.starts, row.ends), "the same moments");
    assert_eq!(after.title, "Show");
}

#[tokio::test]
async fn the_history_tells_moments_by_the_clocks_of_its_reader() {
    let site = calendar(Tz::Europe__Berlin).sqlite().await;
    let row = event(&site, "Fair", "2026-05-01T10:00:00Z").await;
    let ana = site.login("ana").await;
    let path = format!("/event/{}/", row.id);
    let form = ana.get(&path).await.form();
    ana.submit(form.set("starts", "2026-05-01T13:00")).await;
    let text = ana.get(&format!("{path}-/history")).await.text();
    assert!(text.contains("2026-05-01 12:00"), "{text}");
    assert!(text.contains("2026-05-01 13:00"), "{text}");
}

/// The titles on the list with this query.
async fn titles(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.get(&format!("/event/?{query}")).await;
    assert_eq!(page.status(), 200, "{query}: {page:?}");
    page.rows().into_iter().map(|row| row[0].clone()).collect()
}

/// In each zone, moments around the two ends of a day, and what is found of them by that day.
#[tokio::test]
async fn a_day_holds_exactly_the_moments_at_which_clocks_showed_it() {
    let days = [
        (Tz::Europe__Berlin, "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"),
        (Tz::Europe__Berlin, "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"),
        (Tz::America__Sao_Paulo, "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T01:59:59Z"),
        (Tz::America__Sao_Paulo, "2018-02-17", "2018-02-17T02:00:00Z", "2018-02-18T02:59:59Z"),
        (Tz::Asia__Kathmandu, "2026-01-01", "2025-12-31T18:15:00Z", "2026-01-01T18:14:59Z"),
    ];
    for (zone, day, first, last) in days {
        calendar(zone)
            .each(async |site| {
                let second = TimeDelta::seconds(1);
                for (title, at) in [
                    ("before", moment(first) - second),
                    ("first", moment(first)),
                    ("last", moment(last)),
                    ("after", moment(last) + second),
                ] {
                    event(&site, title, &at.to_rfc3339()).await;
                }
                let ana = site.login("ana").await;
                let (year, rest) = day.split_once('-').unwrap();
                let (month, date) = rest.split_once('-').unwrap();
                let next = day.parse::<NaiveDate>().unwrap().succ_opt().unwrap();
                let bar = format!("starts__year={year}&starts__month={month}&starts__day={date}");
                for query in [
                    format!("starts={day}"),
                    format!("starts__range={day}..{next}"),
                    format!("starts__gte={day}&starts__lte={day}"),
                    bar,
                ] {
                    assert_eq!(titles(&ana, &query).await, ["first", "last"], "{zone} {query}");
                }
                assert_eq!(titles(&ana, &format!("starts__lt={day}")).await, ["before"]);
                assert_eq!(titles(&ana, &format!("starts__gt={day}")).await, ["after"]);
            })
            .await;
    }
}

#[tokio::test]
async fn the_bar_of_dates_offers_the_days_of_its_readers_clocks() {
    calendar(Tz::Europe__Berlin)
        .each(async |site| {
            event(&site, "April", "2026-03-31T22:30:00Z").await;
            event(&site, "May", "2026-05-01T10:00:00Z").await;
            let ana = site.login("ana").await;
            let links = ana.get("/event/").await.links();
            let offered = |month: u32| {
                let wanted = format!("starts__month={month}&starts__year=2026");
                links.iter().any(|link| link.contains(&wanted))
            };
            assert!(offered(4) && offered(5) && !offered(3), "{links:?}");
            let april = titles(&ana, "starts__year=2026&starts__month=4").await;
            assert_eq!(april, ["April"]);
        })
        .await;
}

#[tokio::test]
async fn a_moment_in_an_address_is_read_by_the_clocks_of_whoever_asks() {
    let site = calendar(Tz::Europe__Berlin).sqlite().await;
    event(&site, "Early", "2026-05-01T09:59:59Z").await;
    event(&site, "Noon", "2026-05-01T10:00:00Z").await;
    let ana = site.login("ana").await;
    assert_eq!(titles(&ana, "starts__gte=2026-05-01T12:00").await, ["Noon"]);
    assert_eq!(titles(&ana, "starts__lt=2026-05-01T10:00Z").await, ["Early"]);
    let page = ana.get("/event/?starts__gte=2026-03-29T02:30").await;
    assert_eq!(page.status(), 400, "clocks never showed it");
    assert!(page.text().contains("Europe/Berlin"), "{page:?}");
}
