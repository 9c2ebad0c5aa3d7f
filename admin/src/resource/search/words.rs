//! A text taken apart into words and quoted phrases.

pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, after) = phrase(first, rest).unwrap_or_else(|| plain(rest));
        if !word.trim().is_empty() {
            words.push(word.to_owned());
        }
        rest = after.trim_start();
    }
    words
}

fn phrase(quote: char, rest: &str) -> Option<(&str, &str)> {
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let (word, after) = rest[1..].split_once(quote)?;
    let ends = after.chars().next().is_none_or(char::is_whitespace);
    ends.then_some((word, after))
}

fn plain(rest: &str) -> (&str, &str) {
    rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn words_are_split_at_blanks_and_phrases_are_kept() {
        let cases: [(&str, &[&str]); 10] = [
            ("", &[]),
            ("  rust   berlin ", &["rust", "berlin"]),
            (r#""two words" one"#, &["two words", "one"]),
            ("'two words'", &["two words"]),
            (r#""unclosed phrase"#, &["\"unclosed", "phrase"]),
            ("O'Brien's", &["O'Brien's"]),
            (r#""a"b c"#, &["\"a\"b", "c"]),
            (r#""" ''"#, &[]),
            ("\"", &["\""]),
            ("50% _x", &["50%", "_x"]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
