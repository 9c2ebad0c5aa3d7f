//! The search box: every word must stand in one of the declared fields.

use crate::{
    Message,
    descriptor::SearchMode,
    field::Kind,
    resource::{Path, Predicate, Resource},
};

use super::filter;

/// The most characters of a search.
const CHARACTERS: usize = 200;
/// The most words of a search: each is looked for in each field.
const WORDS: usize = 10;

/// What is searched for: as it was typed, and taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    text: String,
    words: Vec<String>,
}

impl Search {
    /// Takes the text of a search box apart. `"two words"` in quotes of either kind count as one; a
    /// quote that is not closed, or stands inside a word, is a character like any other.
    ///
    /// ```
    /// use backoffice::changelist::Search;
    ///
    /// let search = Search::parse(r#"O'Brien "senior engineer" 5"#)?;
    /// assert_eq!(search.words(), ["O'Brien", "senior engineer", "5"]);
    /// # Ok::<(), backoffice::Message>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is too long or has too many words.
    pub fn parse(text: &str) -> Result<Self, Message> {
        if text.chars().nth(CHARACTERS).is_some() {
            return Err(Message::new("search-too-long").with("max", CHARACTERS));
        }
        let words = words(text);
        if words.len() > WORDS {
            return Err(Message::new("search-too-many-words").with("max", WORDS));
        }
        Ok(Self { text: text.to_owned(), words })
    }

    /// The text as it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words and quoted phrases.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// For each word, which rows it finds; all must hold.
    pub(super) fn predicates(&self, resource: &Resource) -> Vec<Predicate> {
        self.words.iter().map(|word| Predicate::Any(finds(resource, word))).collect()
    }
}

fn words(text: &str) -> Vec<String> {
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

/// What a word finds in each field that takes it; in none, it finds nothing.
fn finds(resource: &Resource, word: &str) -> Vec<Predicate> {
    let fields = resource.search_fields.iter().filter(|(path, _)| !path.field.secret);
    let found = fields.filter_map(|(path, mode)| find(path, *mode, word));
    found.chain(by_key(resource, word)).collect()
}

fn find(path: &Path, mode: SearchMode, word: &str) -> Option<Predicate> {
    match path.field.kind {
        Kind::Choice => by_label(path, word),
        Kind::Text { .. } | Kind::Char | Kind::Json | Kind::Other => {
            Some(Predicate::Like(path.clone(), mode, word.to_owned()))
        }
        // A word that is no number, date or UUID is not looked for there.
        _ => filter::exactly(path, word),
    }
}

/// The values whose labels hold the word: a person knows "Full time", not `full_time`.
fn by_label(path: &Path, word: &str) -> Option<Predicate> {
    let word = word.to_lowercase();
    let choices = path.field.choices.iter();
    let meant = choices.filter(|choice| choice.label.to_lowercase().contains(&word));
    let values: Vec<_> = meant.map(|choice| choice.value.clone()).collect();
    (!values.is_empty()).then(|| Predicate::OneOf(path.clone(), values))
}

/// A row is always found by its key.
fn by_key(resource: &Resource, word: &str) -> Option<Predicate> {
    let [index] = resource.shape.primary_key[..] else { return None };
    let key = Path::own(resource.fields[index].clone());
    let searched = resource.search_fields.iter().any(|(path, _)| path.dotted == key.dotted);
    if searched { None } else { filter::exactly(&key, word) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(Search::parse(text).expect("a search").words(), expected, "{text}");
        }
    }

    #[test]
    fn a_search_has_limits() {
        let refused = |text: &str| Search::parse(text).expect_err("too much").key();
        assert_eq!(refused(&"ü".repeat(201)), "search-too-long");
        assert_eq!(refused(&"a ".repeat(11)), "search-too-many-words");
        assert!(Search::parse(&"ü".repeat(200)).is_ok());
        assert!(Search::parse(&"a ".repeat(10)).is_ok());
    }
}
