//! What a list leaves in the links that stand on it.

use super::Params;
use crate::ui::ListState;

/// A link to `url` that remembers the list it stands on.
///
/// ```
/// use backoffice::changelist::{Params, remember};
///
/// let params = Params::parse("remote=true&_page=2")?;
/// assert_eq!(remember("/admin/job/7/", &params), "/admin/job/7/?_list=remote%3Dtrue%26_page%3D2");
/// assert_eq!(remember("/admin/job/7/", &Params::default()), "/admin/job/7/");
/// # Ok::<(), backoffice::changelist::BadQuery>(())
/// ```
#[must_use]
pub fn remember(url: &str, params: &Params) -> String {
    ListState::of(params.to_string()).on(url.to_owned())
}
