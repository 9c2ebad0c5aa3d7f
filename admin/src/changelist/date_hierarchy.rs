//! The bar of years, months and days: `posted_at__year=2026&posted_at__month=3`.

use chrono::{Datelike, NaiveDate};
use sea_orm::Value;

use crate::{
    Message,
    format::Format,
    resource::{Op, Path, Predicate, Span},
    ui::LinkChoice,
};

use super::{BadQuery, Clock, Params, day, page::DateBar};

/// The most years offered at once; the last ones, where there are more.
const YEARS: i32 = 100;
/// The last years, which most lists are about.
const LIKELY_YEARS: i32 = 10;
/// The keys of the sentences "January" to "December".
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];
/// The keys of the sentences "January 2026" to "December 2026".
const MONTHS_OF_YEAR: [&str; 12] = [
    "month-of-year-1",
    "month-of-year-2",
    "month-of-year-3",
    "month-of-year-4",
    "month-of-year-5",
    "month-of-year-6",
    "month-of-year-7",
    "month-of-year-8",
    "month-of-year-9",
    "month-of-year-10",
    "month-of-year-11",
    "month-of-year-12",
];

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// All time.
    Always,
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
    /// A day.
    Day(NaiveDate),
}

impl Period {
    /// The first day, and the day after the last; `None` where the calendar has no such end.
    pub(super) fn days(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let first = |year, month| {
            NaiveDate::from_ymd_opt(year, month, 1).filter(|day| day.year() <= day::LAST_YEAR)
        };
        match self {
            Self::Always => (None, None),
            Self::Year(year) => (first(year, 1), first(year + 1, 1)),
            Self::Month(year, 12) => (first(year, 12), first(year + 1, 1)),
            Self::Month(year, month) => (first(year, month), first(year, month + 1)),
            Self::Day(day) => (Some(day), day::next(day).ok()),
        }
    }

    /// Whether a day lies in it.
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        let (first, after) = self.days();
        first.is_none_or(|first| first <= day) && after.is_none_or(|after| day < after)
    }

    /// Whether it has a day between two days, these included.
    fn meets(self, first: NaiveDate, last: NaiveDate) -> bool {
        let (from, after) = self.days();
        from.is_none_or(|from| from <= last) && after.is_none_or(|after| first < after)
    }

    /// The period one level up.
    fn up(self) -> Option<Self> {
        match self {
            Self::Always => None,
            Self::Year(_) => Some(Self::Always),
            Self::Month(year, _) => Some(Self::Year(year)),
            Self::Day(day) => Some(Self::Month(day.year(), day.month())),
        }
    }

    /// The narrowest period above a day that holds all rows between two days.
    fn around(first: NaiveDate, last: NaiveDate) -> Self {
        match (first.year() == last.year(), first.month() == last.month()) {
            (false, _) => Self::Always,
            (true, false) => Self::Year(first.year()),
            (true, true) => Self::Month(first.year(), first.month()),
        }
    }

    /// The periods one level down that may have rows between two days.
    fn parts(self, first: NaiveDate, last: NaiveDate) -> Vec<Self> {
        match self {
            Self::Always => {
                let from = first.year().max(last.year() - YEARS + 1);
                (from..=last.year()).map(Self::Year).collect()
            }
            Self::Year(year) => (1..=12).map(|month| Self::Month(year, month)).collect(),
            Self::Month(year, month) => (1..=31)
                .filter_map(|day| NaiveDate::from_ymd_opt(year, month, day))
                .map(Self::Day)
                .collect(),
            Self::Day(_) => Vec::new(),
        }
    }

    /// Its name where the period above it is known.
    fn label(self) -> Message {
        match self {
            Self::Always => Message::new("filter-any-date"),
            Self::Year(year) => Message::literal(year.to_string()),
            Self::Month(_, month) => Message::new(MONTHS[month as usize - 1]),
            Self::Day(day) => Message::literal(day.day().to_string()),
        }
    }

    /// The same, a day by the customs of its reader.
    pub(super) fn said(self, format: &Format) -> Message {
        match self {
            Self::Day(day) => Message::literal(format.day(day)),
            _ => self.full_label(),
        }
    }

    /// Its name where it stands alone.
    fn full_label(self) -> Message {
        match self {
            Self::Month(year, month) => {
                Message::new(MONTHS_OF_YEAR[month as usize - 1]).with("year", year)
            }
            Self::Day(day) => Message::literal(day.format("%Y-%m-%d").to_string()),
            _ => self.label(),
        }
    }
}

