//! Days of the calendar, as an address writes them.

use chrono::{Datelike, Days, NaiveDate};

use crate::Message;

/// The last year that every database keeps.
pub(super) const LAST_YEAR: i32 = 9999;

/// `2026-01-31`.
pub(super) fn parse(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && is_kept(day)).then_some(day)
}

/// Whether every database keeps the day.
pub(super) fn is_kept(day: NaiveDate) -> bool {
    (1..=LAST_YEAR).contains(&day.year())
}

/// The day after; the last day there is has none.
pub(super) fn next(day: NaiveDate) -> Result<NaiveDate, Message> {
    let next = day.checked_add_days(Days::new(1));
    next.filter(|next| is_kept(*next)).ok_or_else(|| Message::new("error-no-such-date"))
}
