//! Every link of the panel is written here, so the URLs of `docs/urls.md` have one source.
//!
//! The panel's own words live under `/-/` and its own query keys begin with `_`; so no model, key or
//! column can collide with them. A key travels as percent-encoded path segments: see [`segment`].

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 is encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Text as one path segment. An empty text and a lone `.` or `..` do not survive as one: a row's key
/// guards against them itself.
///
/// ```
/// assert_eq!(backoffice::urls::segment("a/b"), "a%2Fb");
/// ```
#[must_use]
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// The links of a panel mounted at one place.
///
/// ```
/// use backoffice::urls::Urls;
///
/// let urls = Urls::new("/deep/er/admin");
/// assert_eq!(urls.index(), "/deep/er/admin");
/// assert_eq!(urls.changelist("job_posting"), "/deep/er/admin/job_posting/");
/// assert_eq!(urls.change("job_posting", "7"), "/deep/er/admin/job_posting/7/");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urls {
    base: String,
}

impl Urls {
    /// `base` is the path at which the router is nested, without a slash at its end.
    pub fn new(base: impl Into<String>) -> Self {
        let mut base: String = base.into();
        base.truncate(base.trim_end_matches('/').len());
        Self { base }
    }

    /// The mount itself, without a slash at its end; empty at the root.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The page with all models: the mount itself, without a slash behind it, as axum's `nest` serves
    /// it.
    #[must_use]
    pub fn index(&self) -> String {
        if self.base.is_empty() { "/".to_owned() } else { self.base.clone() }
    }

    /// A page of the site itself: `login`, `logout`, `account`, …
    #[must_use]
    pub fn site(&self, word: &str) -> String {
        format!("{}/-/{word}", self.base)
    }

    /// What people choose for themselves.
    #[must_use]
    pub fn account(&self) -> String {
        self.site("account")
    }

    /// The page on which people change their own password.
    #[must_use]
    pub fn own_password(&self) -> String {
        self.site("account/password")
    }

    /// A compiled-in file, addressed by its content.
    #[must_use]
    pub fn asset(&self, hash: &str, name: &str) -> String {
        format!("{}/-/asset/{hash}/{name}", self.base)
    }

    /// The list of a model.
    #[must_use]
    pub fn changelist(&self, model: &str) -> String {
        format!("{}/{}/", self.base, segment(model))
    }

    /// The form for a new row.
    #[must_use]
    pub fn add(&self, model: &str) -> String {
        format!("{}-/add", self.changelist(model))
    }

    /// The search behind the picker of a relation field.
    #[must_use]
    pub fn lookup(&self, model: &str, field: &str) -> String {
        format!("{}-/lookup/{}", self.changelist(model), segment(field))
    }

    /// A saved view of a list by its key, or the form for a new one, which is `add`.
    #[must_use]
    pub fn view(&self, model: &str, word: &str) -> String {
        format!("{}-/view/{}", self.changelist(model), segment(word))
    }

    /// Where the columns of a list are chosen.
    #[must_use]
    pub fn columns(&self, model: &str) -> String {
        format!("{}-/columns", self.changelist(model))
    }

    /// What all rows of a list come to.
    #[must_use]
    pub fn summary(&self, model: &str) -> String {
        format!("{}-/summary", self.changelist(model))
    }

    /// The page on which conditions of a list are put together.
    #[must_use]
    pub fn filters(&self, model: &str) -> String {
        format!("{}-/filter", self.changelist(model))
    }

    /// The page on which a related row is picked for a filter.
    #[must_use]
    pub fn pick(&self, model: &str, filter: &str) -> String {
        format!("{}-/filter/{}", self.changelist(model), segment(filter))
    }

    /// The form of a row; `key` is already in its URL form.
    #[must_use]
    pub fn change(&self, model: &str, key: &str) -> String {
        format!("{}{key}/", self.changelist(model))
    }

    /// The form of one cell of the list.
    #[must_use]
    pub fn cell(&self, model: &str, key: &str, column: &str) -> String {
        format!("{}-/cell/{}", self.change(model, key), segment(column))
    }

    /// The question before a row is deleted.
    #[must_use]
    pub fn delete(&self, model: &str, key: &str) -> String {
        format!("{}-/delete", self.change(model, key))
    }

    /// What happened to a row.
    #[must_use]
    pub fn history(&self, model: &str, key: &str) -> String {
        format!("{}-/history", self.change(model, key))
    }

    /// A page of the host's own, about the panel.
    #[must_use]
    pub fn page(&self, name: &str) -> String {
        format!("{}/-/page/{}", self.base, segment(name))
    }

    /// A page of the host's own, about a model.
    #[must_use]
    pub fn model_page(&self, model: &str, name: &str) -> String {
        format!("{}-/page/{}", self.changelist(model), segment(name))
    }

    /// A page of the host's own, about a row.
    #[must_use]
    pub fn row_page(&self, model: &str, key: &str, name: &str) -> String {
        format!("{}-/page/{}", self.change(model, key), segment(name))
    }

    /// The page on which the password of a person is set.
    #[must_use]
    pub fn password(&self, model: &str, key: &str) -> String {
        format!("{}-/password", self.change(model, key))
    }
}
