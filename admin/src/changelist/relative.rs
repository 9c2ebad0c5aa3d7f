//! Days that are told from today: `today-7d`, `this-month`, `now-2h`.
//!
//! An anchor and steps from it; without an anchor the steps begin today, so `-7d` is `today-7d`.
//!
//! | anchor | means |
//! |---|---|
//! | `today`, `yesterday`, `tomorrow` | a day |
//! | `this-week`, `this-month`, `this-year` | all its days; a week begins on Monday |
//! | `now` | the moment |
//!
//! A step is `+` or `-`, a number and `d`, `w`, `m` (months) or `y`; after `now` also `h` and `min`.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta};

use super::{Clock, day};
use crate::{Message, format::Tz};

/// The most digits of a step.
const DIGITS: usize = 5;

/// A stretch of time that somebody wrote down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// A day.
    Day(NaiveDate),
    /// From a day to before another.
    Days(NaiveDate, NaiveDate),
    /// A moment.
    Moment(DateTime<Tz>),
}

/// A step from an anchor.
#[derive(Clone, Copy)]
struct Step<'a> {
    back: bool,
    number: u32,
    unit: &'a str,
}

/// Reads what is told from today; `None` where the text does not look like it.
pub(super) fn parse(text: &str, clock: &Clock) -> Option<Result<Span, Message>> {
    let (anchor, rest) = anchor(text, clock)?;
    let steps = || steps(rest).ok_or_else(|| wrong(text));
    Some(steps().and_then(|steps| {
        let walked = steps.into_iter().try_fold(anchor, |span, step| span.walk(step));
        walked.filter(Span::is_kept).ok_or_else(|| wrong(text))
    }))
}

fn wrong(text: &str) -> Message {
    Message::new("filter-bad-relative").with("value", text)
}

fn anchor<'a>(text: &'a str, clock: &Clock) -> Option<(Span, &'a str)> {
    let today = clock.today();
    if text.starts_with(['-', '+', ' ']) {
        return Some((Span::Day(today), text));
    }
    let end = text.find(|c: char| c == '+' || c == ' ' || c.is_ascii_digit()).unwrap_or(text.len());
    let word = text[..end].trim_end_matches('-');
    let rest = &text[word.len()..];
    Some((named(word, today, clock)?, rest))
}

fn named(word: &str, today: NaiveDate, clock: &Clock) -> Option<Span> {
    let first = |month| NaiveDate::from_ymd_opt(today.year(), month, 1);
    let days = |from: NaiveDate, months| {
        Some(Span::Days(from, from.checked_add_months(Months::new(months))?))
    };
    match word {
        "now" => Some(Span::Moment(clock.now())),
        "today" => Some(Span::Day(today)),
        "yesterday" => Some(Span::Day(today.pred_opt()?)),
        "tomorrow" => Some(Span::Day(today.succ_opt()?)),
        "this-week" => {
            let since = Days::new(today.weekday().num_days_from_monday().into());
            let monday = today.checked_sub_days(since)?;
            Some(Span::Days(monday, monday.checked_add_days(Days::new(7))?))
        }
        "this-month" => days(first(today.month())?, 1),
        "this-year" => days(first(1)?, 12),
        _ => None,
    }
}

/// A plus reads as a blank in an address.
fn steps(mut text: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    while !text.is_empty() {
        let rest = text.strip_prefix(['-', '+', ' '])?;
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let after = &rest[digits..];
        let letters = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
        let number = rest[..digits].parse().ok().filter(|_| digits <= DIGITS)?;
        steps.push(Step { back: text.starts_with('-'), number, unit: &after[..letters] });
        text = &after[letters..];
    }
    Some(steps)
}

impl Span {
    fn walk(self, step: Step<'_>) -> Option<Self> {
        Some(match self {
            Self::Day(at) => Self::Day(step.day(at)?),
            Self::Days(from, to) => Self::Days(step.day(from)?, step.day(to)?),
            Self::Moment(at) => Self::Moment(step.moment(at)?),
        })
    }

    fn is_kept(&self) -> bool {
        match self {
            Self::Day(at) => day::is_kept(*at),
            Self::Days(from, to) => day::is_kept(*from) && day::is_kept(*to),
            Self::Moment(at) => day::is_kept(at.date_naive()),
        }
    }
}

