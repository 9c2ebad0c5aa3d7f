//! Line breaks: a browser sends `\r\n` for each, whatever stands in the database.

use std::borrow::Cow;

/// What was posted from a text area, with the line breaks of the text that was shown there; so that
/// nothing changes when nothing was edited, and an edit does not turn every line's end.
///
/// ```
/// use backoffice::value::with_line_breaks_of;
///
/// assert_eq!(with_line_breaks_of("one\ntwo", "one\r\ntwo"), "one\ntwo");
/// assert_eq!(with_line_breaks_of("one\ntwo", "one\r\ntwo\r\nthree"), "one\ntwo\nthree");
/// assert_eq!(with_line_breaks_of("one\r\ntwo", "one\r\nthree"), "one\r\nthree");
/// ```
#[must_use]
pub fn with_line_breaks_of<'a>(shown: &'a str, posted: &'a str) -> Cow<'a, str> {
    let plain = plain(posted);
    if plain == self::plain(shown) {
        return Cow::Borrowed(shown);
    }
    if shown.contains("\r\n") { Cow::Owned(plain.replace('\n', "\r\n")) } else { plain }
}

fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}
