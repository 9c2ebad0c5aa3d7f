//! How a value is shown: decided here by its field, so that a template decides nothing.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::Value;
use serde::Serialize;

use super::{Field, Kind, Widget, address};
use crate::{text, value};

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
        /// With commas between the thousands, from five digits on.
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
        /// Without the fraction of a second.
        text: String,
        /// The zone of a moment: `UTC`, `+02:00`.
        zone: Option<String>,
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

impl Field {
    /// How a value of this field is shown.
    #[must_use]
    pub fn show(&self, value: &Value) -> Shown {
        if value::is_null(value) {
            return Shown::Empty;
        }
        if let Some(label) = self.choice_label(value) {
            return Shown::Choice { label: label.to_owned(), value: value::text(value) };
        }
        match (&self.kind, value) {
            (_, Value::Bool(Some(yes))) => Shown::Bool { yes: *yes },
            (Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. }, value) => {
                self.number(value)
            }
            (_, Value::Json(Some(document))) => shorten_json(&document.to_string(), value),
            (_, Value::Bytes(Some(bytes))) => show_bytes(bytes),
            (Kind::Array, value) => shorten_json(&value::text(value), value),
            (Kind::Date | Kind::Time | Kind::DateTime { .. }, value) => self.time(value),
            (_, value) => self.words(&value::text(value)),
        }
    }

    /// A key is a name made of digits, and four of them are often a year: nobody groups these.
    fn number(&self, value: &Value) -> Shown {
        let exact = value::text(value);
        let digits = exact.trim_start_matches('-').split('.').next().map_or(0, str::len);
        let plain = self.key || digits < 5;
        let grouped = if plain { exact.clone() } else { text::group(&exact) };
        Shown::Number { exact, grouped }
    }

    fn time(&self, value: &Value) -> Shown {
        let zoned = matches!(self.kind, Kind::DateTime { zoned: true });
        let stored = value::text(value);
        let (local, offset) = split_zone(&stored);
        let text = without_fraction(local).replace('T', " ");
        let zone = zoned.then(|| if offset.is_empty() { "UTC" } else { offset }.to_owned());
        let utc = if zoned && offset.is_empty() { "Z" } else { "" };
        Shown::Time { iso: format!("{stored}{utc}"), text, zone }
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

/// The clock's part of a moment, and its offset.
fn split_zone(stored: &str) -> (&str, &str) {
    let time = stored.find('T').unwrap_or(stored.len());
    let at = stored[time..].find(['+', '-']).map_or(stored.len(), |at| time + at);
    stored.split_at(at)
}

/// `13:05:00.5` → `13:05:00`, and `13:05:00` → `13:05`.
fn without_fraction(text: &str) -> &str {
    let whole = text.split('.').next().unwrap_or(text);
    let has_seconds = whole.matches(':').count() == 2 && whole.ends_with(":00");
    if has_seconds && whole.len() == text.len() { &whole[..whole.len() - 3] } else { whole }
}
