//! A field: what the developer said about a column, joined with what the entity says.
//!
//! A [`Field`] is made once, when the panel is built; everything above asks it instead of asking
//! types: its [`Kind`] says what it holds, its [`Widget`] how it is edited.

mod address;
mod build;
mod cell;
mod expression;
mod kind;
mod secret;
mod validate;
mod widget;

pub use self::{
    cell::Shown,
    expression::{Expression, Surroundings},
    kind::Kind,
    widget::Widget,
};
pub(crate) use self::{kind::is_foreign, secret::sounds_secret};

use std::sync::Arc;

use chrono::NaiveDate;
use sea_orm::Value;

use crate::{
    Message,
    descriptor::{Choice, ColumnShape, TableName},
    format::Format,
    value,
};

/// One column of a model, as forms, lists, filters and searches see it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The Rust name: the name of the input and of the URL parameter.
    pub name: String,
    /// How the field is called.
    pub label: String,
    /// A line of help.
    pub help: Option<String>,
    /// What it holds.
    pub kind: Kind,
    /// How it is edited.
    pub widget: Widget,
    /// The place of its column in the entity's shape.
    pub index: usize,
    /// The column itself.
    pub column: ColumnShape,
    /// Whether a form must be given a value.
    pub required: bool,
    /// Whether it belongs to the primary key.
    pub key: bool,
    /// Whether a form may set it: not an automatic key, not something that cannot be decoded.
    pub editable: bool,
    /// Whether it looks like a secret (`password`, `token`, …): then it is shown nowhere.
    pub secret: bool,
    /// The values of an enum.
    pub choices: Vec<Choice>,
    /// Where a foreign key points.
    pub relation: Option<Relation>,
    /// What makes the value of a field that no column stands behind; its `index` is that of none.
    pub expression: Option<Arc<dyn Expression>>,
}

/// Where a foreign key points.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The name of the relation: `company` for `company_id`.
    pub name: String,
    /// The table it points at.
    pub table: TableName,
    /// The column it points at, as a statement names it.
    pub column: String,
}

impl Field {
    /// The first moment of a day by these clocks, as the column keeps it.
    ///
    /// # Errors
    ///
    /// For a day that lies where nobody looks, and a column that keeps no days.
    pub(crate) fn start_of(&self, day: NaiveDate, format: &Format) -> Result<Value, Message> {
        let text = match self.kind {
            Kind::Date => day.format("%Y-%m-%d").to_string(),
            Kind::DateTime { zoned: true } => {
                let first = format.start_of(day);
                let first = first.ok_or_else(|| Message::new("error-no-such-date"))?;
                first.format("%Y-%m-%dT%H:%M:%S").to_string()
            }
            _ => day.format("%Y-%m-%dT00:00").to_string(),
        };
        value::parse(&text, &self.column)
    }

    /// What a form or the history holds of this field as text, as a person says it: a choice by its
    /// label, yes and no as words, everything else as it stands.
    #[must_use]
    pub fn say(&self, text: &str) -> Message {
        let choice = self.choices.iter().find(|choice| value::text(&choice.value) == text);
        match (choice, &self.kind, text) {
            (Some(choice), ..) => Message::literal(&choice.label),
            (None, Kind::Bool, "true") => Message::new("yes"),
            (None, Kind::Bool, "false") => Message::new("no"),
            _ => Message::literal(text),
        }
    }

    /// The label of the choice that stands for `value`.
    #[must_use]
    pub fn choice_label(&self, value: &Value) -> Option<&str> {
        self.choices.iter().find(|choice| choice.value == *value).map(|choice| &*choice.label)
    }
}
