//! Where one person works on one row: the gate, the links around the form, the request.

use super::next::Way;
use crate::resource::Source;

/// What every step of a form needs.
#[derive(Clone, Debug)]
pub(crate) struct Desk<'a> {
    /// The model as this person may use it.
    pub(crate) source: Source<'a>,
    /// The links around the form.
    pub(crate) way: Way<'a>,
    /// The number of the request, for the history.
    pub(crate) request_id: &'a str,
}
