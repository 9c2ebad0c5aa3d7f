//! What a form page is filled with: the row, what was typed over it, and what was said about it.

use super::{bind, errors::FieldErrors, fields, submission::Submission};
use crate::{
    Actor, Message, Result,
    field::Field,
    format::Format,
    resource::{Lookup, Resource, Row},
    value,
};

/// A form as it stands between two requests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The row that is changed; `None` for one that is added.
    pub(crate) row: Option<Row>,
    /// What was typed; `None` before anything was.
    pub(crate) typed: Option<Submission>,
    /// What an address suggests for a new row.
    pub(crate) suggested: Option<Submission>,
    /// What is wrong with what was typed.
    pub(crate) errors: FieldErrors,
    /// What a search without scripts found.
    pub(crate) found: Option<Found>,
    /// Whether the row changed since it was shown.
    pub(crate) conflict: bool,
    /// Who changed it and when, where the history knows.
    pub(crate) meanwhile: Option<(String, Message)>,
    /// The token of the form.
    pub(crate) once: String,
}

/// A new row with what its address suggests: `?title=Baker&company_id=7`.
///
/// # Errors
///
/// When the address names what is no input of this form.
pub(crate) fn suggest(resource: &Resource, query: Submission) -> Result<Draft> {
    query.expect_only(&fields::names(&fields::inputs(&resource.form_fields, None)))?;
    Ok(Draft { suggested: Some(query), ..Draft::default() })
}

/// The rows that a relation was searched for.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The name of the field.
    pub(crate) field: String,
    /// The words.
    pub(crate) search: String,
    /// What was found.
    pub(crate) lookup: Lookup,
}

impl Draft {
    /// What was typed, with the token it was sent with: a form that was not applied keeps it.
    pub(crate) fn of(form: Submission) -> Self {
        let once = form.get("_once").unwrap_or_default().to_owned();
        Self { typed: Some(form), once, ..Self::default() }
    }

    /// How the person reads; a form that was sent says by which clocks.
    pub(crate) fn format(&self, actor: &Actor) -> Format {
        self.typed.as_ref().map_or_else(|| *actor.format(), |form| form.format(actor))
    }

    /// The text that an input holds: as typed, else as it stands in the row, else as suggested or as
    /// every new row starts. Moments stand there as the clocks of the person show them.
    pub(crate) fn text(&self, field: &Field, format: &Format) -> String {
        let given = self.typed.as_ref().or(self.suggested.as_ref());
        if let Some(text) = given.and_then(|form| self.given(form, field)) {
            return text.to_owned();
        }
        let start = match &self.row {
            Some(row) => row.cells[field.index].value(),
            None => field.column.initial.as_ref(),
        };
        start.map(|value| value::local_text(value, format)).unwrap_or_default()
    }

    /// An address that does not name a tick box says nothing about it; a form does.
    fn given<'a>(&self, form: &'a Submission, field: &Field) -> Option<&'a str> {
        let silent = self.typed.is_none() && !form.has(&field.name);
        if silent { None } else { bind::typed(form, field) }
    }
}
