//! What time it is, and where a day begins: the one place that knows of time zones.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use sea_orm::Value;

use super::day;
use crate::{Message, field::Kind, resource::Path, value};

/// The present moment of a request, and the zone in which its days begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    now: DateTime<FixedOffset>,
}

impl Clock {
    /// Now, with days as in UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self::at(Utc::now().fixed_offset())
    }

    /// Another moment; days begin as at its offset.
    ///
    /// ```
    /// use backoffice::changelist::Clock;
    ///
    /// let clock = Clock::at("2026-03-01T01:30:00+02:00".parse().unwrap());
    /// assert_eq!(clock.today().to_string(), "2026-03-01");
    /// ```
    #[must_use]
    pub fn at(now: DateTime<FixedOffset>) -> Self {
        Self { now }
    }

    /// The day it is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The moment it is.
    pub(super) fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    /// The first moment of a day, as the column keeps it.
    pub(super) fn start(&self, day: NaiveDate, path: &Path) -> Result<Value, Message> {
        let day = day.format("%Y-%m-%d");
        let text = match path.field.kind {
            Kind::Date => day.to_string(),
            Kind::DateTime { zoned: true } => format!("{day}T00:00{}", self.offset()),
            _ => format!("{day}T00:00"),
        };
        value::parse(&text, &path.field.column)
    }

    /// A moment, as the column keeps it; its day, where that is all it keeps.
    pub(super) fn moment(&self, at: DateTime<FixedOffset>, path: &Path) -> Result<Value, Message> {
        let text = match path.field.kind {
            Kind::Date => at.format("%Y-%m-%d").to_string(),
            Kind::DateTime { zoned: true } => at.to_utc().format("%Y-%m-%dT%H:%M:%S").to_string(),
            _ => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        };
        value::parse(&text, &path.field.column)
    }

    /// The day of a value; `None` for what is no date or lies where nobody looks.
    pub(super) fn day_of(&self, value: &Value) -> Option<NaiveDate> {
        let zone = self.now.timezone();
        match value {
            Value::ChronoDateTimeUtc(Some(at)) => Some(at.with_timezone(&zone).date_naive()),
            Value::ChronoDateTimeLocal(Some(at)) => Some(at.with_timezone(&zone).date_naive()),
            Value::ChronoDateTimeWithTimeZone(Some(at)) => {
                Some(at.with_timezone(&zone).date_naive())
            }
            Value::TimeDateTimeWithTimeZone(Some(at)) => {
                let offset = time::UtcOffset::from_whole_seconds(zone.local_minus_utc()).ok()?;
                day::parse(&at.to_offset(offset).date().to_string())
            }
            _ => value::text(value).get(..10).and_then(day::parse),
        }
    }

    /// Nothing for UTC, which is how a form writes it.
    fn offset(&self) -> String {
        match self.now.timezone().local_minus_utc() {
            0 => String::new(),
            _ => self.now.timezone().to_string(),
        }
    }
}
