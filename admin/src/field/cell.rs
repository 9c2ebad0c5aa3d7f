//! How a value is shown: decided here by its field, so that a template decides nothing.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::Value;
use serde::Serialize;

use super::{Field, Kind, Widget, address};
use crate::{Message, format::Format, text, value};

/// How many characters of a text a list shows.
const SHORT: usize = 80;
/// Characters that a list carries of a cut text; the form has the rest.
const FULL: usize = 2_000;
/// How many bytes of a blob a list shows.
const FEW_BYTES: usize = 8;

/// A value as it is shown; the name of the variant is the name of its template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Shown {
    /// Null, or nothing to see.
    Empty,
    /// Text on one line.
    Text {
        /// At most 80 characters, without line breaks.
        short: String,
        /// The whole, where it is more than that.
        full: Option<String>,
    },
    /// A number.
    Number {
        /// As it is stored.
        exact: String,
        /// With the separators of its reader's language.
        grouped: String,
    },
    /// Yes or no.
    Bool {
        /// Which.
        yes: bool,
    },
    /// A day, a time of day, or both.
    Time {
        /// For `<time datetime>`: everything that is stored.
        iso: String,
        /// As its reader writes it, without the fraction of a second.
        text: String,
        /// The zone in which a moment is told: `Europe/Berlin`.
        zone: Option<Message>,
    },
    /// One of the field's choices.
    Choice {
        /// How it is called.
        label: String,
        /// What stands in the database.
        value: String,
    },
    /// The label of the row that a foreign key points at.
    Related {
        /// How it is called; the key, where it has no name.
        label: String,
        /// The key.
        key: String,
    },
    /// Something that can be followed: a web or mail address, and nothing that runs.
    Link {
        /// Where to.
        href: String,
        /// At most 80 characters of it.
        short: String,
    },
    /// A JSON document or a list.
    Json {
        /// At most 80 characters, on one line.
        short: String,
        /// Indented, where there is more.
        full: Option<String>,
    },
    /// Raw bytes.
    Bytes {
        /// How many.
        size: usize,
        /// The first few, in hexadecimal.
        start: String,
        /// Whether there are more.
        more: bool,
    },
    /// What the database holds does not fit the field's type.
    Unreadable,
}

impl Shown {
    /// A foreign key with the label of its row; the key alone where that is gone or hidden.
    #[must_use]
    pub fn related(key: &Value, label: Option<&str>) -> Self {
        if value::is_null(key) {
            return Self::Empty;
        }
        let key = value::text(key);
        let label = label.filter(|label| !label.trim().is_empty()).unwrap_or(&key).to_owned();
        Self::Related { label, key }
    }

    /// The whole in plain words, for a tooltip or a title.
    #[must_use]
    pub fn plain(&self) -> &str {
        match self {
            Self::Empty | Self::Unreadable => "",
            Self::Text { short, full } | Self::Json { short, full } => {
                full.as_deref().unwrap_or(short)
            }
            Self::Number { exact, .. } => exact,
            Self::Bool { yes } => {
                if *yes {
                    "true"
                } else {
                    "false"
                }
            }
            Self::Time { text, .. } => text,
            Self::Choice { label, .. } | Self::Related { label, .. } => label,
            Self::Link { short, .. } => short,
            Self::Bytes { start, .. } => start,
        }
    }
}

impl Shown {
    /// How a value that no field stands behind is shown to somebody who reads so.
    #[must_use]
    pub fn of_value(value: &Value, format: &Format) -> Self {
        if value::is_null(value) {
            return Self::Empty;
        }
        let stored = value::text(value);
        match value {
            Value::Bool(Some(yes)) => Self::Bool { yes: *yes },
            Value::Json(Some(document)) => shorten_json(&document.to_string(), value),
            Value::Bytes(Some(bytes)) => show_bytes(bytes),
            value if is_number(value) => {
                let plain = stored.len() < 5 && !stored.contains('.');
                let grouped = if plain { stored.clone() } else { format.number(&stored) };
                Self::Number { grouped, exact: stored }
            }
            value if is_time(value) => time(value, format),
            _ if stored.trim().is_empty() => Self::Empty,
            _ => shorten(&stored),
        }
    }

    /// An address under a name of its own; plain text unless it opens a page.
    #[must_use]
    pub fn address(href: &str, name: Option<&str>) -> Self {
        let text = name.filter(|name| !name.trim().is_empty()).unwrap_or(href);
        match href {
            _ if text.trim().is_empty() => Self::Empty,
            href if address::is_web(href) => {
                Self::Link { href: href.to_owned(), short: text::truncate(text, SHORT) }
            }
            _ => shorten(text),
        }
    }
}

fn is_number(value: &Value) -> bool {
    use Value::{
        BigInt, BigUnsigned, Decimal, Double, Float, Int, SmallInt, SmallUnsigned, TinyInt,
        TinyUnsigned, Unsigned,
    };
    matches!(
        value,
        TinyInt(_)
            | SmallInt(_)
            | Int(_)
            | BigInt(_)
            | TinyUnsigned(_)
            | SmallUnsigned(_)
            | Unsigned(_)
            | BigUnsigned(_)
            | Float(_)
            | Double(_)
            | Decimal(_)
    )
}

