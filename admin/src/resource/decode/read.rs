//! One value out of one column, of the kind that the entity expects. `None` when it is not that.

use rust_decimal::Decimal;
use sea_orm::{
    QueryResult, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Enum, EnumTypeName, OptionEnum},
};

use crate::{
    descriptor::ColumnShape,
    field,
    value::{integer, null_of},
};

pub(super) fn read(row: &QueryResult, index: usize, column: &ColumnShape) -> Option<Value> {
    let cell = Place { row, index };
    if field::is_foreign(column) {
        return cell.get().map(Value::String);
    }
    #[cfg(feature = "postgres")]
    if matches!(column.column_type, ColumnType::Array(_)) {
        return super::array::read(row, index, column);
    }
    let value = match &column.value_type {
        ArrayType::Bool => cell.get().map(Value::Bool),
        ArrayType::Float => cell.get().map(Value::Float).or_else(|| cell.whole().map(float)),
        ArrayType::Double => cell.get().map(Value::Double).or_else(|| cell.whole().map(double)),
        ArrayType::Decimal => cell.decimal().map(Value::Decimal),
        ArrayType::String => cell.words(&column.column_type),
        ArrayType::Enum(name) => cell.choice(name, &column.column_type),
        ArrayType::Char => cell.character(),
        ArrayType::Bytes => cell.get().map(Value::Bytes),
        ArrayType::Json => cell.get::<serde_json::Value>().map(|it| Value::Json(it.map(Box::new))),
        ArrayType::Uuid => cell.get().map(Value::Uuid),
        _ => cell.date(&column.value_type).or_else(|| cell.integer(column)),
    };
    value.or_else(|| cell.is_null().then(|| null_of(column)))
}

/// One column of one row.
struct Place<'a> {
    row: &'a QueryResult,
    index: usize,
}

