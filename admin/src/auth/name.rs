//! Usernames: one person, one form of the name, however it is typed.

use unicode_normalization::UnicodeNormalization;

/// The longest username.
pub(in crate::auth) const LONGEST: usize = 150;

/// The form by which a username is found: `Ana ` , `ANA` and `ａｎａ` are one name.
///
/// Compatibility forms are folded and letters are lower-cased, in this order and once more, because
/// either can undo the other. What is too long for a username is cut before that, one letter beyond
/// the longest, so that it is nobody's name and folding it costs no more than folding a name.
///
/// ```
/// use backoffice::auth::canonical;
///
/// assert_eq!(canonical(" ＡＮＡ "), "ana");
/// ```
#[must_use]
pub fn canonical(username: &str) -> String {
    let bounded = username.trim().chars().take(LONGEST + 1);
    let once: String = bounded.nfkc().collect::<String>().to_lowercase();
    once.nfkc().collect::<String>().to_lowercase().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, canonical};

    #[test]
    fn what_is_too_long_is_cut_and_is_nobodys_name() {
        let longest = "ä".repeat(LONGEST);
        assert_eq!(canonical(&longest), longest);
        let long = "ä".repeat(100_000);
        assert_eq!(canonical(&long).chars().count(), LONGEST + 1);
        // One sign that folds to eighteen.
        assert_eq!(canonical(&"\u{fdfa}".repeat(100_000)).chars().count(), 18 * (LONGEST + 1));
    }
}
