//! How a value is shown: one variant, one template in `cell/`.
//!
//! Lists, read-only fields and the columns that a host computes all show a [`Cell`]. Everything is
//! decided when it is made: what is cut, how a number is grouped, whether an address is safe to link.

use serde::Serialize;

pub use crate::descriptor::display::Tone;

use crate::Message;

/// A value as it is shown. `kind` is the name of the variant in lower case and of its template.
///
/// ```
/// use backoffice::ui::Cell;
///
/// let cell = Cell::text("A sentence that is a little long", 10);
/// assert_eq!(cell.kind(), "text");
/// assert_eq!(
///     cell,
///     Cell::Text { text: "A sentenc…".into(), full: Some("A sentence that is a little long".into()) },
/// );
/// assert_eq!(Cell::text("  ", 10), Cell::Empty, "a link always has something to click");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Cell {
    /// Words.
    Text {
        /// What is shown in the row.
        text: String,
        /// The whole of it, where `text` was cut.
        full: Option<String>,
    },
    /// A number, aligned by its digits.
    Number {
        /// The number with its separators.
        text: String,
    },
    /// Yes, no or unknown.
    Boolean {
        /// `None` stands for unknown.
        value: Option<bool>,
    },
    /// A day.
    Date {
        /// The day as a machine reads it: `2026-05-01`.
        iso: String,
        /// The day as it is shown.
        text: String,
    },
    /// A day and a time.
    Datetime {
        /// The moment as a machine reads it: `2026-05-01T09:30:00Z`.
        iso: String,
        /// The day and the time as they are shown.
        text: String,
        /// The zone in which it is told; `None` for what a clock showed somewhere.
        zone: Option<Message>,
    },
    /// A time of day.
    Time {
        /// The time as a machine reads it: `09:30:00`.
        iso: String,
        /// The time as it is shown.
        text: String,
    },
    /// One of fixed values, as a badge.
    Choice {
        /// How the value is called.
        label: String,
        /// The colour of the badge.
        tone: Tone,
    },
    /// A row of another model.
    Relation {
        /// How the row is called.
        label: String,
        /// Its form; `None` where the reader may not see it, and in a column that is a link itself.
        url: Option<String>,
    },
    /// A JSON document.
    Json {
        /// What is shown in the row.
        text: String,
        /// The whole of it over several lines, where `text` was cut.
        full: Option<String>,
    },
    /// Raw bytes.
    Bytes {
        /// Their number and their beginning, as shown.
        text: String,
    },
    /// An address on the web or of a mailbox.
    Url {
        /// What is shown.
        text: String,
        /// The address; `None` unless it begins with `http:`, `https:` or `mailto:`, and in a column
        /// that is a link itself.
        url: Option<String>,
    },
    /// A picture.
    Image {
        /// Where it is, on this host.
        url: String,
        /// What it shows, for those who cannot see it.
        alt: String,
    },
    /// Nothing, in a column that has words of its own for it.
    Placeholder {
        /// The words.
        text: String,
    },
    /// Null, or text without a visible character.
    #[default]
    Empty,
    /// A value that could not be read; it is never written back.
    Unreadable,
}

impl Cell {
    /// Words, cut to `max` characters; without a visible one the cell is empty.
    #[must_use]
    pub fn text(words: &str, max: usize) -> Self {
        if words.trim().is_empty() {
            return Self::Empty;
        }
        let text = crate::text::truncate(words, max);
        let full = (text != words).then(|| words.to_owned());
        Self::Text { text, full }
    }

    /// An address, linked only if a click on it cannot run anything.
    ///
    /// ```
    /// use backoffice::ui::Cell;
    ///
    /// let cell = Cell::url("javascript:alert(1)");
    /// assert_eq!(cell, Cell::Url { text: "javascript:alert(1)".into(), url: None });
    /// ```
    #[must_use]
    pub fn url(address: &str) -> Self {
        if address.trim().is_empty() {
            return Self::Empty;
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let safe = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
        Self::Url { text: address.to_owned(), url: safe.then(|| address.to_owned()) }
    }

    /// The name of the template.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Number { .. } => "number",
            Self::Boolean { .. } => "boolean",
            Self::Date { .. } => "date",
            Self::Datetime { .. } => "datetime",
            Self::Time { .. } => "time",
            Self::Choice { .. } => "choice",
            Self::Relation { .. } => "relation",
            Self::Json { .. } => "json",
            Self::Bytes { .. } => "bytes",
            Self::Url { .. } => "url",
            Self::Image { .. } => "image",
            Self::Placeholder { .. } => "placeholder",
            Self::Empty => "empty",
            Self::Unreadable => "unreadable",
        }
    }

    /// The same value without a link of its own, for a column that is a link itself.
    #[must_use]
    pub fn unlinked(mut self) -> Self {
        if let Self::Relation { url, .. } | Self::Url { url, .. } = &mut self {
            *url = None;
        }
        self
    }
}
