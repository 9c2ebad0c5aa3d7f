//! JSON documents, and every value as JSON.

use sea_orm::Value;
use serde_json::{Number, Value as Json};

use super::{date, is_null, text};
use crate::Message;

/// Deeper documents are refused: what reads them may well recurse.
const DEPTH: usize = 64;

pub(super) fn parse(text: &str) -> Result<Value, Message> {
    read(text).map(|document| Value::Json(Some(Box::new(document))))
}

pub(super) fn read(text: &str) -> Result<Json, Message> {
    let document: Json = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    if depth(&document) > DEPTH {
        return Err(too_deep());
    }
    if has_nul(&document) {
        return Err(Message::new("error-nul"));
    }
    Ok(document)
}

fn not_json(text: &str, error: &serde_json::Error) -> Message {
    if error.is_syntax() && nesting(text) > DEPTH {
        return too_deep();
    }
    Message::new("error-not-json").with("line", error.line()).with("column", error.column())
}

fn too_deep() -> Message {
    Message::new("error-json-depth").with("max", DEPTH)
}

/// The parser stops by itself at twice our depth, and then says only that it did.
fn nesting(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => now += 1,
            b']' | b'}' => now = now.saturating_sub(1),
            _ => {}
        }
        most = most.max(now);
    }
    most
}

fn depth(document: &Json) -> usize {
    match document {
        Json::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Json::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// PostgreSQL's `jsonb` has no such character.
fn has_nul(document: &Json) -> bool {
    match document {
        Json::String(text) => text.contains('\0'),
        Json::Array(items) => items.iter().any(has_nul),
        Json::Object(fields) => {
            fields.iter().any(|(key, value)| key.contains('\0') || has_nul(value))
        }
        _ => false,
    }
}

/// The document as a form shows it: indented, so that a person can find their way in it.
pub(super) fn pretty(document: &Json) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// The value as JSON, for export and history. What JSON has no type for (decimals, dates, UUIDs,
/// bytes) is a string that loses nothing; a moment carries its zone.
///
/// ```
/// use sea_orm::Value;
///
/// assert_eq!(backoffice::value::json(&Value::Int(Some(5))), 5);
/// assert_eq!(backoffice::value::json(&Value::Int(None)), serde_json::Value::Null);
/// ```
#[must_use]
pub fn json(value: &Value) -> Json {
    if is_null(value) {
        return Json::Null;
    }
    match value {
        Value::Bool(Some(yes)) => Json::Bool(*yes),
        Value::Json(Some(document)) => (**document).clone(),
        #[cfg(feature = "postgres")]
        Value::Array(_, Some(items)) => Json::Array(items.iter().map(json).collect()),
        // By way of the text, which is the shortest that means this very number.
        Value::Float(Some(_)) | Value::Double(Some(_)) => float(&text(value)),
        value if date::is_zoned(value) => Json::String(with_zone(text(value))),
        value => integer(value).unwrap_or_else(|| Json::String(text(value))),
    }
}

fn float(text: &str) -> Json {
    let number = text.parse().ok().and_then(Number::from_f64);
    number.map_or_else(|| Json::String(text.to_owned()), Json::Number)
}

fn integer(value: &Value) -> Option<Json> {
    let number = super::number::as_integer(value)?;
    Number::from_i128(number).map(Json::Number)
}

fn with_zone(mut text: String) -> String {
    let time = text.find('T').map_or("", |at| &text[at..]);
    if !time.contains(['+', '-']) {
        text.push('Z');
    }
    text
}
