//! What is verified before the panel serves its first page, with stable codes.

use std::fmt;

/// One fault of the set-up: its code, where it is, what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The stable code, `B001` and on; `docs/checks.md` lists them.
    pub code: &'static str,
    /// The model and option it concerns: `job_posting.list_filter`.
    pub place: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code, self.place, self.sentence)
    }
}
