//! What `form.html` and `delete.html` are given. Everything is decided here: the templates only
//! print.

use serde::Serialize;

use crate::{
    Message,
    field::Widget,
    ui::{Cell, Choice, Hidden, Tool},
};

/// The form of a row: to add it, to change it, or only to look at it.
#[derive(Clone, Debug, Serialize)]
pub struct FormPage {
    /// What the form is for.
    pub mode: Mode,
    /// "Add job posting", "Change job posting", "Job posting".
    pub title: Message,
    /// How the row is called; `None` for one that is not there yet.
    pub object: Option<String>,
    /// Where the form is posted.
    pub url: String,
    /// The token that keeps the form from being applied twice; posted as `_once`.
    pub once: String,
    /// The version of the row that is looked at; posted as `_version`.
    pub version: Option<String>,
    /// Further hidden inputs.
    pub hidden: Vec<Hidden>,
    /// Whether a field is a file.
    pub multipart: bool,
    /// What is wrong with the form as a whole.
    pub errors: Vec<Message>,
    /// What is wrong with its fields, with the way there; empty where nothing is.
    pub summary: Vec<FieldError>,
    /// Somebody else changed the row meanwhile: what they wrote beside what was typed.
    pub conflict: Option<Conflict>,
    /// The fields, in groups.
    pub fieldsets: Vec<FieldsetView>,
    /// The buttons that are offered.
    pub buttons: Buttons,
    /// Where the question before deleting is, for those who may.
    pub delete_url: Option<String>,
    /// Further pages about the row.
    pub tools: Vec<Tool>,
    /// What happened to the row.
    pub history_url: Option<String>,
    /// The list it was come from.
    pub cancel_url: String,
    /// The forms of the rows before and behind this one on that list.
    pub beside: Option<Beside>,
}

/// The way to the rows on either side of one, as its list has them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Beside {
    /// The row before it; `None` for the first.
    pub previous_url: Option<String>,
    /// The row behind it; `None` for the last.
    pub next_url: Option<String>,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// To make a row.
    Add,
    /// To alter one.
    Change,
    /// To look at one.
    View,
}

/// What is wrong with a field, for the list at the top of the form.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    /// The id of its input.
    pub id: String,
    /// What the field is called.
    pub label: String,
    /// What is wrong.
    pub message: Message,
}

/// The buttons that are offered; with all of them `false` the form has none.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Buttons {
    /// "Save", posts `_save`.
    pub save: bool,
    /// "Save and continue editing", posts `_continue`.
    pub save_and_continue: bool,
    /// "Save and add another", posts `_addanother`.
    pub save_and_add_another: bool,
    /// "Save as new", posts `_saveasnew`.
    pub save_as_new: bool,
}

/// Fields that belong together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FieldsetView {
    /// Part of the id of its heading; unique on the page.
    pub id: String,
    /// What they have in common.
    pub title: Option<String>,
    /// A line of explanation.
    pub help: Option<String>,
    /// Whether it can be folded; it then needs a title.
    pub collapsible: bool,
    /// Whether it stands open; one with an error in it must.
    pub open: bool,
    /// The lines; each has one field or several side by side.
    pub rows: Vec<Vec<FieldView>>,
}

/// A field of the form.
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

/// Somebody else changed the row meanwhile.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Conflict {
    /// Who; `None` where that is not known.
    pub who: Option<String>,
    /// When, as shown.
    pub when: Option<Message>,
    /// Field by field, those that differ first.
    pub rows: Vec<ConflictRow>,
}

/// One field of a conflict.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictRow {
    /// What the field is called.
    pub label: String,
    /// What stands in the database now.
    pub theirs: Message,
    /// What was typed.
    pub mine: Message,
    /// Whether the two differ.
    pub differs: bool,
}

/// The question before a row is deleted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeletePage {
    /// How the row is called.
    pub object: String,
    /// What its model is called.
    pub model: String,
    /// Where the answer is posted.
    pub url: String,
    /// Back to the row.
    pub cancel_url: String,
    /// The token that keeps the form from being applied twice; posted as `_once`.
    pub once: String,
    /// The version of the row that is looked at; posted as `_version`.
    pub version: Option<String>,
    /// Further hidden inputs.
    pub hidden: Vec<Hidden>,
    /// Why it cannot be deleted, where neither rows nor rights say so.
    pub errors: Vec<Message>,
    /// Whether it can be deleted: nothing protects it and no right is missing.
    pub allowed: bool,
    /// How many rows of each model go with it, the row itself included.
    pub counts: Vec<ModelCount>,
    /// What goes, as a tree, as far as it is shown.
    pub tree: Vec<DeleteNode>,
    /// How many rows of each model stay and no longer point at it.
    pub emptied: Vec<ModelCount>,
    /// The rows that keep it from being deleted.
    pub protected: Vec<Blocker>,
    /// The models of which rows would go that the person may not delete.
    pub missing_rights: Vec<String>,
}

/// How many rows of a model.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ModelCount {
    /// What the model is called, in the plural.
    pub label: String,
    /// How many, as shown: "1,204" or "10,000+".
    pub count: String,
}

/// A row that goes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeleteNode {
    /// What its model is called.
    pub model: String,
    /// How it is called.
    pub label: String,
    /// Its form, for those who may open it.
    pub url: Option<String>,
    /// What goes with it.
    pub children: Vec<DeleteNode>,
    /// How many more children are not shown, as shown; `None` for none.
    pub more: Option<String>,
}

/// A row that keeps another from being deleted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Blocker {
    /// What its model is called.
    pub model: String,
    /// How it is called.
    pub label: String,
    /// Its form, for those who may open it.
    pub url: Option<String>,
}
