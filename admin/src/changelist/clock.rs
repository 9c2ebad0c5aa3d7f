//! What time it is for somebody, and where their days begin.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DatabaseBackend, Value};

use super::day;
use crate::{
    Actor, Message,
    field::Kind,
    format::{Format, Tz},
    resource::Path,
    value,
};

/// The present moment of a request, and the zone in which its days begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    now: DateTime<Tz>,
}

impl Clock {
    /// Now, by the clocks of a person.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        Self::at(Utc::now(), actor.format().zone())
    }

    /// Now, with days as in UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self::at(Utc::now(), Tz::UTC)
    }

    /// Another moment, with days as in this zone.
    ///
    /// ```
    /// use backoffice::{changelist::Clock, format::Tz};
    ///
    /// let clock = Clock::at("2026-02-28T23:30:00Z".parse().unwrap(), Tz::Europe__Helsinki);
    /// assert_eq!(clock.today().to_string(), "2026-03-01");
    /// ```
    #[must_use]
    pub fn at(now: DateTime<Utc>, zone: Tz) -> Self {
        Self { now: now.with_timezone(&zone) }
    }

    /// The day it is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The moment it is.
    pub(super) fn now(&self) -> DateTime<Tz> {
        self.now
    }

    /// The first moment of a day, as the column keeps it.
    pub(super) fn start(&self, day: NaiveDate, path: &Path) -> Result<Value, Message> {
        path.field.start_of(day, &self.format())
    }

    /// A moment, as the column keeps it; its day, where that is all it keeps.
    pub(super) fn moment(&self, at: DateTime<Tz>, path: &Path) -> Result<Value, Message> {
        let text = match path.field.kind {
            Kind::Date => at.format("%Y-%m-%d").to_string(),
            Kind::DateTime { zoned: true } => at.to_utc().format("%Y-%m-%dT%H:%M:%S").to_string(),
            _ => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        };
        value::parse(&text, &path.field.column)
    }

    /// A value that is written out, a moment by the clocks in the zone.
    pub(super) fn read(&self, text: &str, path: &Path) -> Result<Value, Message> {
        let value = value::parse_local(text, &path.field.column, &self.format())?;
        value::fits(&value, &path.field.column, DatabaseBackend::Sqlite)?;
        Ok(value)
    }

    /// The day of a value; `None` for what is no date or lies where nobody looks.
    pub(super) fn day_of(&self, value: &Value) -> Option<NaiveDate> {
        match value::moment(value) {
            Some(at) => Some(self.format().local(at).date()).filter(|at| day::is_kept(*at)),
            None => value::text(value).get(..10).and_then(day::parse),
        }
    }

    pub(super) fn format(&self) -> Format {
        Format::default().in_zone(self.now.timezone())
    }
}
