//! Where one person works on one row: the gate, the links around the form, the request.

use std::sync::Arc;

use super::next::Way;
use crate::{
    field::Field,
    resource::{Column, Source},
};

/// What every step of a form needs.
#[derive(Clone, Debug)]
pub(crate) struct Desk<'a> {
    /// The model as this person may use it.
    pub(crate) source: Source<'a>,
    /// The links around the form.
    pub(crate) way: Way<'a>,
    /// The number of the request, for the history.
    pub(crate) request_id: &'a str,
    /// The fields that are worked on: all of the form, or some of them in a cell of a list.
    pub(crate) fields: &'a [Arc<Field>],
    /// What methods compute for the form.
    pub(crate) columns: &'a [Column],
}

impl<'a> Desk<'a> {
    /// A desk for the whole form.
    pub(crate) fn new(source: Source<'a>, way: Way<'a>, request_id: &'a str) -> Self {
        let resource = source.resource();
        let (fields, columns) = (&resource.form_fields, &resource.form_columns);
        Self { fields, columns, source, way, request_id }
    }

    /// A desk for these fields of the form alone.
    pub(crate) fn only(self, fields: &'a [Arc<Field>]) -> Self {
        Self { fields, columns: &[], ..self }
    }
}
