//! What a field holds, as a person would say it.

/// The semantic type of a field, decided from its column and its Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Text of at most `max` characters, if limited; `long` text has several lines.
    Text {
        /// The most characters it may have.
        max: Option<u32>,
        /// Whether it has several lines.
        long: bool,
    },
    /// A single character.
    Char,
    /// A whole number between two limits.
    Integer {
        /// The smallest.
        min: i128,
        /// The largest.
        max: i128,
    },
    /// A binary floating-point number.
    Float,
    /// A decimal number, exact.
    Decimal {
        /// Digits after the point, if limited.
        scale: Option<u32>,
    },
    /// Yes or no.
    Bool,
    /// A UUID.
    Uuid,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time; `zoned` ones are a moment.
    DateTime {
        /// Whether it names a moment rather than what a clock showed.
        zoned: bool,
    },
    /// A JSON document.
    Json,
    /// Raw bytes.
    Bytes,
    /// One of fixed values.
    Choice,
    /// A row of another model.
    Relation,
    /// Something shown as the database's own text and never written.
    Other,
}