fn is_time(value: &Value) -> bool {
    matches!(
        value,
        Value::ChronoDateTimeUtc(_)
            | Value::ChronoDateTimeLocal(_)
            | Value::ChronoDateTimeWithTimeZone(_)
            | Value::TimeDateTimeWithTimeZone(_)
            | Value::ChronoDate(_)
            | Value::ChronoTime(_)
            | Value::ChronoDateTime(_)
            | Value::TimeDate(_)
            | Value::TimeTime(_)
            | Value::TimeDateTime(_)
    )
}

impl Field {
    /// How a value of this field is shown to somebody who reads so.
    #[must_use]
    pub fn show(&self, value: &Value, format: &Format) -> Shown {
        if value::is_null(value) {
            return Shown::Empty;
        }
        if let Some(label) = self.choice_label(value) {
            return Shown::Choice { label: label.to_owned(), value: value::text(value) };
        }
        match (&self.kind, value) {
            (_, Value::Bool(Some(yes))) => Shown::Bool { yes: *yes },
            (Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. }, value) => {
                self.number(value, format)
            }
            (_, Value::Json(Some(document))) => shorten_json(&document.to_string(), value),
            (_, Value::Bytes(Some(bytes))) => show_bytes(bytes),
            (Kind::Array, value) => shorten_json(&value::text(value), value),
            (Kind::Date | Kind::Time | Kind::DateTime { .. }, value) => time(value, format),
            (_, value) => self.words(&value::text(value)),
        }
    }

    fn number(&self, value: &Value, format: &Format) -> Shown {
        let exact = value::text(value);
        let grouped = if self.is_name(&exact) { exact.clone() } else { format.number(&exact) };
        Shown::Number { exact, grouped }
    }

    /// Whether the digits are a name rather than a number: a key, or four of them, which are often a
    /// year. Nobody groups those.
    fn is_name(&self, exact: &str) -> bool {
        let short = exact.trim_start_matches('-').len() < 5;
        self.key || self.name.ends_with("_id") || (short && !exact.contains('.'))
    }

    fn words(&self, words: &str) -> Shown {
        if words.trim().is_empty() {
            return Shown::Empty;
        }
        match self.href(words) {
            Some(href) => Shown::Link { href, short: text::truncate(words, SHORT) },
            None => shorten(words),
        }
    }

    /// Where the words lead: only addresses that open a page or a mail, never one that runs a script.
    fn href(&self, words: &str) -> Option<String> {
        let mail = self.widget == Widget::Email || self.name.split('_').any(|word| word == "email");
        if address::is_web(words) {
            return Some(words.to_owned());
        }
        (mail && address::is_mail(words))
            .then(|| format!("mailto:{}", utf8_percent_encode(words, NON_ALPHANUMERIC)))
    }
}

fn shorten(words: &str) -> Shown {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = text::truncate(&line, SHORT);
    let full = (short != words).then(|| text::truncate(words, FULL));
    Shown::Text { short, full }
}

fn shorten_json(compact: &str, value: &Value) -> Shown {
    let short = text::truncate(compact, SHORT);
    let full = (short != compact).then(|| text::truncate(&value::text(value), FULL));
    Shown::Json { short, full }
}

fn show_bytes(bytes: &[u8]) -> Shown {
    let start = &bytes[..bytes.len().min(FEW_BYTES)];
    Shown::Bytes { size: bytes.len(), start: hex::encode(start), more: bytes.len() > FEW_BYTES }
}

fn time(value: &Value, format: &Format) -> Shown {
    let stored = value::text(value);
    let Some(at) = value::moment(value) else {
        return Shown::Time { text: clock(&stored, format), iso: stored, zone: None };
    };
    let utc = if has_offset(&stored) { "" } else { "Z" };
    Shown::Time {
        iso: format!("{stored}{utc}"),
        text: format.moment(at),
        zone: Some(format.zone_name()),
    }
}

/// What a clock or a calendar showed; a year that no calendar of ours holds stays as it is.
fn clock(stored: &str, format: &Format) -> String {
    let at = |at: NaiveDateTime| format.date_time(at);
    let shown = match (stored.contains('T'), stored.contains(':')) {
        (true, _) => NaiveDateTime::parse_from_str(stored, "%Y-%m-%dT%H:%M:%S%.f").map(at),
        (_, true) => NaiveTime::parse_from_str(stored, "%H:%M:%S%.f").map(|at| format.time(at)),
        _ => NaiveDate::parse_from_str(stored, "%Y-%m-%d").map(|day| format.day(day)),
    };
    shown.unwrap_or_else(|_| stored.to_owned())
}

fn has_offset(stored: &str) -> bool {
    stored.find('T').is_some_and(|time| stored[time..].contains(['+', '-']))
}
