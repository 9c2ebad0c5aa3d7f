//! What a developer can say about one field.

use super::{Choice, RelationHint};

/// The options of one field, as `#[admin(label = "…", help = "…", widget = …)]` spells them, with
/// what the derive found out about its type.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct FieldDescriptor {
    /// The Rust name of the field.
    pub name: &'static str,
    /// How the field is called; the humanised name unless given.
    pub label: Option<&'static str>,
    /// A line of help under the input.
    pub help: Option<&'static str>,
    /// How the field is edited; decided by its type unless given.
    pub widget: Option<WidgetHint>,
    /// The values of an enum that is kept as text or number: SeaORM's column does not know them.
    pub choices: Vec<Choice>,
    /// Where a relation field leads; a field that is a column has none.
    pub relation: Option<RelationHint>,
}

impl FieldDescriptor {
    /// Nothing said yet about the field `name`.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Sets [`label`](Self#structfield.label).
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    /// Sets [`help`](Self#structfield.help).
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Sets [`widget`](Self#structfield.widget).
    #[must_use]
    pub fn widget(mut self, widget: WidgetHint) -> Self {
        self.widget = Some(widget);
        self
    }

    /// Sets [`choices`](Self#structfield.choices).
    #[must_use]
    pub fn choices(mut self, choices: Vec<Choice>) -> Self {
        self.choices = choices;
        self
    }

    /// Sets [`relation`](Self#structfield.relation).
    #[must_use]
    pub fn relation(mut self, relation: RelationHint) -> Self {
        self.relation = Some(relation);
        self
    }
}

/// How a field can be asked to be edited: `#[admin(widget = Textarea)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WidgetHint {
    /// One line of text.
    Text,
    /// Several lines of text.
    Textarea,
    /// One line that must be an e-mail address.
    Email,
    /// One line that must be a web address.
    Url,
    /// One of the choices in a drop-down.
    Select,
    /// One of the choices as radio buttons.
    Radio,
}
