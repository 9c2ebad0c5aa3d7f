//! One row of a grid between two requests: what was typed, what stands there, what was said about it.

use crate::{
    form::{
        bind::{self, Binding, Changes},
        desk::Desk,
        draft::{Draft, Found},
        errors::FieldErrors,
        fields,
        submission::Submission,
        version::{is_untouched, version},
    },
    resource::{Key, Row},
};

/// One row of a grid.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    /// Which row it is.
    pub(crate) key: Key,
    /// What was typed.
    pub(crate) form: Submission,
    /// The row as it is; `None` where it is not there, or not for this person.
    pub(crate) row: Option<Row>,
    /// What is to be written.
    pub(crate) changes: Changes,
    /// What is wrong with it.
    pub(crate) errors: FieldErrors,
    /// Whether somebody else changed it meanwhile.
    pub(crate) conflict: bool,
    /// Whether this person may not change the row, or not any more.
    pub(crate) forbidden: bool,
    /// What a search without scripts found.
    pub(crate) found: Option<Found>,
}

impl Slip {
    pub(super) fn new(key: Key, form: Submission) -> Self {
        Self {
            key,
            form,
            row: None,
            changes: Changes::new(),
            errors: FieldErrors::default(),
            conflict: false,
            forbidden: false,
            found: None,
        }
    }

    /// Whether anything in it differs from the version it was filled in on. What nobody touched is
    /// left alone, whatever happened to its row meanwhile.
    pub(super) fn is_touched(&self, desk: &Desk<'_>) -> bool {
        let format = self.form.format(desk.source.actor());
        !is_untouched(desk.fields, &self.form, &format)
    }

    /// Finds out what is to be written into the row as it is.
    pub(super) fn bind(&mut self, row: Row, desk: &Desk<'_>) -> Binding {
        let (fields, source) = (desk.fields, &desk.source);
        let inputs = fields::inputs(fields, Some(&row));
        let format = self.form.format(source.actor());
        let binding = bind::bind(&self.form, &inputs, Some(&row), source.backend(), &format);
        let is_edited = !binding.changes.is_empty() || !binding.errors.is_empty();
        self.conflict = is_edited && self.form.get("_version") != Some(&version(fields, &row));
        self.row = Some(row);
        binding
    }

    /// Whether it stands in the way of saving the grid.
    pub(super) fn is_refused(&self) -> bool {
        self.row.is_none() || self.conflict || self.forbidden || !self.errors.is_empty()
    }

    /// Its inputs as they are to be shown.
    pub(super) fn draft(&self, row: Row) -> Draft {
        Draft {
            row: Some(row),
            errors: self.errors.clone(),
            conflict: self.conflict,
            found: self.found.clone(),
            ..Draft::of(self.form.clone())
        }
    }
}
