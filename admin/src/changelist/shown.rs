//! Which columns are shown, and in which order: `_cols=title,company`. What is not shown is not read.

use crate::{Message, resource::Column, text};

use super::{BadQuery, Params};

/// The columns that the address names; `None` where it names none.
pub(super) fn asked<'a>(
    params: &Params,
    all: &[&'a Column],
) -> Result<Option<Vec<&'a Column>>, BadQuery> {
    let Some(names) = params.get(Params::COLS) else { return Ok(None) };
    let mut columns: Vec<&Column> = Vec::new();
    for name in names.split(',') {
        let column = find(name, all).ok_or_else(|| unknown(name, all))?;
        if columns.iter().any(|earlier| earlier.name == column.name) {
            let message = Message::new("columns-twice").with("column", &column.name);
            return Err(BadQuery::new(Params::COLS, message));
        }
        columns.push(column);
    }
    Ok(Some(columns))
}

/// The columns that a person chose some time ago, as far as there are any of them.
pub(super) fn liked<'a>(names: &[String], all: &[&'a Column]) -> Option<Vec<&'a Column>> {
    let mut columns: Vec<&Column> = Vec::new();
    for column in names.iter().filter_map(|name| find(name, all)) {
        if !columns.iter().any(|earlier| earlier.name == column.name) {
            columns.push(column);
        }
    }
    (!columns.is_empty()).then_some(columns)
}

fn find<'a>(name: &str, all: &[&'a Column]) -> Option<&'a Column> {
    all.iter().find(|column| column.name == name).copied()
}

fn unknown(name: &str, all: &[&Column]) -> BadQuery {
    let allowed: Vec<&str> = all.iter().map(|column| column.name.as_str()).collect();
    let message = Message::new("columns-unknown").with("column", text::truncate(name, 80));
    BadQuery::new(Params::COLS, message.with("allowed", allowed.join(", ")))
}
