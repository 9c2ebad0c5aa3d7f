//! Whole numbers, binary fractions, decimals. Nothing is rounded and nothing wraps.

use rust_decimal::Decimal;
use sea_orm::{
    Value,
    sea_query::{ArrayType, ColumnType},
};

use crate::{Message, descriptor::ColumnShape};

/// The most digits a `Decimal` holds whatever they are.
const DECIMAL_DIGITS: u32 = 28;

pub(super) fn parse(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    match column.value_type {
        ArrayType::Float => parse_f32(text),
        ArrayType::Double => parse_f64(text),
        ArrayType::Decimal => parse_decimal(text, &column.column_type),
        _ => parse_integer(text, column),
    }
}

pub(super) fn is_integer(kind: &ArrayType) -> bool {
    rust_limits(kind).is_some()
}

/// The smallest and largest whole number that both the Rust type and the column hold.
pub(crate) fn integer_limits(column: &ColumnShape) -> Option<(i128, i128)> {
    let (low, high) = rust_limits(&column.value_type)?;
    let (least, most) = column_limits(&column.column_type).unwrap_or((low, high));
    Some((low.max(least), high.min(most)))
}

fn rust_limits(kind: &ArrayType) -> Option<(i128, i128)> {
    Some(match kind {
        ArrayType::TinyInt => (i8::MIN.into(), i8::MAX.into()),
        ArrayType::SmallInt => (i16::MIN.into(), i16::MAX.into()),
        ArrayType::Int => (i32::MIN.into(), i32::MAX.into()),
        ArrayType::BigInt => (i64::MIN.into(), i64::MAX.into()),
        ArrayType::TinyUnsigned => (0, u8::MAX.into()),
        ArrayType::SmallUnsigned => (0, u16::MAX.into()),
        ArrayType::Unsigned => (0, u32::MAX.into()),
        ArrayType::BigUnsigned => (0, u64::MAX.into()),
        _ => return None,
    })
}

/// An entity may give a small column a wide type; the column decides. A `tinyint` is a `smallint` on
/// PostgreSQL, and an unsigned Rust type may well stand on a signed column, so only what every
/// database refuses is refused here.
fn column_limits(column: &ColumnType) -> Option<(i128, i128)> {
    Some(match column {
        ColumnType::SmallInteger => (i16::MIN.into(), u16::MAX.into()),
        ColumnType::Integer => (i32::MIN.into(), u32::MAX.into()),
        ColumnType::TinyUnsigned => (0, u8::MAX.into()),
        ColumnType::SmallUnsigned => (0, u16::MAX.into()),
        ColumnType::Unsigned => (0, u32::MAX.into()),
        ColumnType::Year => (0, 2155),
        _ => return None,
    })
}

fn parse_integer(text: &str, column: &ColumnShape) -> Result<Value, Message> {
    let (min, max) = integer_limits(column).ok_or_else(|| Message::new("error-not-writable"))?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Message::new("error-not-a-whole-number"));
    }
    // Digits that do not fit an `i128` do not fit a column either.
    let number = text.parse::<i128>().ok().filter(|number| (min..=max).contains(number));
    number
        .and_then(|number| integer(number, &column.value_type))
        .ok_or_else(|| out_of_range(min, max))
}

pub(super) fn out_of_range(min: impl ToString, max: impl ToString) -> Message {
    Message::new("error-number-range").with("min", min).with("max", max)
}

/// The number as a value of this kind, if it fits.
pub(crate) fn integer(number: i128, kind: &ArrayType) -> Option<Value> {
    Some(match kind {
        ArrayType::TinyInt => Value::TinyInt(Some(number.try_into().ok()?)),
        ArrayType::SmallInt => Value::SmallInt(Some(number.try_into().ok()?)),
        ArrayType::Int => Value::Int(Some(number.try_into().ok()?)),
        ArrayType::BigInt => Value::BigInt(Some(number.try_into().ok()?)),
        ArrayType::TinyUnsigned => Value::TinyUnsigned(Some(number.try_into().ok()?)),
        ArrayType::SmallUnsigned => Value::SmallUnsigned(Some(number.try_into().ok()?)),
        ArrayType::Unsigned => Value::Unsigned(Some(number.try_into().ok()?)),
        ArrayType::BigUnsigned => Value::BigUnsigned(Some(number.try_into().ok()?)),
        _ => return None,
    })
}

/// The whole number in a value.
pub(crate) fn as_integer(value: &Value) -> Option<i128> {
    match *value {
        Value::TinyInt(Some(number)) => Some(number.into()),
        Value::SmallInt(Some(number)) => Some(number.into()),
        Value::Int(Some(number)) => Some(number.into()),
        Value::BigInt(Some(number)) => Some(number.into()),
        Value::TinyUnsigned(Some(number)) => Some(number.into()),
        Value::SmallUnsigned(Some(number)) => Some(number.into()),
        Value::Unsigned(Some(number)) => Some(number.into()),
        Value::BigUnsigned(Some(number)) => Some(number.into()),
        _ => None,
    }
}

fn parse_f32(text: &str) -> Result<Value, Message> {
    check_float(text)?;
    match text.parse::<f32>() {
        Ok(number) if number.is_finite() => Ok(Value::Float(Some(number))),
        _ => Err(out_of_range(f32::MIN, f32::MAX)),
    }
}

fn parse_f64(text: &str) -> Result<Value, Message> {
    check_float(text)?;
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Value::Double(Some(number))),
        _ => Err(out_of_range(format!("{:e}", f64::MIN), format!("{:e}", f64::MAX))),
    }
}

/// Rust reads `inf` and `nan` as numbers; a person who types them means something else.
fn check_float(text: &str) -> Result<(), Message> {
    let plain =
        text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    if plain && text.parse::<f64>().is_ok() {
        Ok(())
    } else {
        Err(Message::new("error-not-a-number"))
    }
}

/// The shortest text that reads as the same number.
pub(super) fn float_text<F>(number: F, size: f64) -> String
where
    F: std::fmt::Display + std::fmt::LowerExp,
{
    if size == 0.0 || !size.is_finite() || (1e-5..1e16).contains(&size) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

fn parse_decimal(text: &str, column: &ColumnType) -> Result<Value, Message> {
    let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
    if !plain || text.parse::<f64>().is_err() {
        return Err(Message::new("error-not-a-number"));
    }
    let number = Decimal::from_str_exact(text)
        .map_err(|_| Message::new("error-decimal-digits").with("max", DECIMAL_DIGITS))?;
    check_decimal(number, column)?;
    Ok(Value::Decimal(Some(number)))
}

/// The database would round what has more digits after the point than the column.
fn check_decimal(number: Decimal, column: &ColumnType) -> Result<(), Message> {
    let (ColumnType::Decimal(Some((precision, scale)))
    | ColumnType::Money(Some((precision, scale)))) = *column
    else {
        return Ok(());
    };
    let number = number.normalize();
    if number.scale() > scale {
        return Err(match scale {
            0 => Message::new("error-no-decimals"),
            _ => Message::new("error-decimal-scale").with("max", scale),
        });
    }
    let whole = precision.saturating_sub(scale);
    if whole_digits(number) > whole {
        return Err(Message::new("error-decimal-whole").with("max", whole));
    }
    Ok(())
}

fn whole_digits(number: Decimal) -> u32 {
    let whole = number.trunc().abs();
    if whole.is_zero() { 0 } else { u32::try_from(whole.to_string().len()).unwrap_or(u32::MAX) }
}
