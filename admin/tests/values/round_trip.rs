//! The rule that holds the panel together: `parse(text(v)) == v`.

use backoffice::value::{is_null, json, null_of, parse, text};
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use rust_decimal::Decimal;
use sea_orm::{
    ColumnType, Value,
    sea_query::{ArrayType, Enum, OptionEnum, StringLen},
};
use serde_json::json;
use uuid::Uuid;

use super::columns::{column, nullable};

const ROUNDS: usize = 2_000;

/// Every kind with a plain column for it.
fn kinds() -> Vec<(ArrayType, ColumnType)> {
    use ArrayType as A;
    use ColumnType as C;
    vec![
        (A::Bool, C::Boolean),
        (A::TinyInt, C::TinyInteger),
        (A::SmallInt, C::SmallInteger),
        (A::Int, C::Integer),
        (A::BigInt, C::BigInteger),
        (A::TinyUnsigned, C::TinyUnsigned),
        (A::SmallUnsigned, C::SmallUnsigned),
        (A::Unsigned, C::Unsigned),
        (A::BigUnsigned, C::BigUnsigned),
        (A::Float, C::Float),
        (A::Double, C::Double),
        (A::Decimal, C::Decimal(None)),
        (A::String, C::Text),
        (A::Char, C::Char(Some(1))),
        (A::Enum(Box::new("mood".into())), C::custom("mood")),
        (A::Bytes, C::Blob),
        (A::Json, C::Json),
        (A::Uuid, C::Uuid),
        (A::ChronoDate, C::Date),
        (A::ChronoTime, C::Time),
        (A::ChronoDateTime, C::DateTime),
        (A::ChronoDateTimeUtc, C::TimestampWithTimeZone),
        (A::ChronoDateTimeLocal, C::TimestampWithTimeZone),
        (A::ChronoDateTimeWithTimeZone, C::TimestampWithTimeZone),
        (A::TimeDate, C::Date),
        (A::TimeTime, C::Time),
        (A::TimeDateTime, C::DateTime),
        (A::TimeDateTimeWithTimeZone, C::TimestampWithTimeZone),
    ]
}

#[test]
fn every_random_value_reads_back_as_itself() {
    let mut dice = StdRng::seed_from_u64(7);
    for (kind, column_type) in kinds() {
        let column = column(kind.clone(), column_type);
        for _ in 0..ROUNDS {
            let value = random(&kind, &mut dice);
            let written = text(&value);
            let read = parse(&written, &column);
            assert_eq!(read.as_ref(), Ok(&value), "{kind:?}: {written:?}");
            assert_eq!(text(&read.unwrap()), written);
        }
    }
}

#[test]
fn every_list_reads_back_as_itself() {
    let mut dice = StdRng::seed_from_u64(8);
    for (kind, column_type) in kinds() {
        let column = column(kind.clone(), ColumnType::Array(column_type.into()));
        for length in [0, 1, 7] {
            let items = (0..length).map(|_| random(&kind, &mut dice)).collect();
            let value = Value::Array(kind.clone(), Some(Box::new(items)));
            let written = text(&value);
            assert_eq!(parse(&written, &column).as_ref(), Ok(&value), "{kind:?}: {written}");
        }
    }
}

#[test]
fn null_is_empty_text_of_the_very_kind() {
    for (kind, column_type) in kinds() {
        for column_type in [column_type.clone(), ColumnType::Array(column_type.into())] {
            let column = nullable(column(kind.clone(), column_type));
            let null = null_of(&column);
            assert!(is_null(&null));
            assert_eq!(text(&null), "");
            assert_eq!(json(&null), json!(null));
            assert_eq!(parse("", &column), Ok(null));
        }
    }
}