/// The period that a list is narrowed to, in the model's date field.
#[derive(Clone, Debug)]
pub struct DateHierarchy {
    path: Path,
    period: Period,
    clock: Clock,
}

/// The three parameters of a date field.
struct Keys {
    year: String,
    month: String,
    day: String,
}

impl Keys {
    fn of(path: &Path) -> Self {
        let [year, month, day] =
            DateHierarchy::PARTS.map(|part| format!("{}__{part}", path.dotted));
        Self { year, month, day }
    }

    fn is_one(&self, key: &str) -> bool {
        [&self.year, &self.month, &self.day].into_iter().any(|own| own == key)
    }
}

impl DateHierarchy {
    /// The words behind `__` in its parameters.
    pub const PARTS: [&str; 3] = ["year", "month", "day"];

    /// Reads the period out of the parameters.
    ///
    /// # Errors
    ///
    /// What is no number, no such day, or a month without its year.
    pub fn parse(params: &Params, path: &Path, clock: Clock) -> Result<Self, BadQuery> {
        let keys = Keys::of(path);
        let year = number(params, &keys.year)?;
        let month = number(params, &keys.month)?;
        let day = number(params, &keys.day)?;
        let period = period(&keys, year, month, day)?;
        Ok(Self { path: path.clone(), period, clock })
    }

    /// Whether a parameter belongs to the bar of this date field.
    #[must_use]
    pub fn claims(path: &Path, parameter: &str) -> bool {
        Keys::of(path).is_one(parameter)
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// Which rows are meant; `None` for all.
    pub(super) fn predicate(&self) -> Option<Predicate> {
        (self.period != Period::Always).then(|| self.within(self.period))
    }

    fn within(&self, period: Period) -> Predicate {
        let (first, after) = period.days();
        let compare = |op, at: Option<NaiveDate>| {
            let value = self.clock.start(at?, &self.path).ok()?;
            Some(Predicate::Compare(self.path.clone(), op, value))
        };
        let ends = [compare(Op::Gte, first), compare(Op::Lt, after)];
        Predicate::All(ends.into_iter().flatten().collect())
    }

    /// The field whose first and last day must be known to say which periods there may be.
    pub(super) fn ends(&self) -> Option<Path> {
        (self.period == Period::Always).then(|| self.path.clone())
    }

    /// The first and the last day, out of the smallest and the largest value.
    pub(super) fn days(&self, ends: Option<&(Value, Value)>) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = ends?;
        Some((self.clock.day_of(first)?, self.clock.day_of(last)?))
    }

    /// The periods that most lists show at first, to ask about them before the first and the last
    /// day are known.
    pub(super) fn likely(&self, today: NaiveDate) -> Vec<Period> {
        match self.period {
            Period::Always => {
                let years = (today.year() - LIKELY_YEARS + 1..=today.year()).map(Period::Year);
                years.chain(Period::Year(today.year()).parts(today, today)).collect()
            }
            period => period.parts(today, today),
        }
    }

    /// The periods to show, if they have rows.
    pub(super) fn shown_parts(&self, days: Option<(NaiveDate, NaiveDate)>) -> Vec<Period> {
        match (self.period, days) {
            (Period::Always, Some((first, last))) => {
                let mut parts = self.shown(days).parts(first, last);
                parts.retain(|part| part.meets(first, last));
                parts
            }
            (Period::Always, None) => Vec::new(),
            (period, _) => period.parts(NaiveDate::MIN, NaiveDate::MAX),
        }
    }

    /// A period as a stretch of the field.
    pub(super) fn span(&self, period: Period) -> Span {
        let (first, after) = period.days();
        let value = |at: Option<NaiveDate>| self.clock.start(at?, &self.path).ok();
        Span { path: self.path.clone(), from: value(first), to: value(after) }
    }

    /// The period whose parts are shown: the one asked for, or, where none is, the narrowest that
    /// holds all rows.
    fn shown(&self, bounds: Option<(NaiveDate, NaiveDate)>) -> Period {
        match (self.period, bounds) {
            (Period::Always, Some((first, last))) => Period::around(first, last),
            (period, _) => period,
        }
    }

