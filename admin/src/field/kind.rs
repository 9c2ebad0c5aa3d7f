//! What a field holds, as a person would say it.

use sea_orm::sea_query::{ArrayType, ColumnType, StringLen};

use crate::{descriptor::ColumnShape, value};

/// Text columns that may be longer than this get several lines.
const ONE_LINE: u32 = 500;

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
    /// A list of values in one column, as PostgreSQL has it.
    Array,
    /// Something shown as the database's own text and never written.
    Other,
}

impl Kind {
    /// What the column itself holds, before relations and choices are considered.
    #[must_use]
    pub(crate) fn of(column: &ColumnShape) -> Self {
        if is_foreign(column) {
            return Self::Other;
        }
        if matches!(column.column_type, ColumnType::Array(_)) {
            return Self::Array;
        }
        if let Some((min, max)) = value::integer_limits(column) {
            return Self::Integer { min, max };
        }
        Self::of_value(column)
    }

    fn of_value(column: &ColumnShape) -> Self {
        match &column.value_type {
            ArrayType::Bool => Self::Bool,
            ArrayType::Float | ArrayType::Double => Self::Float,
            ArrayType::Decimal => Self::Decimal { scale: scale(&column.column_type) },
            ArrayType::String | ArrayType::Enum(_) => text(&column.column_type),
            ArrayType::Char => Self::Char,
            ArrayType::Bytes => Self::Bytes,
            ArrayType::Json => Self::Json,
            ArrayType::Uuid => Self::Uuid,
            ArrayType::ChronoDate | ArrayType::TimeDate => Self::Date,
            ArrayType::ChronoTime | ArrayType::TimeTime => Self::Time,
            ArrayType::ChronoDateTime | ArrayType::TimeDateTime => Self::DateTime { zoned: false },
            ArrayType::ChronoDateTimeUtc
            | ArrayType::ChronoDateTimeLocal
            | ArrayType::ChronoDateTimeWithTimeZone
            | ArrayType::TimeDateTimeWithTimeZone => Self::DateTime { zoned: true },
            // Kinds of SeaORM features that only the host turned on.
            _ => Self::Other,
        }
    }
}

/// Whether the column's type is one that the Rust type only stands in for: such a column is read as
/// the database's own text, and what a person types cannot be checked before it is sent.
#[must_use]
pub(crate) fn is_foreign(column: &ColumnShape) -> bool {
    let stand_in = matches!(column.value_type, ArrayType::String | ArrayType::Bytes);
    match &column.column_type {
        ColumnType::Custom(name) => stand_in && !is_text_type(&name.to_string()),
        ColumnType::Interval(..)
        | ColumnType::Bit(_)
        | ColumnType::VarBit(_)
        | ColumnType::Cidr
        | ColumnType::Inet
        | ColumnType::MacAddr
        | ColumnType::LTree
        | ColumnType::Vector(_) => true,
        ColumnType::Array(inner) => {
            is_foreign(&ColumnShape { column_type: (**inner).clone(), ..column.clone() })
        }
        _ => false,
    }
}

/// Names of further text types, which take any text.
fn is_text_type(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    let base = name.split('(').next().unwrap_or_default().trim();
    matches!(
        base,
        "citext"
            | "text"
            | "varchar"
            | "character varying"
            | "char"
            | "character"
            | "bpchar"
            | "nvarchar"
            | "nchar"
            | "clob"
            | "tinytext"
            | "mediumtext"
            | "longtext"
    )
}

fn text(column: &ColumnType) -> Kind {
    let max = value::max_length(column);
    let unlimited = matches!(
        column,
        ColumnType::Text | ColumnType::Custom(_) | ColumnType::String(StringLen::Max)
    );
    Kind::Text { max, long: unlimited || max.is_some_and(|max| max > ONE_LINE) }
}

fn scale(column: &ColumnType) -> Option<u32> {
    match column {
        ColumnType::Decimal(Some((_, scale))) | ColumnType::Money(Some((_, scale))) => Some(*scale),
        _ => None,
    }
}
