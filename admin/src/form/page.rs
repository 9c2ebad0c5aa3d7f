//! What `form.html` and `delete.html` are given. Everything is decided here: the templates only
//! print.

use serde::Serialize;

use crate::{
    Message,
    ui::{FieldView, Hidden, Tool},
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
    /// Whether the buttons stand above the fields, too.
    pub save_on_top: bool,
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
    /// Whether it lies on a tab; without scripts those on tabs stand below each other.
    pub tab: bool,
    /// The lines; each has one field or several side by side.
    pub rows: Vec<Vec<FieldView>>,
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
