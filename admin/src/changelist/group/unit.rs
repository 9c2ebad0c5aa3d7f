//! Stretches of the calendar that rows are put together by.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::super::Period;

/// The most stretches between the first and the last row.
const MOST: i64 = 400;

/// How long a stretch of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Unit {
    pub(super) const SOME: [Option<Self>; 3] =
        [Some(Self::Day), Some(Self::Month), Some(Self::Year)];
    /// The most stretches between the first and the last row.
    pub(super) const MOST: i64 = MOST;

    /// The sentence that says it behind the name of a field.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Day => "group-by-day",
            Self::Month => "group-by-month",
            Self::Year => "group-by-year",
        }
    }

    /// Every stretch from that of the first day to that of the last; `None` where they are too many.
    pub(super) fn periods(self, first: NaiveDate, last: NaiveDate) -> Option<Vec<Period>> {
        let (from, to) = (self.number(first), self.number(last));
        let few = to - from < MOST;
        few.then(|| (from..=to).filter_map(|number| self.period(number)).collect())
    }

    /// The stretches in a row, numbered.
    fn number(self, day: NaiveDate) -> i64 {
        match self {
            Self::Day => day.num_days_from_ce().into(),
            Self::Month => i64::from(day.year()) * 12 + i64::from(day.month0()),
            Self::Year => day.year().into(),
        }
    }

    fn period(self, number: i64) -> Option<Period> {
        match self {
            Self::Day => {
                let day = i32::try_from(number).ok()?;
                NaiveDate::from_num_days_from_ce_opt(day).map(Period::Day)
            }
            Self::Month => {
                let year = i32::try_from(number.div_euclid(12)).ok()?;
                Some(Period::Month(year, u32::try_from(number.rem_euclid(12)).ok()? + 1))
            }
            Self::Year => i32::try_from(number).ok().map(Period::Year),
        }
    }
}

/// As it stands behind the `:` in an address.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(unit: Unit, first: &str, last: &str) -> Option<Vec<Period>> {
        unit.periods(first.parse().expect("a day"), last.parse().expect("a day"))
    }

    #[test]
    fn stretches_follow_each_other_over_the_ends_of_months_and_years() {
        let months = [Period::Month(2025, 12), Period::Month(2026, 1), Period::Month(2026, 2)];
        assert_eq!(periods(Unit::Month, "2025-12-31", "2026-02-01"), Some(months.into()));
        let years = [Period::Year(2025), Period::Year(2026)];
        assert_eq!(periods(Unit::Year, "2025-12-31", "2026-02-01"), Some(years.into()));
        let days = periods(Unit::Day, "2024-02-28", "2024-03-01").expect("a few");
        assert_eq!((days.len(), days[1]), (3, Period::Day("2024-02-29".parse().expect("a day"))));
    }

    #[test]
    fn too_many_stretches_are_none() {
        assert_eq!(periods(Unit::Day, "2024-01-01", "2026-01-01"), None);
        assert_eq!(periods(Unit::Year, "0001-01-01", "9999-01-01"), None);
        assert!(periods(Unit::Month, "1993-01-01", "2026-01-01").is_some());
    }
}
