//! Days of the calendar, and what they are in a column that may keep the time, too.

use chrono::{Datelike, Days, NaiveDate};
use sea_orm::Value;

use crate::{Message, descriptor::ColumnShape, field::Kind, resource::Path, value};

/// The last year that every database keeps.
pub(super) const LAST_YEAR: i32 = 9999;

/// `2026-01-31`.
pub(super) fn parse(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && (1..=LAST_YEAR).contains(&day.year())).then_some(day)
}

/// The day after; the last day there is has none.
pub(super) fn next(day: NaiveDate) -> Result<NaiveDate, Message> {
    let next = day.checked_add_days(Days::new(1));
    next.filter(|next| next.year() <= LAST_YEAR).ok_or_else(|| Message::new("error-no-such-date"))
}

/// The first moment of a day, as the column keeps it; in UTC where that is a question.
pub(super) fn start(day: NaiveDate, path: &Path) -> Result<Value, Message> {
    let time = if path.field.kind == Kind::Date { "" } else { "T00:00" };
    typed(&format!("{}{time}", day.format("%Y-%m-%d")), &path.field.column)
}

fn typed(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    value::parse(text, column)
}

/// The day of a value in UTC; `None` for what is no date or lies where nobody looks.
pub(super) fn of(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::ChronoDateTimeWithTimeZone(Some(at)) => Some(at.naive_utc().date()),
        Value::TimeDateTimeWithTimeZone(Some(at)) => {
            parse(&at.to_offset(time::UtcOffset::UTC).date().to_string())
        }
        _ => value::text(value).get(..10).and_then(parse),
    }
}