impl Step<'_> {
    fn day(self, at: NaiveDate) -> Option<NaiveDate> {
        let days = |each: u32| {
            let days = Days::new(u64::from(self.number.checked_mul(each)?));
            if self.back { at.checked_sub_days(days) } else { at.checked_add_days(days) }
        };
        let months = |each: u32| {
            let months = Months::new(self.number.checked_mul(each)?);
            if self.back { at.checked_sub_months(months) } else { at.checked_add_months(months) }
        };
        match self.unit {
            "d" => days(1),
            "w" => days(7),
            "m" => months(1),
            "y" => months(12),
            _ => None,
        }
    }

    fn moment(self, at: DateTime<Tz>) -> Option<DateTime<Tz>> {
        let minutes = |each: i64| {
            let way = TimeDelta::minutes(i64::from(self.number) * each);
            if self.back { at.checked_sub_signed(way) } else { at.checked_add_signed(way) }
        };
        match self.unit {
            "min" => minutes(1),
            "h" => minutes(60),
            _ => {
                let day = self.day(at.date_naive())?;
                let same_time = day.and_time(at.time()).and_local_timezone(at.timezone());
                // What clocks left out on that day is as many times 24 hours away.
                same_time.earliest().or_else(|| at.checked_add_signed(day - at.date_naive()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        read_at("2026-03-31T08:30:00Z", text)
    }

    /// Read in Berlin, where clocks were set forward on 29 March.
    fn read_at(now: &str, text: &str) -> String {
        let now = now.parse().expect("a moment");
        let clock = Clock::at(now, Tz::Europe__Berlin);
        match parse(text, &clock) {
            None => "not relative".to_owned(),
            Some(Err(message)) => message.key().to_owned(),
            Some(Ok(Span::Day(day))) => day.to_string(),
            Some(Ok(Span::Days(from, to))) => format!("{from}..{to}"),
            Some(Ok(Span::Moment(at))) => at.fixed_offset().to_string(),
        }
    }

    #[test]
    fn a_day_is_told_from_today() {
        let cases = [
            ("today", "2026-03-31"),
            ("yesterday", "2026-03-30"),
            ("tomorrow", "2026-04-01"),
            ("today-7d", "2026-03-24"),
            ("-7d", "2026-03-24"),
            ("+2w", "2026-04-14"),
            ("today 1d", "2026-04-01"),
            ("today-1m", "2026-02-28"),
            ("-1y-1d", "2025-03-30"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_period_moves_as_a_whole() {
        let cases = [
            ("this-week", "2026-03-30..2026-04-06"),
            ("this-month", "2026-03-01..2026-04-01"),
            ("this-month-1m", "2026-02-01..2026-03-01"),
            ("this-year", "2026-01-01..2027-01-01"),
            ("this-year-1y", "2025-01-01..2026-01-01"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_moment_knows_hours_and_a_day_does_not() {
        assert_eq!(read("now"), "2026-03-31 10:30:00 +02:00");
        assert_eq!(read("now-2h"), "2026-03-31 08:30:00 +02:00");
        assert_eq!(read("now-90min"), "2026-03-31 09:00:00 +02:00");
        assert_eq!(read("now-1d"), "2026-03-30 10:30:00 +02:00");
        assert_eq!(read("today-2h"), "filter-bad-relative");
    }

    #[test]
    fn days_back_keep_the_time_that_clocks_show() {
        assert_eq!(read_at("2026-02-28T23:30:00Z", "today"), "2026-03-01");
        assert_eq!(read_at("2026-03-30T08:30:00Z", "now-1d"), "2026-03-29 10:30:00 +02:00");
        assert_eq!(read_at("2026-03-30T08:30:00Z", "now-2d"), "2026-03-28 10:30:00 +01:00");
        assert_eq!(read_at("2026-03-30T08:30:00Z", "now-48h"), "2026-03-28 09:30:00 +01:00");
        // Half past two was left out on that day.
        assert_eq!(read_at("2026-03-30T00:30:00Z", "now-1d"), "2026-03-29 01:30:00 +01:00");
    }

    #[test]
    fn what_is_no_step_is_refused_and_what_is_no_anchor_is_something_else() {
        for text in ["today-", "today7d", "-", "-7", "-7x", "-999999d", "-20000y"] {
            assert_eq!(read(text), "filter-bad-relative", "{text}");
        }
        for text in ["2026-01-01", "", "todayish", "week", "TODAY"] {
            assert_eq!(read(text), "not relative", "{text}");
        }
    }
}
