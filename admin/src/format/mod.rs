//! How a person reads days, times and numbers: in which zone, by which customs.
//!
//! Only what is shown follows it. What travels in addresses, hidden inputs and `<time datetime>`
//! stays as machines write it, and keys and years are never grouped.

mod customs;
mod number;
mod zone;

pub use self::{customs::Customs, zone::NoSuchTime};
pub use chrono_tz::Tz;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use crate::Message;

/// The zone and the customs that a person reads by.
///
/// ```
/// use backoffice::format::{Format, Tz};
///
/// let berlin = Format::new(Tz::Europe__Berlin, "de-DE");
/// assert_eq!(berlin.moment("2026-07-01T10:05:00Z".parse().unwrap()), "01.07.2026, 12:05");
/// assert_eq!(berlin.number("-1234567.5"), "-1.234.567,5");
///
/// let nobody = Format::default();
/// assert_eq!(nobody.moment("2026-07-01T10:05:00Z".parse().unwrap()), "2026-07-01 10:05");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    zone: Tz,
    customs: Customs,
}

impl Format {
    /// The customs of a language tag in a zone. A tag that is not known is written as its language
    /// is, and an unknown language as plain English.
    #[must_use]
    pub fn new(zone: Tz, tag: &str) -> Self {
        Self { zone, customs: Customs::of(tag) }
    }

    /// The same customs in another zone.
    #[must_use]
    pub fn in_zone(self, zone: Tz) -> Self {
        Self { zone, ..self }
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What the zone is called.
    #[must_use]
    pub fn zone_name(&self) -> Message {
        match self.zone {
            Tz::UTC => Message::new("zone-utc"),
            zone => Message::literal(zone.name()),
        }
    }

    /// A number, given as a machine writes it.
    #[must_use]
    pub fn number(&self, exact: &str) -> String {
        self.customs.number(exact)
    }

    /// A day.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        day.format(self.customs.day()).to_string()
    }

    /// A time of day, with seconds where there are any.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        time.format(self.customs.time(time.second() != 0)).to_string()
    }

    /// What a clock showed, wherever that was.
    #[must_use]
    pub fn date_time(&self, at: NaiveDateTime) -> String {
        format!("{}{}{}", self.day(at.date()), self.customs.between(), self.time(at.time()))
    }

    /// A moment, as clocks in the zone showed it.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        self.date_time(self.local(at))
    }

    /// What clocks in the zone showed at a moment.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        zone::local(at, self.zone)
    }

    /// The moment at which clocks in the zone showed this, the first one where they showed it twice.
    ///
    /// # Errors
    ///
    /// Where they never did, because they were set forward.
    pub fn instant(&self, local: NaiveDateTime) -> Result<DateTime<Utc>, NoSuchTime> {
        zone::instant(local, self.zone)
    }

    /// The first moment of a day in the zone, which is not always midnight. `None` where the
    /// calendar ends.
    ///
    /// ```
    /// use backoffice::format::{Format, Tz};
    ///
    /// let sao_paulo = Format::new(Tz::America__Sao_Paulo, "pt-BR");
    /// let day = "2018-11-04".parse().unwrap();
    /// assert_eq!(sao_paulo.moment(sao_paulo.start_of(day).unwrap()), "04/11/2018, 01:00");
    /// ```
    #[must_use]
    pub fn start_of(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        zone::start_of(day, self.zone)
    }
}

/// UTC, and days that everybody reads alike.
impl Default for Format {
    fn default() -> Self {
        Self::new(Tz::UTC, "en")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_moment_is_shown_by_the_clocks_and_customs_of_its_reader() {
        let cases = [
            (Tz::America__New_York, "en-US", "May 1, 2026, 5:30\u{202f}AM"),
            (Tz::Europe__London, "en-GB", "1 May 2026, 10:30"),
            (Tz::Europe__Berlin, "de", "01.05.2026, 11:30"),
            (Tz::Asia__Kathmandu, "en", "2026-05-01 15:15"),
            (Tz::Europe__Helsinki, "fi", "1.5.2026, 12.30"),
            (Tz::Asia__Tokyo, "ja", "2026/05/01 18:30"),
        ];
        for (zone, tag, expected) in cases {
            assert_eq!(
                Format::new(zone, tag).moment(at("2026-05-01T09:30:00Z")),
                expected,
                "{tag}"
            );
        }
    }

    #[test]
    fn seconds_are_shown_where_there_are_any() {
        let moment = at("2026-05-01T09:30:07.25Z");
        assert_eq!(Format::default().moment(moment), "2026-05-01 09:30:07");
        assert_eq!(Format::new(Tz::UTC, "en-US").moment(moment), "May 1, 2026, 9:30:07\u{202f}AM");
    }
}
