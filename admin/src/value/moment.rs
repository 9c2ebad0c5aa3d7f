//! Moments as clocks where their reader is show them.
//!
//! Here, too, `parse_local(local_text(v)) == v`. What clocks showed twice is read as the first of
//! both, so the second carries its offset; so does a moment that is stored with one of its own.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use sea_orm::Value;

use super::{clock, date, parse, text};
use crate::{
    Message,
    descriptor::ColumnShape,
    format::{Format, NoSuchTime},
};

/// The moment in a value; `None` for anything else, and for what a clock showed without saying where.
#[must_use]
pub fn moment(value: &Value) -> Option<DateTime<Utc>> {
    match value {
        Value::ChronoDateTimeUtc(at) => *at,
        Value::ChronoDateTimeLocal(at) => at.map(|at| at.to_utc()),
        Value::ChronoDateTimeWithTimeZone(at) => at.map(|at| at.to_utc()),
        Value::TimeDateTimeWithTimeZone(at) => {
            at.and_then(|at| DateTime::from_timestamp(at.unix_timestamp(), at.nanosecond()))
        }
        _ => None,
    }
}

/// The text of a value where this person reads and types it; that of a moment is told by their
/// clocks.
///
/// ```
/// use backoffice::{format::{Format, Tz}, value};
/// use sea_orm::Value;
///
/// let berlin = Format::new(Tz::Europe__Berlin, "de");
/// let noon: Value = "2026-07-01T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
/// assert_eq!(value::local_text(&noon, &berlin), "2026-07-01T14:00:00");
/// ```
#[must_use]
pub fn local_text(value: &Value, format: &Format) -> String {
    let Some(at) = moment(value).filter(|_| !has_own_offset(value)) else { return text(value) };
    let local = format.local(at);
    let words = date::local_text(local);
    match format.instant(local) {
        Ok(same) if same == at => words,
        _ => format!("{words}{}", offset_text(local, at)),
    }
}

/// Reads what [`local_text`] wrote, and whatever this person types.
///
/// # Errors
///
/// A sentence that says what is wrong with the text and what would be right.
pub fn parse_local(text: &str, column: &ColumnShape, format: &Format) -> Result<Value, Message> {
    if !date::is_zoned_kind(&column.value_type) || text.trim().is_empty() {
        return parse(text, column);
    }
    match clock::moment(text.trim())? {
        typed if typed.offset.is_some() => parse(text, column),
        typed => {
            let at = format.instant(typed.local).map_err(|none| left_out(none, format))?;
            parse(&date::local_text(at.naive_utc()), column)
        }
    }
}

fn left_out(none: NoSuchTime, format: &Format) -> Message {
    Message::new("error-no-such-time")
        .with("zone", format.zone().name())
        .with("next", none.next.format("%Y-%m-%d %H:%M"))
}

/// Whether the value is stored with an offset that would be lost.
fn has_own_offset(value: &Value) -> bool {
    match value {
        Value::ChronoDateTimeWithTimeZone(Some(at)) => at.offset().local_minus_utc() != 0,
        Value::TimeDateTimeWithTimeZone(Some(at)) => !at.offset().is_utc(),
        _ => false,
    }
}

/// `+01:00`, and `+00:00` for UTC, which must be said here.
fn offset_text(local: NaiveDateTime, at: DateTime<Utc>) -> String {
    let seconds = (local - at.naive_utc()).num_seconds();
    match i32::try_from(seconds).ok().and_then(FixedOffset::east_opt) {
        Some(offset) if offset.local_minus_utc() != 0 => {
            clock::offset_text(offset.local_minus_utc())
        }
        _ => "+00:00".to_owned(),
    }
}
