//! The rules that every field has without anybody writing them.

use sea_orm::{DbBackend, Value};

use super::{Field, Kind, Widget, address};
use crate::{Message, format::Format, value};

impl Field {
    /// What a person typed, as a value that may be written: read by their clocks, checked against the
    /// field's own rules and against what this database can hold.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks, as a sentence for its author.
    pub fn read(&self, text: &str, backend: DbBackend, format: &Format) -> Result<Value, Message> {
        if self.required && text.trim().is_empty() {
            return Err(Message::new("error-required"));
        }
        let value = value::parse_local(text, &self.column, format)?;
        self.check(&value)?;
        value::fits(&value, &self.column, backend)?;
        Ok(value)
    }

    /// Whether a value obeys the field's own rules.
    ///
    /// # Errors
    ///
    /// The first rule that it breaks.
    pub fn check(&self, value: &Value) -> Result<(), Message> {
        if value::is_null(value) {
            return if self.column.nullable { Ok(()) } else { Err(Message::new("error-required")) };
        }
        self.check_choice(value)?;
        self.check_address(value)
    }

    fn check_choice(&self, value: &Value) -> Result<(), Message> {
        match self.kind {
            Kind::Choice if self.choice_label(value).is_none() => {
                Err(Message::new("error-not-a-choice"))
            }
            _ => Ok(()),
        }
    }

    fn check_address(&self, value: &Value) -> Result<(), Message> {
        let text = match value {
            Value::String(Some(text)) if !text.is_empty() => text,
            _ => return Ok(()),
        };
        match self.widget {
            Widget::Email if !address::is_mail(text) => Err(Message::new("error-not-an-email")),
            Widget::Url if !address::is_web(text) => Err(Message::new("error-not-a-url")),
            _ => Ok(()),
        }
    }
}