    /// The bar; `None` where it would be empty.
    pub(super) fn bar(
        &self,
        parts: &[Period],
        bounds: Option<(NaiveDate, NaiveDate)>,
        params: &Params,
        list_url: &str,
    ) -> Option<DateBar> {
        let link = |period: Period, label: Message| {
            let url = self.narrowed(params, period).link(list_url);
            LinkChoice { label, url, selected: false, count: None }
        };
        if parts.is_empty() && self.period == Period::Always {
            return None;
        }
        let shown = self.shown(bounds);
        Some(DateBar {
            title: self.path.label.clone(),
            back: self.period.up().map(|up| link(up, up.full_label())),
            current: (shown != Period::Always).then(|| shown.full_label()),
            choices: parts.iter().map(|part| link(*part, part.label())).collect(),
        })
    }

    fn narrowed(&self, params: &Params, period: Period) -> Params {
        let keys = Keys::of(&self.path);
        let params = params.without(&keys.year).without(&keys.month).without(&keys.day);
        let year = |year: i32| params.with(&keys.year, &year.to_string());
        let month = |of, month: u32| year(of).with(&keys.month, &month.to_string());
        match period {
            Period::Always => params,
            Period::Year(of) => year(of),
            Period::Month(of, at) => month(of, at),
            Period::Day(at) => month(at.year(), at.month()).with(&keys.day, &at.day().to_string()),
        }
    }
}

fn number(params: &Params, key: &str) -> Result<Option<u32>, BadQuery> {
    let Some(text) = params.get(key) else { return Ok(None) };
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && *number > 0);
    number.map(Some).ok_or_else(|| BadQuery::new(key, Message::new("period-not-a-number")))
}

fn period(
    keys: &Keys,
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
) -> Result<Period, BadQuery> {
    let lacks = |key: &str, needs: &str| {
        Err(BadQuery::new(key, Message::new("period-lacks").with("needs", needs)))
    };
    let none = |key: &str| BadQuery::new(key, Message::new("error-no-such-date"));
    match (year.map(u32::cast_signed), month, day) {
        (None, None, None) => Ok(Period::Always),
        (Some(year), None, None) => Ok(Period::Year(year)),
        (Some(year), Some(month), None) if month <= 12 => Ok(Period::Month(year, month)),
        (Some(_), Some(_), None) => Err(none(&keys.month)),
        (Some(year), Some(month), Some(day)) => {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            day.map(Period::Day).ok_or_else(|| none(&keys.day))
        }
        (_, None, Some(_)) => lacks(&keys.day, &keys.month),
        (None, _, _) => lacks(&keys.month, &keys.year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        day::parse(text).expect("a day")
    }

    #[test]
    fn a_period_ends_before_the_next_begins() {
        let days = |period: Period| {
            let (first, after) = period.days();
            let text = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            format!("{}..{}", text(first), text(after))
        };
        assert_eq!(days(Period::Always), "..");
        assert_eq!(days(Period::Year(2026)), "2026-01-01..2027-01-01");
        assert_eq!(days(Period::Month(2026, 12)), "2026-12-01..2027-01-01");
        assert_eq!(days(Period::Month(2024, 2)), "2024-02-01..2024-03-01");
        assert_eq!(days(Period::Day(date("2024-02-29"))), "2024-02-29..2024-03-01");
        assert_eq!(days(Period::Year(9999)), "9999-01-01..", "no database keeps the year 10000");
        assert_eq!(days(Period::Day(date("9999-12-31"))), "9999-12-31..");
    }

    #[test]
    fn the_bar_begins_where_the_rows_differ() {
        let around = |first, last| Period::around(date(first), date(last));
        assert_eq!(around("2024-05-01", "2026-05-01"), Period::Always);
        assert_eq!(around("2026-01-31", "2026-05-01"), Period::Year(2026));
        assert_eq!(around("2026-05-01", "2026-05-30"), Period::Month(2026, 5));
        assert_eq!(
            around("2025-05-01", "2026-05-01"),
            Period::Always,
            "the same month of two years"
        );
    }

    #[test]
    fn a_month_offers_its_own_days_only() {
        let parts = Period::Month(2023, 2).parts(date("2023-02-01"), date("2023-02-02"));
        assert_eq!(parts.len(), 28);
        let years = Period::Always.parts(date("0001-01-01"), date("2026-01-01"));
        assert_eq!((years.len(), years[0]), (100, Period::Year(1927)));
    }
}
