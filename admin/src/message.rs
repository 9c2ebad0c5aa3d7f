//! A sentence for the person at the screen, not yet in their language.
//!
//! Code below the pages names a sentence by its key in `templates/texts/<language>/*.ftl` and gives
//! it its arguments; the template prints it in the language of the request. So a rule that lives deep
//! in the house needs to know nothing of languages, and a test can compare sentences by key.

use serde::Serialize;

/// A translatable sentence: a Fluent key and its arguments.
///
/// ```
/// use backoffice::Message;
///
/// let message = Message::new("error-too-long").with("max", 200);
/// assert_eq!(message.key(), "error-too-long");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

impl Message {
    /// The sentence with this Fluent key.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new(), literal: None }
    }

    /// A sentence that the host wrote itself; it is shown as it is, escaped.
    pub fn literal(text: impl Into<String>) -> Self {
        Self { key: "literal", args: Vec::new(), literal: Some(text.into()) }
    }

    /// Gives the argument `name` of the sentence a value.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "`with(\"max\", 200)` reads as it should")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The Fluent key, or `"literal"`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The arguments in the order they were given.
    #[must_use]
    pub fn args(&self) -> &[(&'static str, String)] {
        &self.args
    }

    /// The host's own sentence, where this is one.
    #[must_use]
    pub fn as_literal(&self) -> Option<&str> {
        self.literal.as_deref()
    }
}
