//! Searching, in lists and in pickers: words, and which rows they find.
//!
//! Every word must stand in one of the searched fields. A word is first taken for what it may be
//! exactly, a key, a number, a day or a choice, and then looked for in the texts. Several words over
//! one relation to many rows must meet in one of those rows: "senior rust" is not found in a job that
//! is tagged "senior sales" and "rust".

mod exact;
mod index;
mod words;

pub(crate) use self::index::check;

use crate::{Message, descriptor::SearchMode, field::Kind, format::Format};

use super::{Path, Predicate, Resource};

/// The most characters of a search; SQLite refuses a pattern of 50,000.
const CHARACTERS: usize = 200;
/// The most words of a search: each is looked for in each field.
const WORDS: usize = 10;

/// What is searched for: as it was typed, and taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    text: String,
    words: Vec<String>,
    format: Format,
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
        let words = words::split(text);
        if words.len() > WORDS {
            return Err(Message::new("search-too-many-words").with("max", WORDS));
        }
        Ok(Self { text: text.to_owned(), words, format: Format::default() })
    }

    /// The same of what somebody is still typing: what is too much is left out, because a picker has
    /// no page to say so on.
    pub(super) fn cut(text: &str) -> Self {
        let text: String = text.chars().filter(|c| *c != '\0').take(CHARACTERS).collect();
        let mut words = words::split(&text);
        words.truncate(WORDS);
        Self { text, words, format: Format::default() }
    }

    /// The same by somebody's clocks: a day that is typed begins and ends where they are. Without
    /// them days are those of UTC.
    #[must_use]
    pub fn by(self, format: &Format) -> Self {
        Self { format: *format, ..self }
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

    /// What must hold of a row so that it is found; nothing where nothing is searched for.
    pub(crate) fn predicates(&self, resource: &Resource) -> Vec<Predicate> {
        self.predicates_in(resource, &resource.search_fields)
    }

    /// The same in these fields.
    pub(super) fn predicates_in(
        &self,
        resource: &Resource,
        fields: &[(Path, SearchMode)],
    ) -> Vec<Predicate> {
        let finds = |word: &String| Predicate::Any(self.finds(resource, fields, word));
        let mut each: Vec<Predicate> = self.words.iter().map(finds).collect();
        // That each is met at all is said first: it is quickly told and leaves few rows to look at.
        if each.len() > 1 && fields.iter().any(|(path, _)| path.is_to_many()) {
            each.push(Predicate::Together(Box::new(Predicate::All(each.clone()))));
        }
        each
    }

    /// The ways in which a word finds a row; there may be none, and then it finds nothing.
    fn finds(
        &self,
        resource: &Resource,
        fields: &[(Path, SearchMode)],
        word: &str,
    ) -> Vec<Predicate> {
        let key = by_key(resource, fields, word).into_iter();
        let open = fields.iter().filter(|(path, _)| !path.field.secret);
        key.chain(open.filter_map(|(path, mode)| self.find(path, *mode, word))).collect()
    }

    fn find(&self, path: &Path, mode: SearchMode, word: &str) -> Option<Predicate> {
        match path.field.kind {
            Kind::Choice => by_label(path, word),
            Kind::Text { .. } | Kind::Char | Kind::Json | Kind::Other => {
                Some(Predicate::Like(path.clone(), mode, word.to_owned()))
            }
            _ => exact::is(path, word, &self.format),
        }
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
fn by_key(resource: &Resource, fields: &[(Path, SearchMode)], word: &str) -> Option<Predicate> {
    let key = own_key(resource)?;
    let searched = fields.iter().any(|(path, _)| path.dotted == key.dotted);
    if searched { None } else { exact::is(&key, word, &Format::default()) }
}

fn own_key(resource: &Resource) -> Option<Path> {
    let [index] = resource.shape.primary_key[..] else { return None };
    Some(Path::own(resource.fields[index].clone()))
}

/// The rows that a picker shows before the others: the one with this very key, and those whose name
/// begins with what was typed. `None` where nothing was typed.
pub(super) fn first(resource: &Resource, label: &Path, text: &str) -> Option<Ranked> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let is_key = own_key(resource).and_then(|key| exact::is(&key, text, &Format::default()));
    let begins = Predicate::Like(label.clone(), SearchMode::StartsWith, text.to_owned());
    let first = Predicate::Any(is_key.into_iter().chain([begins]).collect());
    Some(Ranked { rest: Predicate::Not(Box::new(first.clone())), first })
}

/// Rows in two parts, one before the other; every row is in one of them.
pub(super) struct Ranked {
    pub(super) first: Predicate,
    pub(super) rest: Predicate,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_has_limits() {
        let refused = |text: &str| Search::parse(text).expect_err("too much").key();
        assert_eq!(refused(&"ü".repeat(201)), "search-too-long");
        assert_eq!(refused(&"a ".repeat(11)), "search-too-many-words");
        assert!(Search::parse(&"ü".repeat(200)).is_ok());
        assert!(Search::parse(&"a ".repeat(10)).is_ok());
    }

    #[test]
    fn what_is_still_typed_is_cut_rather_than_refused() {
        assert_eq!(Search::cut(&"a ".repeat(11)).words().len(), 10);
        assert_eq!(Search::cut(&"ü".repeat(300)).text().chars().count(), 200);
        assert_eq!(Search::cut("a\0b").words(), ["ab"]);
    }
}