impl Place<'_> {
    fn get<T: TryGetable>(&self) -> Option<Option<T>> {
        self.row.try_get_by_index(self.index).ok()
    }

    /// Null has a type as well, and that may be another than the one asked for.
    fn is_null(&self) -> bool {
        matches!(self.get::<String>(), Some(None)) || matches!(self.get::<i64>(), Some(None))
    }

    fn integer(&self, column: &ColumnShape) -> Option<Value> {
        let number = match column.value_type {
            // Whole numbers may be stored wider or narrower than the entity says, and PostgreSQL has
            // no unsigned ones; what fits is the number it is.
            ArrayType::BigUnsigned => self.get::<u64>().map(|it| it.map(i128::from)),
            ArrayType::Unsigned => self.unsigned(),
            _ => None,
        };
        match number.or_else(|| self.whole())? {
            Some(number) => integer(number, &column.value_type),
            None => Some(null_of(column)),
        }
    }

    /// On PostgreSQL, SeaORM reads a `u32` as an object identifier only.
    fn unsigned(&self) -> Option<Option<i128>> {
        self.get::<u32>().map(|it| it.map(i128::from))
    }

    /// A whole number of any width.
    fn whole(&self) -> Option<Option<i128>> {
        let number = self.get::<i64>().map(|it| it.map(i128::from));
        let number = number.or_else(|| self.get::<i32>().map(|it| it.map(i128::from)));
        let number = number.or_else(|| self.get::<i16>().map(|it| it.map(i128::from)));
        let number = number.or_else(|| self.get::<i8>().map(|it| it.map(i128::from)));
        number.or_else(|| self.small_unsigned())
    }

    /// MariaDB's unsigned columns are read by unsigned types only.
    fn small_unsigned(&self) -> Option<Option<i128>> {
        let number = self.get::<u64>().map(|it| it.map(i128::from));
        let number = number.or_else(|| self.get::<u16>().map(|it| it.map(i128::from)));
        number.or_else(|| self.get::<u8>().map(|it| it.map(i128::from)))
    }

    /// From text where the column was selected as text. SQLite has no decimals: what it holds is a
    /// binary fraction, whose shortest text is what was meant.
    fn decimal(&self) -> Option<Option<Decimal>> {
        if self.is_sqlite() {
            return self.loose_decimal();
        }
        self.get::<Decimal>().or_else(|| self.exact(self.get::<String>()?))
    }

    fn exact(&self, text: Option<String>) -> Option<Option<Decimal>> {
        text.map_or(Some(None), |text| Decimal::from_str_exact(&text).ok().map(Some))
    }

    fn loose_decimal(&self) -> Option<Option<Decimal>> {
        if let Some(number) = self.get::<f64>() {
            return self.exact(number.map(|number| number.to_string()));
        }
        if let Some(number) = self.get::<i64>() {
            return Some(number.map(Decimal::from));
        }
        self.exact(self.get::<String>()?)
    }

    #[cfg(feature = "sqlite")]
    fn is_sqlite(&self) -> bool {
        self.row.try_as_sqlite_row().is_some()
    }

    #[cfg(not(feature = "sqlite"))]
    fn is_sqlite(&self) -> bool {
        false
    }

    /// Text, and of a native enum only what the entity knows: other words would fail its model.
    fn words(&self, column: &ColumnType) -> Option<Value> {
        let text = self.get::<String>()?;
        text.as_deref().is_none_or(|text| is_variant(text, column)).then_some(Value::String(text))
    }

    fn choice(&self, name: &EnumTypeName, column: &ColumnType) -> Option<Value> {
        let Some(text) = self.get::<String>()? else {
            return Some(Value::Enum(OptionEnum::None(name.clone())));
        };
        is_variant(&text, column).then(|| as_enum(name, text))
    }

    fn character(&self) -> Option<Value> {
        let Some(text) = self.get::<String>()? else {
            return Some(Value::Char(None));
        };
        let mut chars = text.chars();
        let only = chars.next().filter(|_| chars.next().is_none())?;
        Some(Value::Char(Some(only)))
    }

    fn date(&self, kind: &ArrayType) -> Option<Value> {
        match kind {
            ArrayType::ChronoDate => self.get().map(Value::ChronoDate),
            ArrayType::ChronoTime => self.get().map(Value::ChronoTime),
            ArrayType::ChronoDateTime => self.get().map(Value::ChronoDateTime),
            ArrayType::ChronoDateTimeUtc => self.get().map(Value::ChronoDateTimeUtc),
            ArrayType::ChronoDateTimeLocal => self.get().map(Value::ChronoDateTimeLocal),
            ArrayType::ChronoDateTimeWithTimeZone => {
                self.get().map(Value::ChronoDateTimeWithTimeZone)
            }
            ArrayType::TimeDate => self.get().map(Value::TimeDate),
            ArrayType::TimeTime => self.get().map(Value::TimeTime),
            ArrayType::TimeDateTime => self.get().map(Value::TimeDateTime),
            ArrayType::TimeDateTimeWithTimeZone => self.get().map(Value::TimeDateTimeWithTimeZone),
            _ => None,
        }
    }
}

/// Whole numbers stand in a column of fractions where SQLite was not told its type.
fn float(number: Option<i128>) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "the column is one of fractions")]
    Value::Float(number.map(|number| number as f32))
}

fn double(number: Option<i128>) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "the column is one of fractions")]
    Value::Double(number.map(|number| number as f64))
}

pub(super) fn is_variant(text: &str, column: &ColumnType) -> bool {
    match column {
        ColumnType::Enum { variants, .. } => variants.iter().any(|it| it.to_string() == text),
        ColumnType::Array(inner) => is_variant(text, inner),
        _ => true,
    }
}

pub(super) fn as_enum(name: &EnumTypeName, text: String) -> Value {
    let value = Enum { type_name: name.clone(), value: text.into() };
    Value::Enum(OptionEnum::Some(Box::new(value)))
}