#[test]
fn extremes_read_back_as_themselves() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let (first, last) = (day(1, 1, 1), day(9999, 12, 31));
    let midnight = NaiveTime::MIN;
    let latest = NaiveTime::from_hms_nano_opt(23, 59, 59, 999_999_999).unwrap();
    let decimal = |text: &str| Value::Decimal(Some(Decimal::from_str_exact(text).unwrap()));
    let offset = |seconds| {
        let zone = FixedOffset::east_opt(seconds).unwrap();
        Value::from(first.succ_opt().unwrap().and_time(latest).and_local_timezone(zone).unwrap())
    };
    let values = [
        Value::from(i64::MIN),
        Value::from(i64::MAX),
        Value::from(u64::MAX),
        Value::from(i8::MIN),
        Value::from(f64::MAX),
        Value::from(f64::MIN_POSITIVE),
        Value::from(5e-324_f64),
        Value::from(-0.0_f64),
        Value::from(f32::MAX),
        Value::from(1e-45_f32),
        Value::from(0.1_f32),
        Value::from(16_777_217.0_f64),
        decimal("79228162514264337593543950335"),
        decimal("-0.0000000000000000000000000001"),
        decimal("1.50"),
        decimal("0.00"),
        Value::from(""),
        Value::from(" blanks at both ends "),
        Value::from("line\r\nbreaks\nof\rall kinds\r\n\r\n"),
        Value::from("quotes ' \" ` and \\ and % and _"),
        Value::from("emoji 🧑🏽‍🚀 and \u{202e}right to left שלום"),
        Value::from("x".repeat(10_240)),
        Value::Char(Some('🦀')),
        Value::Char(Some(' ')),
        Value::Char(Some('\n')),
        Value::from(Vec::<u8>::from_iter(0..=255)),
        Value::from(first),
        Value::from(last),
        Value::from(midnight),
        Value::from(latest),
        Value::from(first.and_time(midnight)),
        Value::from(last.and_time(latest)),
        Value::from(first.and_time(midnight).and_utc()),
        Value::from(last.and_time(latest).and_utc()),
        offset(0),
        offset(86_399),
        offset(-86_399),
        offset(19_800),
        Value::from(json!({"deep": [[[1, 2.5, null, true, "ü"]]], "": {}})),
        Value::from(json!(u64::MAX)),
        Value::from(json!(i64::MIN)),
    ];
    for value in values {
        let column = column(value.array_type(), ColumnType::Text);
        let written = text(&value);
        assert_eq!(parse(&written, &column).as_ref(), Ok(&value), "{written:?}");
    }
}

#[test]
fn what_a_browser_sends_is_read() {
    let at = |nano| {
        let time = NaiveTime::from_hms_nano_opt(13, 5, 7, nano).unwrap();
        NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().and_time(time)
    };
    let local = column(ArrayType::ChronoDateTime, ColumnType::DateTime);
    let minute = at(0).with_second(0).unwrap();
    assert_eq!(parse("2026-01-31T13:05", &local), Ok(Value::from(minute)));
    assert_eq!(parse("2026-01-31 13:05:07", &local), Ok(Value::from(at(0))));
    assert_eq!(parse(" 2026-01-31T13:05:07.123 ", &local), Ok(Value::from(at(123_000_000))));

    let utc = column(ArrayType::ChronoDateTimeUtc, ColumnType::TimestampWithTimeZone);
    let moment = Ok(Value::from(at(123_456_000).and_utc()));
    assert_eq!(parse("2026-01-31T13:05:07.123456", &utc), moment);
    assert_eq!(parse("2026-01-31T13:05:07.123456Z", &utc), moment);
    assert_eq!(parse("2026-01-31T15:05:07.123456+02:00", &utc), moment);
    assert_eq!(parse("2026-01-31 15:05:07.123456 +02:00", &utc), moment);
}

#[test]
fn an_offset_is_kept_where_it_is_stored() {
    let zoned = column(ArrayType::ChronoDateTimeWithTimeZone, ColumnType::TimestampWithTimeZone);
    for written in
        ["2026-01-31T13:05:07+05:30", "1890-01-31T13:05:07.5-00:44:30", "2026-01-31T13:05:07"]
    {
        assert_eq!(text(&parse(written, &zoned).unwrap()), written);
    }
}

#[test]
fn json_loses_nothing_and_names_the_zone() {
    let decimal = Value::from(Decimal::from_str_exact("12345678901234567890.10").unwrap());
    assert_eq!(json(&decimal), json!("12345678901234567890.10"));
    assert_eq!(json(&Value::from(u64::MAX)), json!(u64::MAX));
    assert_eq!(json(&Value::from(0.1_f32)), json!(0.1));
    let noon = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().and_hms_opt(12, 0, 0).unwrap();
    assert_eq!(json(&Value::from(noon)), json!("2026-01-31T12:00:00"));
    assert_eq!(json(&Value::from(noon.and_utc())), json!("2026-01-31T12:00:00Z"));
    assert_eq!(json(&Value::from(vec![0xde_u8, 0xad])), json!("dead"));
}

