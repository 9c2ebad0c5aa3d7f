//! What is refused, and with which sentence.

use std::collections::BTreeSet;

use backoffice::value::{fits, parse};
use sea_orm::{
    ColumnType, DbBackend, Value,
    sea_query::{ArrayType, IntoIden, StringLen},
};

use super::columns::column;

fn refusal(text: &str, kind: ArrayType, column_type: ColumnType) -> &'static str {
    parse(text, &column(kind, column_type)).expect_err(text).key()
}

#[test]
fn text_that_is_no_value_is_refused_with_the_sentence_that_helps() {
    use ArrayType as A;
    use ColumnType as C;
    let money = C::Decimal(Some((10, 2)));
    let cases: &[(&str, A, C, &str)] = &[
        ("", A::Int, C::Integer, "error-required"),
        ("   ", A::Int, C::Integer, "error-required"),
        ("1.5", A::Int, C::Integer, "error-not-a-whole-number"),
        ("1e3", A::Int, C::Integer, "error-not-a-whole-number"),
        ("1 000", A::Int, C::Integer, "error-not-a-whole-number"),
        ("--1", A::Int, C::Integer, "error-not-a-whole-number"),
        ("٣", A::Int, C::Integer, "error-not-a-whole-number"),
        ("2147483648", A::Int, C::Integer, "error-number-range"),
        ("70000", A::Int, C::SmallInteger, "error-number-range"),
        ("-1", A::BigUnsigned, C::BigUnsigned, "error-number-range"),
        ("18446744073709551616", A::BigUnsigned, C::BigUnsigned, "error-number-range"),
        (
            "99999999999999999999999999999999999999999999",
            A::BigInt,
            C::BigInteger,
            "error-number-range",
        ),
        ("nan", A::Double, C::Double, "error-not-a-number"),
        ("inf", A::Double, C::Double, "error-not-a-number"),
        ("1e400", A::Double, C::Double, "error-number-range"),
        ("1e39", A::Float, C::Float, "error-number-range"),
        ("1,5", A::Decimal, money.clone(), "error-not-a-number"),
        ("1e2", A::Decimal, money.clone(), "error-not-a-number"),
        (".", A::Decimal, money.clone(), "error-not-a-number"),
        ("1.005", A::Decimal, money.clone(), "error-decimal-scale"),
        ("123456789", A::Decimal, money.clone(), "error-decimal-whole"),
        ("0.5", A::Decimal, C::Decimal(Some((5, 0))), "error-no-decimals"),
        ("1.00000000000000000000000000001", A::Decimal, C::Decimal(None), "error-decimal-digits"),
        ("a\0b", A::String, C::Text, "error-nul"),
        ("abcd", A::String, C::String(StringLen::N(3)), "error-too-long"),
        ("ab", A::Char, C::Char(None), "error-one-character"),
        ("not-a-uuid", A::Uuid, C::Uuid, "error-not-a-uuid"),
        ("maybe", A::Bool, C::Boolean, "error-not-yes-or-no"),
        ("31.01.2026", A::ChronoDate, C::Date, "error-not-a-date"),
        ("2026-1-31", A::ChronoDate, C::Date, "error-not-a-date"),
        ("2026-02-30", A::ChronoDate, C::Date, "error-no-such-date"),
        ("0000-01-01", A::TimeDate, C::Date, "error-no-such-date"),
        ("10000-01-01", A::ChronoDate, C::Date, "error-not-a-date"),
        ("24:00", A::ChronoTime, C::Time, "error-not-a-time"),
        ("23:59:60", A::ChronoTime, C::Time, "error-not-a-time"),
        ("23:59:60", A::TimeTime, C::Time, "error-not-a-time"),
        ("13:05:07.1234567890", A::ChronoTime, C::Time, "error-not-a-time"),
        ("2026-01-31", A::ChronoDateTime, C::DateTime, "error-not-a-datetime"),
        ("2026-01-31T13:05Z", A::ChronoDateTime, C::DateTime, "error-no-offset"),
        ("2026-01-31T13:05+25:00", A::ChronoDateTimeUtc, C::Timestamp, "error-not-a-datetime"),
        ("0001-01-01T00:00+02:00", A::ChronoDateTimeUtc, C::Timestamp, "error-no-such-date"),
        ("{", A::Json, C::Json, "error-not-json"),
        ("{} x", A::Json, C::Json, "error-not-json"),
        ("\"\\u0000\"", A::Json, C::Json, "error-nul"),
        ("abc", A::Bytes, C::Blob, "error-not-hex"),
        ("zz", A::Bytes, C::Blob, "error-not-hex"),
        ("aabbcc", A::Bytes, C::VarBinary(StringLen::N(2)), "error-too-many-bytes"),
        ("5", A::Int, C::Array(C::Integer.into()), "error-not-a-list"),
        ("[1, null]", A::Int, C::Array(C::Integer.into()), "error-null-in-list"),
        ("[1, \"x\"]", A::Int, C::Array(C::Integer.into()), "error-list-item"),
    ];
    for (text, kind, column_type, key) in cases {
        assert_eq!(refusal(text, kind.clone(), column_type.clone()), *key, "{text:?} as {kind:?}");
    }
}

