//! Comments and indentation. Lines stay lines, since where a line ends can matter.

use super::{quoted, until};

/// Words after which a slash begins an expression.
const BEFORE_REGEX: [&str; 12] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// The same module in fewer bytes. From where it is not certain what a slash means, it stays as it
/// was written.
pub(in crate::ui) fn js(text: &str) -> String {
    let mut module = Module::default();
    let mut rest = text;
    while !rest.is_empty() {
        let Some((kind, length)) = piece(rest, module.last) else {
            module.push(Kind::Other, rest);
            break;
        };
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        module.push(kind, piece);
    }
    module.out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Blanks and comments.
    Gap,
    /// A name, a keyword, a number.
    Word,
    /// A string, a template, a regular expression: an operand.
    Literal,
    Other,
}

/// What came last, without gaps.
#[derive(Clone, Copy)]
enum Last<'a> {
    Nothing,
    Word(&'a str),
    /// A name behind a point, whatever it is.
    Property,
    Literal,
    Sign(char),
}

/// What begins here and how far it goes; `None` where that cannot be told.
fn piece(text: &str, last: Last<'_>) -> Option<(Kind, usize)> {
    let first = text.chars().next()?;
    let run = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    Some(match first {
        first if first.is_whitespace() => (Kind::Gap, run(char::is_whitespace)),
        '/' if text.starts_with("//") => (Kind::Gap, text.find('\n').unwrap_or(text.len())),
        '/' if text.starts_with("/*") => (Kind::Gap, 2 + until(&text[2..], "*/")),
        '/' => match is_regex(last)? {
            true => (Kind::Literal, regex(text)),
            false => (Kind::Other, 1),
        },
        '"' | '\'' => (Kind::Literal, quoted(text, first)),
        '`' => (Kind::Literal, template(text)?),
        first if is_word(first) => (Kind::Word, run(is_word)),
        first => (Kind::Other, first.len_utf8()),
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '\\')
}

/// Whether a slash after this begins a regular expression rather than dividing.
fn is_regex(last: Last<'_>) -> Option<bool> {
    match last {
        Last::Word(word) if BEFORE_REGEX.contains(&word) => Some(true),
        Last::Word("of" | "async") => None,
        Last::Word(_) | Last::Property | Last::Literal | Last::Sign(']') => Some(false),
        // The end of a condition or of a block, or of an operand; `a++ / b`, `1. / b`.
        Last::Sign(')' | '}' | '+' | '-' | '.') => None,
        Last::Nothing | Last::Sign(_) => Some(true),
    }
}

/// A slash in a class of characters does not end it.
fn regex(text: &str) -> usize {
    let (mut escaped, mut class) = (false, false);
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '/' && !escaped && !class;
        match c {
            '[' if !escaped => class = true,
            ']' if !escaped => class = false,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// A template with all that stands in it, further templates included.
fn template(text: &str) -> Option<usize> {
    let mut at = 1;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '`' => return Some(at + 1),
            '\\' => text[at..].chars().take(2).map(char::len_utf8).sum(),
            '$' if text[at..].starts_with("${") => 2 + substitution(&text[at + 2..])?,
            c => c.len_utf8(),
        };
    }
    Some(at)
}

/// The code in a template, up to the brace that closes it.
fn substitution(text: &str) -> Option<usize> {
    let (mut at, mut depth, mut last) = (0, 0_usize, Last::Nothing);
    while at < text.len() {
        let (kind, length) = piece(&text[at..], last)?;
        let piece = &text[at..at + length];
        at += length;
        match piece {
            "{" => depth += 1,
            "}" if depth == 0 => return Some(at),
            "}" => depth -= 1,
            _ => {}
        }
        last = after(last, kind, piece);
    }
    Some(at)
}

fn after<'a>(last: Last<'a>, kind: Kind, piece: &'a str) -> Last<'a> {
    match (kind, last) {
        (Kind::Gap, last) => last,
        (Kind::Word, Last::Sign('.')) => Last::Property,
        (Kind::Word, _) => Last::Word(piece),
        (Kind::Literal, _) => Last::Literal,
        (Kind::Other, _) => piece.chars().next_back().map_or(Last::Nothing, Last::Sign),
    }
}

struct Module<'a> {
    out: String,
    gap: &'static str,
    last: Last<'a>,
}

impl Default for Module<'_> {
    fn default() -> Self {
        Self { out: String::new(), gap: "", last: Last::Nothing }
    }
}

impl<'a> Module<'a> {
    fn push(&mut self, kind: Kind, piece: &'a str) {
        if kind == Kind::Gap {
            let line = self.gap == "\n" || piece.contains('\n');
            self.gap = if line { "\n" } else { " " };
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(self.gap);
        }
        self.gap = "";
        self.out.push_str(piece);
        self.last = after(self.last, kind, piece);
    }
}

#[cfg(test)]
mod tests {
    use super::js;

    #[test]
    fn comments_and_indentation_go_and_lines_stay() {
        let text = "// What it adds.\n\nif (a) {\n  b(); // why\n\n  /* and\n  so */ c()\n}\n";
        assert_eq!(js(text), "if (a) {\nb();\nc()\n}");
        assert_eq!(js("return /* a\n */ b"), "return\nb", "a line that ended still ends");
        assert_eq!(js("a /* x */ + b"), "a + b");
    }

    #[test]
    fn what_stands_in_quotes_stays() {
        for same in [
            "a(\"  // no  \", '  /* no */  ')",
            "a(\"\\\"  // no\")",
            "a(`  // no\n    ${b(`  /* ${ c } */  `, \"}  `\", { d: {  } })}  // no\n`)",
            "a(`\\`  // no`)",
            "a(`$  {  ${  /[`}]/  }  `)",
        ] {
            assert_eq!(js(same), same);
        }
    }

    #[test]
    fn a_regular_expression_is_no_comment() {
        for same in
            ["a = /[/]  \\/  `'\"/g", "return /  \\/*x  /", "a(/  x/, /`/)", "b = !/\"/.test(c)"]
        {
            assert_eq!(js(same), same);
        }
    }

    #[test]
    fn a_division_is_no_regular_expression() {
        assert_eq!(js("a = b / c; // d / e\n  f[0] / 2; // `"), "a = b / c;\nf[0] / 2;");
        assert_eq!(js("a.return / 2; // '"), "a.return / 2;");
        assert_eq!(js("\"a\" / 1 // b\n  `c` / 1 // d"), "\"a\" / 1\n`c` / 1");
    }

    #[test]
    fn a_slash_of_which_nothing_is_known_ends_the_squeezing() {
        let text = "  // gone\n  a();\n  if (b) /`/.test(c);\n    // stays\n";
        assert_eq!(js(text), "a();\nif (b) /`/.test(c);\n    // stays\n");
        for same in ["a++ /b/ 1 // c", "1. / 2 // c", "x = {} /  2 // c", "`${(a) / b}`  // c"] {
            assert_eq!(js(same), same);
        }
    }

    #[test]
    fn what_is_never_closed_ends_with_the_file() {
        for text in ["\"a", "`a", "`${a", "`${`", "/* a", "/a", "a = /[", "`\\", "'\\"] {
            assert_eq!(js(text).trim_end(), if text == "/* a" { "" } else { text });
        }
    }
}
