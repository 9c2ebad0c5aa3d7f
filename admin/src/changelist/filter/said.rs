//! A value of a filter as a person reads it, by their customs and clocks.

use crate::{changelist::day, field::Kind, format::Format, resource::Path, value};

use super::date::DOTS;

/// What stands in an address, said for a person; what is no value of the column stays as it is: a word,
/// a day told from today.
pub(super) fn said(path: &Path, text: &str, format: &Format) -> String {
    let one = |text| one(path, text, format).unwrap_or_else(|| String::from(text));
    match path.field.kind {
        Kind::Date | Kind::DateTime { .. } => {
            text.split(DOTS).map(one).collect::<Vec<_>>().join(DOTS)
        }
        Kind::Time | Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. } => one(text),
        _ => text.to_owned(),
    }
}

fn one(path: &Path, text: &str, format: &Format) -> Option<String> {
    if let Some(day) = day::parse(text) {
        return Some(format.day(day));
    }
    let value = value::parse_local(text, &path.field.column, format).ok()?;
    let value = Some(value).filter(|value| !value::is_null(value))?;
    Some(path.field.show(&value, format).plain().to_owned())
}
