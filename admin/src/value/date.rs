//! Dates and times of both calendar crates that SeaORM knows.

use chrono::{
    DateTime, Datelike, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Timelike,
};
use sea_orm::{Value, sea_query::ArrayType};

use super::clock::{self, Moment};
use crate::Message;

/// `None` when the kind is no date or time.
pub(super) fn parse(text: &str, kind: &ArrayType) -> Option<Result<Value, Message>> {
    Some(match kind {
        ArrayType::ChronoDate => clock::day(text).map(|day| Value::ChronoDate(Some(day))),
        ArrayType::ChronoTime => clock::time(text).map(|time| Value::ChronoTime(Some(time))),
        ArrayType::TimeDate => clock::day(text).map(|day| Value::TimeDate(time_date(day))),
        ArrayType::TimeTime => clock::time(text).map(|time| Value::TimeTime(time_time(time))),
        ArrayType::ChronoDateTime | ArrayType::TimeDateTime => {
            clock::moment(text).and_then(|moment| local(&moment, kind))
        }
        ArrayType::ChronoDateTimeUtc
        | ArrayType::ChronoDateTimeLocal
        | ArrayType::ChronoDateTimeWithTimeZone
        | ArrayType::TimeDateTimeWithTimeZone => {
            clock::moment(text).and_then(|moment| zoned(&moment, kind))
        }
        _ => return None,
    })
}

/// What a clock showed: an offset would be lost, so none is taken.
fn local(moment: &Moment, kind: &ArrayType) -> Result<Value, Message> {
    if moment.offset.is_some() {
        return Err(Message::new("error-no-offset"));
    }
    Ok(match kind {
        ArrayType::TimeDateTime => Value::TimeDateTime(time_date_time(moment.local)),
        _ => Value::ChronoDateTime(Some(moment.local)),
    })
}

/// A moment: UTC unless an offset was written.
fn zoned(moment: &Moment, kind: &ArrayType) -> Result<Value, Message> {
    let wrong = || Message::new("error-no-such-date");
    let offset = FixedOffset::east_opt(moment.offset.unwrap_or(0)).ok_or_else(wrong)?;
    let value = moment.local.and_local_timezone(offset).single().ok_or_else(wrong)?;
    if !(1..=9999).contains(&value.naive_utc().year()) {
        return Err(wrong());
    }
    Ok(match kind {
        ArrayType::ChronoDateTimeUtc => Value::ChronoDateTimeUtc(Some(value.to_utc())),
        ArrayType::ChronoDateTimeLocal => {
            Value::ChronoDateTimeLocal(Some(value.with_timezone(&Local)))
        }
        ArrayType::TimeDateTimeWithTimeZone => {
            Value::TimeDateTimeWithTimeZone(Some(time_offset(moment).ok_or_else(wrong)?))
        }
        _ => Value::ChronoDateTimeWithTimeZone(Some(value)),
    })
}

fn time_date(day: NaiveDate) -> Option<time::Date> {
    let month = time::Month::try_from(u8::try_from(day.month()).ok()?).ok()?;
    time::Date::from_calendar_date(day.year(), month, u8::try_from(day.day()).ok()?).ok()
}

fn time_time(at: NaiveTime) -> Option<time::Time> {
    let [hour, minute, second] =
        [at.hour(), at.minute(), at.second()].map(|part| u8::try_from(part).unwrap_or(u8::MAX));
    time::Time::from_hms_nano(hour, minute, second, at.nanosecond()).ok()
}

fn time_date_time(at: NaiveDateTime) -> Option<time::PrimitiveDateTime> {
    Some(time::PrimitiveDateTime::new(time_date(at.date())?, time_time(at.time())?))
}

fn time_offset(moment: &Moment) -> Option<time::OffsetDateTime> {
    let offset = time::UtcOffset::from_whole_seconds(moment.offset.unwrap_or(0)).ok()?;
    Some(time_date_time(moment.local)?.assume_offset(offset))
}

/// The text of a date or time that is not null.
pub(super) fn text(value: &Value) -> Option<String> {
    Some(match value {
        Value::ChronoDate(Some(day)) => day_text(*day),
        Value::ChronoTime(Some(time)) => time_text(*time),
        Value::ChronoDateTime(Some(at)) => local_text(*at),
        Value::ChronoDateTimeUtc(Some(at)) => local_text(at.naive_utc()),
        Value::ChronoDateTimeLocal(Some(at)) => local_text(at.naive_utc()),
        Value::ChronoDateTimeWithTimeZone(Some(at)) => offset_text(at),
        Value::TimeDate(Some(day)) => time_day_text(*day),
        Value::TimeTime(Some(time)) => time_clock_text(*time),
        Value::TimeDateTime(Some(at)) => time_local_text(*at),
        Value::TimeDateTimeWithTimeZone(Some(at)) => time_offset_text(at),
        _ => return None,
    })
}

fn day_text(day: NaiveDate) -> String {
    clock::day_text(day.year(), day.month(), day.day())
}

fn time_text(at: NaiveTime) -> String {
    // A leap second is kept by chrono as more than a second of nanoseconds.
    let nano = at.nanosecond().min(999_999_999);
    clock::time_text(at.hour(), at.minute(), at.second(), nano)
}

pub(super) fn local_text(at: NaiveDateTime) -> String {
    format!("{}T{}", day_text(at.date()), time_text(at.time()))
}

fn offset_text(at: &DateTime<FixedOffset>) -> String {
    format!("{}{}", local_text(at.naive_local()), clock::offset_text(at.offset().local_minus_utc()))
}

fn time_day_text(day: time::Date) -> String {
    clock::day_text(day.year(), u32::from(u8::from(day.month())), day.day().into())
}

fn time_clock_text(at: time::Time) -> String {
    clock::time_text(at.hour().into(), at.minute().into(), at.second().into(), at.nanosecond())
}

fn time_local_text(at: time::PrimitiveDateTime) -> String {
    format!("{}T{}", time_day_text(at.date()), time_clock_text(at.time()))
}

fn time_offset_text(at: &time::OffsetDateTime) -> String {
    let local = time::PrimitiveDateTime::new(at.date(), at.time());
    format!("{}{}", time_local_text(local), clock::offset_text(at.offset().whole_seconds()))
}

/// Whether values of this kind are moments.
pub(super) fn is_zoned_kind(kind: &ArrayType) -> bool {
    matches!(
        kind,
        ArrayType::ChronoDateTimeUtc
            | ArrayType::ChronoDateTimeLocal
            | ArrayType::ChronoDateTimeWithTimeZone
            | ArrayType::TimeDateTimeWithTimeZone
    )
}

/// Whether the value is a moment rather than what a clock showed.
pub(super) fn is_zoned(value: &Value) -> bool {
    matches!(
        value,
        Value::ChronoDateTimeUtc(_)
            | Value::ChronoDateTimeLocal(_)
            | Value::ChronoDateTimeWithTimeZone(_)
            | Value::TimeDateTimeWithTimeZone(_)
    )
}