fn random(kind: &ArrayType, dice: &mut StdRng) -> Value {
    match kind {
        ArrayType::Bool => Value::from(dice.random::<bool>()),
        ArrayType::TinyInt => Value::from(dice.random::<i8>()),
        ArrayType::SmallInt => Value::from(dice.random::<i16>()),
        ArrayType::Int => Value::from(dice.random::<i32>()),
        ArrayType::BigInt => Value::from(dice.random::<i64>()),
        ArrayType::TinyUnsigned => Value::from(dice.random::<u8>()),
        ArrayType::SmallUnsigned => Value::from(dice.random::<u16>()),
        ArrayType::Unsigned => Value::from(dice.random::<u32>()),
        ArrayType::BigUnsigned => Value::from(dice.random::<u64>()),
        ArrayType::Float => Value::from(finite(dice, |dice| f32::from_bits(dice.random()))),
        ArrayType::Double => Value::from(finite(dice, |dice| f64::from_bits(dice.random()))),
        ArrayType::Decimal => Value::from(decimal(dice)),
        ArrayType::String => Value::from(words(dice)),
        ArrayType::Char => Value::Char(Some(character(dice))),
        ArrayType::Enum(name) => {
            let value = format!("x{}", words(dice)).into();
            Value::Enum(OptionEnum::Some(Box::new(Enum { type_name: (**name).clone(), value })))
        }
        ArrayType::Bytes => {
            Value::from((0..=dice.random_range(0..40)).map(|_| dice.random()).collect::<Vec<u8>>())
        }
        ArrayType::Json => Value::from(document(dice, 4)),
        ArrayType::Uuid => Value::from(Uuid::from_u128(dice.random())),
        kind => date(kind, dice),
    }
}

fn finite<F: Copy + Into<f64>>(dice: &mut StdRng, roll: impl Fn(&mut StdRng) -> F) -> F {
    loop {
        let number = roll(dice);
        if number.into().is_finite() {
            return number;
        }
    }
}

fn decimal(dice: &mut StdRng) -> Decimal {
    let size = dice.random_range(0..96);
    let digits =
        i128::from_be_bytes(dice.random::<u128>().to_be_bytes()).unsigned_abs() >> (128 - 1 - size);
    let digits = i128::try_from(digits & ((1 << 96) - 1)).unwrap();
    let sign = if dice.random() { 1 } else { -1 };
    Decimal::from_i128_with_scale(sign * digits, dice.random_range(0..=28))
}

fn character(dice: &mut StdRng) -> char {
    loop {
        let range = if dice.random() { 1..0x80 } else { 1..0x11_0000 };
        if let Some(c) = char::from_u32(dice.random_range(range)) {
            return c;
        }
    }
}

fn words(dice: &mut StdRng) -> String {
    (0..dice.random_range(0..30)).map(|_| character(dice)).collect()
}

fn document(dice: &mut StdRng, depth: u32) -> serde_json::Value {
    match dice.random_range(0..if depth == 0 { 5 } else { 7 }) {
        0 => json!(null),
        1 => json!(dice.random::<bool>()),
        2 => json!(dice.random::<i64>()),
        3 => json!(finite(dice, |dice| f64::from_bits(dice.random()))),
        4 => json!(words(dice)),
        5 => (0..3).map(|_| document(dice, depth - 1)).collect(),
        _ => (0..3).map(|_| (words(dice), document(dice, depth - 1))).collect(),
    }
}

fn date(kind: &ArrayType, dice: &mut StdRng) -> Value {
    let days = dice.random_range(366..3_652_000);
    let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
    let nano = [0, 1_000_000, 1_000, 1][dice.random_range(0..4)] * dice.random_range(0..999);
    let time =
        NaiveTime::from_num_seconds_from_midnight_opt(dice.random_range(0..86_400), nano).unwrap();
    let at: NaiveDateTime = day.and_time(time);
    let zone = FixedOffset::east_opt(dice.random_range(-86_399..86_400)).unwrap();
    let other = time::OffsetDateTime::from_unix_timestamp_nanos(
        i128::from(at.and_utc().timestamp()) * 1_000_000_000 + i128::from(nano),
    )
    .unwrap();
    match kind {
        ArrayType::ChronoDate => Value::from(day),
        ArrayType::ChronoTime => Value::from(time),
        ArrayType::ChronoDateTime => Value::from(at),
        ArrayType::ChronoDateTimeUtc => Value::from(at.and_utc()),
        ArrayType::ChronoDateTimeLocal => Value::from(DateTime::<Local>::from(at.and_utc())),
        ArrayType::ChronoDateTimeWithTimeZone => Value::from(in_zone(at.and_utc(), zone)),
        ArrayType::TimeDate => Value::from(other.date()),
        ArrayType::TimeTime => Value::from(other.time()),
        ArrayType::TimeDateTime => {
            Value::from(time::PrimitiveDateTime::new(other.date(), other.time()))
        }
        _ => Value::from(other),
    }
}

fn in_zone(at: DateTime<Utc>, zone: FixedOffset) -> DateTime<FixedOffset> {
    at.with_timezone(&zone)
}

#[test]
fn the_length_of_a_text_is_counted_in_characters() {
    let short = column(ArrayType::String, ColumnType::String(StringLen::N(3)));
    assert_eq!(parse("🦀🦀🦀", &short), Ok(Value::from("🦀🦀🦀")));
    assert_eq!(parse("🦀🦀🦀🦀", &short).unwrap_err().key(), "error-too-long");
}
