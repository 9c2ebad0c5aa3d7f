//! Which input carries a text unharmed: a browser drops what it thinks does not belong.

use crate::field::Widget;

/// The widget itself, or a plain one where a browser would lose part of the text: an
/// `<input type="date">` is empty unless it holds a date, one line of text has no line breaks. What was
/// typed wrongly must come back as it was typed, and what stands in the database as it stands there.
pub(crate) fn carrier(widget: Widget, text: &str) -> Widget {
    match widget {
        _ if text.is_empty() => widget,
        Widget::Textarea
        | Widget::Json
        | Widget::Checkbox
        | Widget::Tristate
        | Widget::Select
        | Widget::Radio
        | Widget::Relation => widget,
        _ if text.contains(['\r', '\n']) => Widget::Textarea,
        Widget::Number if !is_number(text) => Widget::Text,
        Widget::Date if !is_date(text) => Widget::Text,
        Widget::Time if !is_time(text) => Widget::Text,
        Widget::Datetime if !is_datetime(text) => Widget::Text,
        Widget::Email | Widget::Url if text.trim() != text => Widget::Text,
        _ => widget,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn is_date(text: &str) -> bool {
    shape(text) == "0000-00-00" && !text.starts_with("0000")
}

/// Seconds have at most three decimals there.
fn is_time(text: &str) -> bool {
    matches!(
        shape(text).as_str(),
        "00:00" | "00:00:00" | "00:00:00.0" | "00:00:00.00" | "00:00:00.000"
    )
}

fn is_datetime(text: &str) -> bool {
    text.split_once('T').is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// The text with every digit as `0`.
fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Widget, carrier};

    #[test]
    fn a_text_that_an_input_would_drop_is_shown_in_a_plain_one() {
        let cases = [
            (Widget::Text, "one line", Widget::Text),
            (Widget::Text, "two\nlines", Widget::Textarea),
            (Widget::Email, "a@b.example", Widget::Email),
            (Widget::Email, " a@b.example", Widget::Text),
            (Widget::Number, "-1.5e3", Widget::Number),
            (Widget::Number, "12 apples", Widget::Text),
            (Widget::Number, "NaN", Widget::Text),
            (Widget::Date, "2026-05-01", Widget::Date),
            (Widget::Date, "1 May", Widget::Text),
            (Widget::Date, "12026-05-01", Widget::Text),
            (Widget::Time, "09:30:00.123", Widget::Time),
            (Widget::Time, "09:30:00.123456", Widget::Text),
            (Widget::Datetime, "2026-05-01T09:30:00", Widget::Datetime),
            (Widget::Datetime, "2026-05-01T09:30:00.123456", Widget::Text),
            (Widget::Datetime, "2026-05-01T09:30:00+02:00", Widget::Text),
            (Widget::Json, "{\n}", Widget::Json),
        ];
        for (widget, text, expected) in cases {
            assert_eq!(carrier(widget, text), expected, "{text:?}");
        }
    }
}