#[test]
fn a_refusal_names_the_limits() {
    let message =
        parse("300", &column(ArrayType::TinyUnsigned, ColumnType::TinyUnsigned)).unwrap_err();
    assert_eq!(message.args(), [("min", "0".to_owned()), ("max", "255".to_owned())]);
    let message = parse("[1,\n 2,,]", &column(ArrayType::Json, ColumnType::Json)).unwrap_err();
    assert_eq!(message.args(), [("line", "2".to_owned()), ("column", "4".to_owned())]);
}

#[test]
fn deep_json_is_refused_and_the_deepest_allowed_is_read() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let json = column(ArrayType::Json, ColumnType::Json);
    assert!(parse(&nested(64), &json).is_ok());
    for depth in [65, 128, 129, 100_000] {
        assert_eq!(parse(&nested(depth), &json).unwrap_err().key(), "error-json-depth", "{depth}");
    }
}

#[test]
fn only_the_words_of_a_native_enum_are_taken() {
    let native = ColumnType::Enum {
        name: "mood".into_iden(),
        variants: vec!["in progress".into_iden(), "42".into_iden()],
    };
    for kind in [ArrayType::String, ArrayType::Enum(Box::new("mood".into()))] {
        assert!(parse("in progress", &column(kind.clone(), native.clone())).is_ok());
        assert_eq!(refusal("done", kind, native.clone()), "error-not-a-choice");
    }
}

#[test]
fn a_number_is_refused_only_where_the_database_cannot_hold_it() {
    let column = column(ArrayType::BigUnsigned, ColumnType::BigUnsigned);
    let value = parse("18446744073709551615", &column).unwrap();
    assert!(fits(&value, &column, DbBackend::MySql).is_ok());
    for backend in [DbBackend::Postgres, DbBackend::Sqlite] {
        let message = fits(&value, &column, backend).unwrap_err();
        assert_eq!(message.args()[1], ("max", i64::MAX.to_string()));
        assert!(fits(&Value::from(5_u64), &column, backend).is_ok());
    }
}

#[test]
fn every_sentence_is_written_down_once() {
    let texts = std::fs::read_to_string("../templates/texts/en/field.ftl").unwrap();
    let written: Vec<&str> =
        texts.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
    let unique: BTreeSet<&str> = written.iter().copied().collect();
    assert_eq!(written.len(), unique.len());
    let mut used = BTreeSet::new();
    for folder in ["src/value", "src/field"] {
        for file in std::fs::read_dir(folder).unwrap() {
            let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for part in source.split("Message::new(\"").skip(1) {
                used.insert(part.split('"').next().unwrap().to_owned());
            }
        }
    }
    // Yes and no are words of every page.
    used.retain(|key| key.starts_with("error-"));
    assert_eq!(used.iter().map(String::as_str).collect::<BTreeSet<_>>(), unique);
}
