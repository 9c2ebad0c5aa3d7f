//! Styles and scripts without what only their authors read, so that comments cost nobody anything.
//!
//! Nothing is guessed: what is not certain to say nothing is served as it was written.

mod css;
mod js;

pub(super) use self::{css::css, js::js};

/// The length of a quoted text, its quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + quote.len_utf8())
}

/// The length of what ends with `end`, that included.
fn until(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}
