//! How a list's state survives opening a row, saving, deleting and going back: it travels through
//! those pages as one parameter, `_list`, which holds the list's own query string.

use super::{Params, params};

/// The parameter of other pages that holds the state of the list they were opened from.
const LIST: &str = "_list";

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
    if params.is_empty() {
        return url.to_owned();
    }
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}{LIST}={}", params::encode(&params.to_string()))
}
