//! A parameter that means nothing here: its name, and a sentence that says what would.

use std::fmt;

use crate::{Error, ErrorKind, Message, text};

/// The longest name of a parameter that is repeated to the person who sent it.
const NAME: usize = 80;

/// Why a query string was refused; the answer is a 400 that names the parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadQuery {
    parameter: String,
    message: Message,
}

impl BadQuery {
    /// `message` says what is wrong with the parameter and what is allowed.
    #[must_use]
    pub fn new(parameter: &str, message: Message) -> Self {
        Self { parameter: text::truncate(parameter, NAME), message }
    }

    /// The name of the parameter; empty where it concerns the query string as a whole.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// The same as a part of another parameter.
    pub(super) fn within(self, parameter: &str) -> Self {
        Self { parameter: format!("{parameter}: {}", self.parameter), ..self }
    }

    /// What is wrong with it and what is allowed.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }
}

impl fmt::Display for BadQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the parameter `{}` was refused: {}", self.parameter, self.message.key())?;
        for (name, value) in self.message.args() {
            write!(f, ", {name} {value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for BadQuery {}

impl From<BadQuery> for Error {
    fn from(bad: BadQuery) -> Self {
        Self::new(ErrorKind::BadQuery, bad.to_string()).with_message(bad.message)
    }
}
