//! Days, times of day and offsets as people and browsers write them, before they become the types
//! of one calendar crate or the other.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::Message;

/// A day and a time, and the offset in seconds where one was written.
pub(super) struct Moment {
    pub(super) local: NaiveDateTime,
    pub(super) offset: Option<i32>,
}

/// `2026-01-31`, of the years that every database holds.
pub(super) fn day(text: &str) -> Result<NaiveDate, Message> {
    let wrong = || Message::new("error-not-a-date");
    let [year, month, day] = split(text, '-').ok_or_else(wrong)?;
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return Err(wrong());
    }
    let (year, month, day) = (digits(year), digits(month), digits(day));
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(wrong());
    };
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day)
        .filter(|_| year > 0)
        .ok_or_else(|| Message::new("error-no-such-date"))
}

/// `13:05`, `13:05:07` or `13:05:07.123456789`. A leap second is refused: no database keeps one.
pub(super) fn time(text: &str) -> Result<NaiveTime, Message> {
    clock(text).ok_or_else(|| Message::new("error-not-a-time"))
}

fn clock(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let parts: Vec<&str> = whole.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] if fraction.is_none() => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if [hour, minute, second].iter().any(|part| part.len() != 2) {
        return None;
    }
    let nano = fraction.map_or(Some(0), nanoseconds)?;
    NaiveTime::from_hms_nano_opt(digits(hour)?, digits(minute)?, digits(second)?, nano)
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    let scale = u32::try_from(9_usize.checked_sub(fraction.len())?).ok()?;
    digits(fraction)?.checked_mul(10_u32.pow(scale))
}

/// `2026-01-31T13:05`, with a blank for the `T`, and with `Z` or `+02:00` at its end.
pub(super) fn moment(text: &str) -> Result<Moment, Message> {
    let wrong = || Message::new("error-not-a-datetime");
    let (date, rest) = text.split_once(['T', 't', ' ']).ok_or_else(wrong)?;
    let (clock_text, offset) = split_offset(rest.trim()).ok_or_else(wrong)?;
    let date = day(date).map_err(|message| match message.key() {
        "error-no-such-date" => message,
        _ => wrong(),
    })?;
    let time = clock(clock_text).ok_or_else(wrong)?;
    Ok(Moment { local: date.and_time(time), offset })
}

fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time.trim_end(), Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, None));
    };
    let (time, offset) = text.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    Some((time.trim_end(), Some(sign * seconds(&offset[1..])?)))
}

/// The seconds of `02:00`, and of the `00:19:32` that some zones had long ago.
fn seconds(offset: &str) -> Option<i32> {
    let mut parts = offset.split(':').map(|part| if part.len() == 2 { digits(part) } else { None });
    let hours = parts.next()??;
    let minutes = parts.next()??;
    let seconds = parts.next().unwrap_or(Some(0))?;
    let plausible = parts.next().is_none() && hours < 24 && minutes < 60 && seconds < 60;
    plausible.then(|| (hours * 3600 + minutes * 60 + seconds).cast_signed())
}

fn split(text: &str, mark: char) -> Option<[&str; 3]> {
    text.split(mark).collect::<Vec<_>>().try_into().ok()
}

/// A number of digits only: Rust would also read `+5`.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// `2026-01-31`; a year outside four digits carries its sign.
pub(super) fn day_text(year: i32, month: u32, day: u32) -> String {
    match year {
        0..=9999 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:+05}-{month:02}-{day:02}"),
    }
}

/// `13:05:07`, with as much of the fraction as there is.
pub(super) fn time_text(hour: u32, minute: u32, second: u32, nano: u32) -> String {
    let whole = format!("{hour:02}:{minute:02}:{second:02}");
    match nano {
        0 => whole,
        _ => format!("{whole}.{}", format!("{nano:09}").trim_end_matches('0')),
    }
}

/// Nothing for UTC, `+02:00` for another offset.
pub(super) fn offset_text(seconds: i32) -> String {
    if seconds == 0 {
        return String::new();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let size = seconds.unsigned_abs();
    let (hours, minutes, rest) = (size / 3600, size / 60 % 60, size % 60);
    match rest {
        0 => format!("{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}:{rest:02}"),
    }
}
