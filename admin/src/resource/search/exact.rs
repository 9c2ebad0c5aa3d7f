//! A word taken for a value: a key, a number, a day, a UUID.

use chrono::{Days, NaiveDate};
use sea_orm::{DatabaseBackend, Value};

use crate::{descriptor::ColumnShape, field::Kind, value};

use super::super::{Op, Path, Predicate};

/// The rows that hold this value; `None` where the word is no such value.
pub(super) fn is(path: &Path, word: &str) -> Option<Predicate> {
    match path.field.kind {
        Kind::Array | Kind::Bytes => None,
        Kind::DateTime { .. } => on_day(path, word).or_else(|| equal(path, word)),
        _ => equal(path, word),
    }
}

fn equal(path: &Path, word: &str) -> Option<Predicate> {
    Some(Predicate::Compare(path.clone(), Op::Eq, typed(word, &path.field.column)?))
}

/// A day of a column that keeps the time, too: all of it.
fn on_day(path: &Path, word: &str) -> Option<Predicate> {
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok()?;
    let start = |day: NaiveDate| typed(&format!("{day}T00:00"), &path.field.column);
    let (from, to) = (start(day)?, start(day.checked_add_days(Days::new(1))?)?);
    let from = Predicate::Compare(path.clone(), Op::Gte, from);
    Some(Predicate::All(vec![from, Predicate::Compare(path.clone(), Op::Lt, to)]))
}

/// A value of the column that every database has a type for.
fn typed(word: &str, column: &ColumnShape) -> Option<Value> {
    let value = value::parse(word, column).ok()?;
    value::fits(&value, column, DatabaseBackend::Sqlite).ok()?;
    Some(value)
}
