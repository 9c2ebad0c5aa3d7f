//! How values are shown.

use backoffice::{
    Message,
    descriptor::{EntityDescriptor, EntityShape},
    field::{Field, Shown},
    format::Format,
};
use chrono::{FixedOffset, NaiveDate};
use sea_orm::Value;
use serde_json::json;

use super::entity::full;

fn field(name: &str) -> Field {
    let shape = EntityShape::of::<full::Entity>();
    Field::new(&shape, shape.column_index(name).unwrap(), &EntityDescriptor::default())
}

fn words(text: &str) -> Shown {
    field("story").show(&Value::from(text), &Format::default())
}

#[test]
fn nothing_to_see_is_empty() {
    for value in [Value::String(None), Value::from(""), Value::from(" \r\n\t ")] {
        assert_eq!(field("name").show(&value, &Format::default()), Shown::Empty);
    }
    assert_eq!(field("yes").show(&Value::Bool(None), &Format::default()), Shown::Empty);
    assert_eq!(
        field("yes").show(&Value::from(false), &Format::default()),
        Shown::Bool { yes: false }
    );
}

#[test]
fn long_text_is_cut_and_kept_whole_beside_it() {
    assert_eq!(words("short"), Shown::Text { short: "short".into(), full: None });
    let long = "ü".repeat(81);
    let Shown::Text { short, full } = words(&long) else { panic!("text") };
    assert_eq!((short.chars().count(), full), (80, Some(long)));
    let lines = Shown::Text { short: "one two".into(), full: Some("one\r\n two".into()) };
    assert_eq!(words("one\r\n two"), lines);
}

#[test]
fn numbers_are_grouped_but_keys_are_not() {
    let grouped = |name: &str, value: Value| match field(name).show(&value, &Format::default()) {
        Shown::Number { grouped, .. } => grouped,
        other => panic!("{other:?}"),
    };
    assert_eq!(grouped("big", Value::from(i64::MIN)), "-9,223,372,036,854,775,808");
    assert_eq!(grouped("int", Value::from(2026)), "2026");
    assert_eq!(grouped("int", Value::from(-20_260)), "-20,260");
    assert_eq!(grouped("double", Value::from(12_345.678_9)), "12,345.6789");
    assert_eq!(grouped("double", Value::from(1e300)), "1e300");
    assert_eq!(grouped("id", Value::from(1_234_567_i64)), "1234567");
}

#[test]
fn a_moment_names_its_zone_and_a_clock_does_not() {
    let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let at = day.and_hms_micro_opt(13, 5, 0, 250_000).unwrap();
    let time = |iso: &str, text: &str, zone: Option<&'static str>| Shown::Time {
        iso: iso.into(),
        text: text.into(),
        zone: zone.map(Message::new),
    };
    assert_eq!(
        field("day").show(&day.into(), &Format::default()),
        time("2026-01-31", "2026-01-31", None)
    );
    assert_eq!(
        field("clock").show(&at.time().into(), &Format::default()),
        time("13:05:00.25", "13:05", None)
    );
    let minute = day.and_hms_opt(13, 5, 0).unwrap();
    assert_eq!(
        field("at").show(&minute.into(), &Format::default()),
        time("2026-01-31T13:05:00", "2026-01-31 13:05", None)
    );
    let utc = minute.and_utc();
    assert_eq!(
        field("utc").show(&utc.into(), &Format::default()),
        time("2026-01-31T13:05:00Z", "2026-01-31 13:05", Some("zone-utc"))
    );
    let there = utc.with_timezone(&FixedOffset::west_opt(12_600).unwrap());
    let expected = time("2026-01-31T09:35:00-03:30", "2026-01-31 13:05", Some("zone-utc"));
    assert_eq!(field("zoned").show(&there.into(), &Format::default()), expected);
}

#[test]
fn only_what_opens_a_page_or_a_mail_is_a_link() {
    let link = |href: &str, short: &str| Shown::Link { href: href.into(), short: short.into() };
    assert_eq!(
        words("https://example.com/a?b=1"),
        link("https://example.com/a?b=1", "https://example.com/a?b=1")
    );
    for hostile in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "https://a\"onmouseover=alert(1)",
        "https://a\u{0}b",
        "http://a\nb",
        "//example.com",
        "see https://example.com",
    ] {
        assert!(matches!(words(hostile), Shown::Text { .. }), "{hostile}");
    }
}

#[test]
fn json_and_bytes_show_their_beginning() {
    let doc = field("doc").show(&Value::from(json!({"a": [1, null]})), &Format::default());
    assert_eq!(doc, Shown::Json { short: r#"{"a":[1,null]}"#.into(), full: None });
    let Shown::Json { full: Some(full), .. } =
        field("doc").show(&json!(vec![1; 100]).into(), &Format::default())
    else {
        panic!("long json")
    };
    assert!(full.contains("[\n  1,"));
    let bytes = field("raw").show(&Value::from(vec![0xab_u8; 9]), &Format::default());
    assert_eq!(bytes, Shown::Bytes { size: 9, start: "ab".repeat(8), more: true });
}

#[test]
fn a_foreign_key_falls_back_to_the_key() {
    let key = Value::from(5_i64);
    let related = |label: &str| Shown::Related { label: label.into(), key: "5".into() };
    assert_eq!(Shown::related(&key, Some("Acme")), related("Acme"));
    assert_eq!(Shown::related(&key, Some(" ")), related("5"));
    assert_eq!(Shown::related(&key, None), related("5"));
    assert_eq!(Shown::related(&Value::BigInt(None), Some("Acme")), Shown::Empty);
}

#[test]
fn a_choice_is_shown_by_its_label() {
    let value = Value::from(super::entity::Mood::InProgress);
    let shown = field("mood").show(&value, &Format::default());
    assert_eq!(shown, Shown::Choice { label: "In progress".into(), value: "in progress".into() });
}
