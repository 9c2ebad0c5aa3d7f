//! A word taken for a value: a key, a number, a day, a UUID.

use chrono::{Days, NaiveDate};
use sea_orm::{DatabaseBackend, Value};

use crate::{descriptor::ColumnShape, field::Kind, format::Format, value};

use super::super::{Op, Path, Predicate};

/// The rows that hold this value, a moment by the clocks of whoever searches; `None` where the word is
/// no such value.
pub(super) fn is(path: &Path, word: &str, format: &Format) -> Option<Predicate> {
    match path.field.kind {
        Kind::Array | Kind::Bytes => None,
        Kind::DateTime { .. } => on_day(path, word, format).or_else(|| equal(path, word, format)),
        _ => equal(path, word, format),
    }
}

fn equal(path: &Path, word: &str, format: &Format) -> Option<Predicate> {
    Some(Predicate::Compare(path.clone(), Op::Eq, typed(word, &path.field.column, format)?))
}

/// A day of a column that keeps the time, too: all of it.
fn on_day(path: &Path, word: &str, format: &Format) -> Option<Predicate> {
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok()?;
    let start = |day| path.field.start_of(day, format).ok();
    let (from, to) = (start(day)?, start(day.checked_add_days(Days::new(1))?)?);
    let from = Predicate::Compare(path.clone(), Op::Gte, from);
    Some(Predicate::All(vec![from, Predicate::Compare(path.clone(), Op::Lt, to)]))
}

/// A value of the column that every database has a type for.
fn typed(word: &str, column: &ColumnShape, format: &Format) -> Option<Value> {
    let value = value::parse_local(word, column, format).ok()?;
    value::fits(&value, column, DatabaseBackend::Sqlite).ok()?;
    Some(value)
}
