//! How a list's state survives opening a row, saving, deleting and going back: it travels through
//! those pages as one parameter, `_list`, which holds the list's own query string.

use super::{Params, params};
use crate::{ui::Hidden, urls::Urls};

/// The parameter of other pages that holds the state of the list they were opened from.
pub const LIST: &str = "_list";

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

/// The list that a page was opened from; the whole list where `state` is no state.
///
/// ```
/// use backoffice::{changelist::back, urls::Urls};
///
/// let urls = Urls::new("/admin");
/// assert_eq!(back(&urls, "job", Some("_page=2&remote=true")), "/admin/job/?remote=true&_page=2");
/// assert_eq!(back(&urls, "job", Some("_evil=//x")), "/admin/job/");
/// assert_eq!(back(&urls, "job", None), "/admin/job/");
/// ```
#[must_use]
pub fn back(urls: &Urls, model: &str, state: Option<&str>) -> String {
    restore(state).link(&urls.changelist(model))
}

/// The state as an input that nobody sees, for a form on the way; `None` where there is none.
#[must_use]
pub fn carry(state: Option<&str>) -> Option<Hidden> {
    let params = restore(state);
    let value = params.to_string();
    (!params.is_empty()).then(|| Hidden { name: LIST.to_owned(), value })
}

fn restore(state: Option<&str>) -> Params {
    state.and_then(|state| Params::parse(state).ok()).unwrap_or_default()
}
