//! The input of a field, for `widget/`: on the form of a row, and in a cell of a list.

use serde::Serialize;

use super::{Cell, Choice};
use crate::{Message, field::Widget};

/// A field with its input.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// The name of its input.
    pub name: String,
    /// The id of its input: `field-salary_min`.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The zone by whose clocks a moment is typed; `None` for everything else.
    pub zone: Option<Message>,
    /// A line of help; its id is `{id}-help`.
    pub help: Option<String>,
    /// Whether it must be given a value.
    pub required: bool,
    /// Whether it stands across the whole width: several lines of text, JSON.
    pub wide: bool,
    /// What is wrong with it; the id of the list is `{id}-error`.
    pub errors: Vec<Message>,
    /// The ids of help and errors that are there, parted by blanks; empty for none.
    pub described_by: String,
    /// The value of a field that is only shown; then there is no input.
    pub shown: Option<Cell>,
    /// The name of the template in `widget/`.
    pub widget: Widget,
    /// The text of the value as it was typed, or as it is.
    pub value: String,
    /// Whether a tick box is ticked.
    pub checked: bool,
    /// The values to choose from, an empty one included where null is allowed.
    pub options: Vec<Choice>,
    /// Attributes of the input.
    pub input: InputAttributes,
    /// The picker of a relation.
    pub relation: Option<RelationView>,
}

impl FieldView {
    /// A field with an empty input.
    pub fn new(name: impl Into<String>, label: impl Into<String>, widget: Widget) -> Self {
        let name = name.into();
        Self {
            id: format!("field-{name}"),
            name,
            label: label.into(),
            zone: None,
            help: None,
            required: false,
            wide: matches!(widget, Widget::Textarea | Widget::Json),
            errors: Vec::new(),
            described_by: String::new(),
            shown: None,
            widget,
            value: String::new(),
            checked: false,
            options: Vec::new(),
            input: InputAttributes::default(),
            relation: None,
        }
    }

    /// The same field under another id, without its line of help: for a cell of a list.
    #[must_use]
    pub(crate) fn identified(mut self, id: String) -> Self {
        self.id = id;
        let errors = std::mem::take(&mut self.errors);
        self.described(None, errors)
    }

    /// The same field with help and errors, and with the ids that tie its input to them.
    #[must_use]
    pub fn described(mut self, help: Option<String>, errors: Vec<Message>) -> Self {
        let error = (!errors.is_empty()).then(|| format!("{}-error", self.id));
        let line = help.is_some().then(|| format!("{}-help", self.id));
        self.described_by = error.into_iter().chain(line).collect::<Vec<_>>().join(" ");
        self.help = help;
        self.errors = errors;
        self
    }
}

/// Attributes of an input; those that are `None` are left out.
#[derive(Clone, Debug, Default, Serialize)]
pub struct InputAttributes {
    /// `inputmode`: `numeric`, `decimal`, `email`, `url`.
    pub inputmode: Option<&'static str>,
    /// `autocomplete`; `off` where nothing is said.
    pub autocomplete: Option<&'static str>,
    /// `maxlength`.
    pub maxlength: Option<u32>,
    /// `min`.
    pub min: Option<String>,
    /// `max`.
    pub max: Option<String>,
    /// `step`.
    pub step: Option<String>,
    /// `rows` of a text area.
    pub rows: Option<u32>,
    /// `placeholder`.
    pub placeholder: Option<String>,
}

/// The picker of a relation. The key itself is the field's value.
///
/// Without scripts the button `_lookup_{name}` posts the whole form with the text `_search_{name}`;
/// the form is shown again, with what was found as a drop-down under the field's own name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RelationView {
    /// How the chosen row is called; `None` where none is, or it may not be seen.
    pub label: Option<String>,
    /// Where rows are searched: JSON `{results: [{key, label}], more}`.
    pub lookup_url: String,
    /// What was searched for without scripts.
    pub search: String,
    /// What was found without scripts; `None` before a search. The chosen row stands among them.
    pub results: Option<Vec<Choice>>,
    /// Whether more was found than is shown.
    pub more: bool,
    /// The form of the chosen row, for those who may open it.
    pub change_url: Option<String>,
    /// The form for a new row of the target, for those who may make one.
    pub add_url: Option<String>,
}
