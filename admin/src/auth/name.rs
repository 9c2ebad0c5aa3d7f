//! Usernames: one person, one form of the name, however it is typed.

use unicode_normalization::UnicodeNormalization;

/// The form by which a username is found: `Ana ` , `ANA` and `ａｎａ` are one name.
///
/// Compatibility forms are folded and letters are lower-cased, in this order and once more, because
/// either can undo the other.
///
/// ```
/// use backoffice::auth::canonical;
///
/// assert_eq!(canonical(" ＡＮＡ "), "ana");
/// ```
#[must_use]
pub fn canonical(username: &str) -> String {
    let once: String = username.trim().nfkc().collect::<String>().to_lowercase();
    once.nfkc().collect::<String>().to_lowercase().trim().to_owned()
}
