//! Comments, indentation, and the blanks beside signs that part by themselves.

use super::{quoted, until};

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    /// A comment parts two names as a blank does, but is no combinator as a blank is.
    Comment,
    Blank,
}

/// The same rules in fewer bytes.
pub(in crate::ui) fn css(text: &str) -> String {
    let mut sheet = Sheet { out: String::with_capacity(text.len()), last: None };
    let (mut rest, mut gap) = (text, Gap::None);
    while let Some(first) = rest.chars().next() {
        let (piece, behind) = rest.split_at(length(rest, first));
        rest = behind;
        match first {
            '/' if piece.starts_with("/*") => {
                gap = if gap == Gap::Blank { gap } else { Gap::Comment }
            }
            first if first.is_whitespace() => gap = Gap::Blank,
            _ => {
                sheet.push(gap, piece);
                gap = Gap::None;
            }
        }
    }
    sheet.out
}

/// How far the piece goes that begins here: a comment, a string, an address, an escape, or one sign.
fn length(text: &str, first: char) -> usize {
    match first {
        '/' if text.starts_with("/*") => 2 + until(&text[2..], "*/"),
        '"' | '\'' => quoted(text, first),
        '\\' => text.chars().take(2).map(char::len_utf8).sum(),
        'u' | 'U' if is_bare_url(text) => until(text, ")"),
        first => first.len_utf8(),
    }
}

/// `url(` with an address that stands in no quotes.
fn is_bare_url(text: &str) -> bool {
    let is_url = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("));
    is_url && !text[4..].trim_start().starts_with(['"', '\''])
}

struct Sheet {
    out: String,
    /// The sign at the end, unless it belongs to a longer piece.
    last: Option<char>,
}

impl Sheet {
    fn push(&mut self, gap: Gap, piece: &str) {
        let mut signs = piece.chars();
        let sign = signs.next().filter(|_| signs.next().is_none());
        if !self.out.is_empty() && !self.parts(sign) {
            self.out.push_str(match gap {
                Gap::None => "",
                Gap::Comment => "/**/",
                Gap::Blank => " ",
            });
        }
        if sign == Some('}') && self.last == Some(';') {
            self.out.pop();
        }
        self.out.push_str(piece);
        self.last = sign;
    }

    /// Whether a gap before `next` says nothing: one of its neighbours parts by itself. The blank of
    /// `--x: ;` is a value.
    fn parts(&self, next: Option<char>) -> bool {
        match (self.last, next) {
            (Some(':'), next) => !matches!(next, Some(';' | '}')),
            (Some('{' | '}' | ';' | ',' | '('), _) => true,
            (_, next) => matches!(next, Some('{' | '}' | ';' | ',' | ')')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::css;

    #[test]
    fn comments_indentation_and_needless_blanks_go() {
        let text =
            "/* A card. */\n.card > a,\n.b {\n  color: red; /* why */\n  margin: 0 auto;\n}\n";
        assert_eq!(css(text), ".card > a,.b{color:red;margin:0 auto}");
        assert_eq!(
            css("@media (width > 40rem) {\n  a { b: c; }\n}\n"),
            "@media (width > 40rem){a{b:c}}"
        );
    }

    #[test]
    fn what_may_mean_something_stays() {
        for same in [
            "a :hover{b:c}",
            "a b{c:calc(1px + 2px)}",
            "a{content:\"  /* no */  ; }\"}",
            "a{content:'\\'  }'}",
            "a{b:url(data:x,/*  no  */)}",
            ".\\{ b{c:d}",
            ".\\31 b{c:d}",
            "a{--x: ;--y:var(--x,)}",
            "@media (a) and (b){c{d:e}}",
        ] {
            assert_eq!(css(same), same);
        }
    }

    #[test]
    fn a_comment_that_parts_two_names_leaves_its_place() {
        assert_eq!(css("a/* x */b{c:d}"), "a/**/b{c:d}");
        assert_eq!(css("a /* x */ b{c:d}"), "a b{c:d}");
        assert_eq!(css("a/* x */:hover{c:d}"), "a/**/:hover{c:d}");
    }

    #[test]
    fn what_is_never_closed_ends_with_the_sheet() {
        for text in ["a{b:\"c", "/* a", "url(", "\\", "a{b:url(c"] {
            assert!(css(text).len() <= text.len());
        }
    }
}
