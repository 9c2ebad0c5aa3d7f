//! Every page renders from its struct, escapes whatever stands in it, and keeps its budgets.
//!
//! The pages that the tests render are left in the target folder under `tmp/pages`, to be opened in
//! a browser.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod pages {
    mod escaping;
    mod fixture;
    mod gallery;
    mod overrides;
    mod texts;
    mod theme;
}
