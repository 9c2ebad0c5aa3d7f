//! Between what clocks in a zone show and moments. Days have 23, 24 or 25 hours, and not every one
//! has a midnight.

use chrono::{
    DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
    Utc,
};
use chrono_tz::Tz;

/// Clocks never showed it: they were set forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchTime {
    /// What they showed next in its stead.
    pub next: NaiveDateTime,
}

pub(super) fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    let seconds = TimeDelta::seconds(offset.local_minus_utc().into());
    at.naive_utc().checked_add_signed(seconds).unwrap_or(at.naive_utc())
}

pub(super) fn instant(at: NaiveDateTime, zone: Tz) -> Result<DateTime<Utc>, NoSuchTime> {
    match zone.offset_from_local_datetime(&at) {
        LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => {
            let seconds = TimeDelta::seconds(offset.fix().local_minus_utc().into());
            Ok(at.checked_sub_signed(seconds).unwrap_or(at).and_utc())
        }
        LocalResult::None => Err(NoSuchTime { next: local(end_of_gap(at, zone), zone) }),
    }
}

pub(super) fn start_of(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    // One day more must be there on either side, to be looked at from every offset.
    day.checked_sub_days(Days::new(2))?;
    day.checked_add_days(Days::new(2))?;
    let midnight = day.and_time(NaiveTime::MIN);
    Some(instant(midnight, zone).unwrap_or_else(|_| end_of_gap(midnight, zone)))
}

/// The first moment at which clocks showed more than what they left out. Two days around a gap have
/// no second one, so the moments can be halved.
fn end_of_gap(at: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let moment = |days: i64| at.checked_add_signed(TimeDelta::days(days)).unwrap_or(at).and_utc();
    let (mut before, mut after) = (moment(-1), moment(1));
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if local(middle, zone) < at {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(zone: Tz, day: &str) -> String {
        let day = day.parse().expect("a day");
        start_of(day, zone).expect("a day of the calendar").format("%Y-%m-%dT%H:%M:%S").to_string()
    }

    fn hours(zone: Tz, day: &str) -> i64 {
        let day: NaiveDate = day.parse().expect("a day");
        let next = day + Days::new(1);
        let (from, to) = (start_of(day, zone), start_of(next, zone));
        (to.expect("a day") - from.expect("a day")).num_minutes() / 60
    }

    #[test]
    fn a_day_has_as_many_hours_as_its_clocks_count() {
        assert_eq!(hours(Tz::Europe__Berlin, "2026-03-29"), 23);
        assert_eq!(hours(Tz::Europe__Berlin, "2026-10-25"), 25);
        assert_eq!(hours(Tz::Europe__Berlin, "2026-10-26"), 24);
        assert_eq!(hours(Tz::America__Sao_Paulo, "2018-11-04"), 23);
        assert_eq!(hours(Tz::America__Sao_Paulo, "2018-02-17"), 25);
        assert_eq!(hours(Tz::America__Havana, "2025-11-02"), 25);
        assert_eq!(hours(Tz::Pacific__Apia, "2011-12-30"), 0, "a day that was left out");
    }

    #[test]
    fn a_day_begins_at_its_first_moment() {
        assert_eq!(starts(Tz::Asia__Kathmandu, "2026-01-01"), "2025-12-31T18:15:00");
        assert_eq!(starts(Tz::Europe__Berlin, "2026-03-29"), "2026-03-28T23:00:00");
        assert_eq!(starts(Tz::America__Sao_Paulo, "2018-11-04"), "2018-11-04T03:00:00");
        assert_eq!(starts(Tz::America__Havana, "2025-11-02"), "2025-11-02T04:00:00");
        // Clocks jumped from half past eleven over midnight.
        assert_eq!(starts(Tz::America__Toronto, "1919-03-31"), "1919-03-31T04:30:00");
    }

    #[test]
    fn what_clocks_showed_twice_is_the_first_of_both() {
        let at = "2026-10-25T02:30:00".parse().expect("a time");
        let first = instant(at, Tz::Europe__Berlin).expect("it was shown");
        assert_eq!(first, "2026-10-25T00:30:00Z".parse::<DateTime<Utc>>().expect("a moment"));
        assert_eq!(local(first + TimeDelta::hours(1), Tz::Europe__Berlin), at);
    }

    #[test]
    fn what_clocks_left_out_is_no_time() {
        let at = "2026-03-29T02:30:00".parse().expect("a time");
        let next = "2026-03-29T03:00:00".parse().expect("a time");
        assert_eq!(instant(at, Tz::Europe__Berlin), Err(NoSuchTime { next }));
    }

    #[test]
    fn the_ends_of_the_calendar_take_nothing_down() {
        for at in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            for zone in [Tz::Pacific__Kiritimati, Tz::America__Adak, Tz::Europe__Berlin] {
                let _ = (local(at.and_utc(), zone), instant(at, zone), start_of(at.date(), zone));
            }
        }
    }
}
