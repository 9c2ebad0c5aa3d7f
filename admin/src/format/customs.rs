//! The customs of languages: a row each. What stands here are facts of the Unicode locale data,
//! without the months' names of languages that do not need them; the whole data would be the
//! heaviest part of a host's build.

use std::ptr;

/// How a language writes numbers, days and times.
#[derive(Clone, Copy, Debug)]
pub struct Customs(&'static Row);

/// A row is one of the table's.
impl PartialEq for Customs {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Customs {}

#[derive(Debug)]
struct Row {
    tag: &'static str,
    number: Number,
    day: &'static str,
    clock: Clock,
}

/// Between groups, before the fraction, and from how many digits on there are groups.
#[derive(Debug)]
struct Number(&'static str, &'static str, usize);

/// How the hours are counted and parted from the minutes.
#[derive(Debug)]
enum Clock {
    /// `13:05`
    Colon,
    /// `13.05`
    Point,
    /// `1:05 PM`
    Twelve,
}

/// Does not break at the end of a line.
const BLANK: &str = "\u{a0}";
/// The same, narrow.
const THIN: &str = "\u{202f}";

const ENGLISH: Number = Number(",", ".", 4);
const POINTS: Number = Number(".", ",", 4);
const BLANKS: Number = Number(BLANK, ",", 4);

const fn row(tag: &'static str, number: Number, day: &'static str, clock: Clock) -> Row {
    Row { tag, number, day, clock }
}

/// The first row is what everybody else gets.
static TABLE: [Row; 45] = [
    row("en", ENGLISH, "%Y-%m-%d", Clock::Colon),
    row("en-US", ENGLISH, "%b %-d, %Y", Clock::Twelve),
    row("en-GB", ENGLISH, "%-d %b %Y", Clock::Colon),
    row("en-AU", ENGLISH, "%-d %b %Y", Clock::Twelve),
    row("en-CA", ENGLISH, "%b %-d, %Y", Clock::Twelve),
    row("en-IE", ENGLISH, "%-d %b %Y", Clock::Colon),
    row("en-IN", ENGLISH, "%-d %b %Y", Clock::Twelve),
    row("en-NZ", ENGLISH, "%-d %b %Y", Clock::Twelve),
    row("bg", Number(BLANK, ",", 5), "%-d.%m.%Y г.", Clock::Colon),
    row("cs", BLANKS, "%-d. %-m. %Y", Clock::Colon),
    row("da", POINTS, "%d.%m.%Y", Clock::Point),
    row("de", POINTS, "%d.%m.%Y", Clock::Colon),
    row("de-AT", BLANKS, "%d.%m.%Y", Clock::Colon),
    row("de-CH", Number("’", ".", 4), "%d.%m.%Y", Clock::Colon),
    row("el", POINTS, "%-d/%-m/%Y", Clock::Colon),
    row("es", Number(".", ",", 5), "%-d/%-m/%Y", Clock::Colon),
    row("es-MX", ENGLISH, "%d/%m/%Y", Clock::Colon),
    row("fi", BLANKS, "%-d.%-m.%Y", Clock::Point),
    row("fr", Number(THIN, ",", 4), "%d/%m/%Y", Clock::Colon),
    row("fr-CA", BLANKS, "%Y-%m-%d", Clock::Colon),
    row("fr-CH", Number(THIN, ",", 4), "%d.%m.%Y", Clock::Colon),
    row("he", ENGLISH, "%-d.%-m.%Y", Clock::Colon),
    row("hi", ENGLISH, "%-d/%-m/%Y", Clock::Twelve),
    row("hr", POINTS, "%d. %m. %Y.", Clock::Colon),
    row("hu", BLANKS, "%Y. %m. %d.", Clock::Colon),
    row("id", POINTS, "%-d/%-m/%Y", Clock::Point),
    row("it", POINTS, "%-d/%-m/%Y", Clock::Colon),
    row("ja", ENGLISH, "%Y/%m/%d", Clock::Colon),
    row("ko", ENGLISH, "%Y. %-m. %-d.", Clock::Colon),
    row("nb", BLANKS, "%d.%m.%Y", Clock::Colon),
    row("nl", POINTS, "%d-%m-%Y", Clock::Colon),
    row("no", BLANKS, "%d.%m.%Y", Clock::Colon),
    row("pl", Number(BLANK, ",", 5), "%-d.%m.%Y", Clock::Colon),
    row("pt", POINTS, "%d/%m/%Y", Clock::Colon),
    row("pt-PT", Number(BLANK, ",", 5), "%d/%m/%Y", Clock::Colon),
    row("ro", POINTS, "%d.%m.%Y", Clock::Colon),
    row("ru", BLANKS, "%d.%m.%Y", Clock::Colon),
    row("sk", BLANKS, "%-d. %-m. %Y", Clock::Colon),
    row("sl", POINTS, "%-d. %-m. %Y", Clock::Colon),
    row("sv", BLANKS, "%Y-%m-%d", Clock::Colon),
    row("th", ENGLISH, "%-d/%-m/%Y", Clock::Colon),
    row("tr", POINTS, "%d.%m.%Y", Clock::Colon),
    row("uk", BLANKS, "%d.%m.%Y", Clock::Colon),
    row("vi", POINTS, "%-d/%-m/%Y", Clock::Colon),
    row("zh", ENGLISH, "%Y/%-m/%-d", Clock::Colon),
];

impl Customs {
    /// The customs of a language tag, else of its language, else those of plain English, whose days
    /// are written as `2026-01-31` because nothing else is read alike everywhere.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let found = |tag: &str| TABLE.iter().find(|row| row.tag.eq_ignore_ascii_case(tag));
        Self(found(tag).or_else(|| found(language)).unwrap_or(&TABLE[0]))
    }

    /// Whether there is a row for this very tag.
    #[must_use]
    pub fn is_known(tag: &str) -> bool {
        TABLE.iter().any(|row| row.tag == tag)
    }

    /// The tags of all customs, plain English first.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|row| row.tag)
    }

    pub(super) fn group(self) -> &'static str {
        self.0.number.0
    }

    pub(super) fn decimal(self) -> &'static str {
        self.0.number.1
    }

    /// Shorter numbers have no groups.
    pub(super) fn least(self) -> usize {
        self.0.number.2
    }

    /// Lakh and crore: beyond the thousands, groups have two digits.
    pub(super) fn by_two(self) -> bool {
        matches!(self.0.tag, "hi" | "en-IN")
    }

    /// As chrono formats it.
    pub(super) fn day(self) -> &'static str {
        self.0.day
    }

    /// As chrono formats it.
    pub(super) fn time(self, seconds: bool) -> &'static str {
        match (&self.0.clock, seconds) {
            (Clock::Colon, false) => "%H:%M",
            (Clock::Colon, true) => "%H:%M:%S",
            (Clock::Point, false) => "%-H.%M",
            (Clock::Point, true) => "%-H.%M.%S",
            (Clock::Twelve, false) => "%-I:%M\u{202f}%p",
            (Clock::Twelve, true) => "%-I:%M:%S\u{202f}%p",
        }
    }

    /// Between a day and a time. Where a day begins with its year, both read as one row of digits.
    pub(super) fn between(self) -> &'static str {
        if self.0.day.starts_with("%Y") { " " } else { ", " }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_by_itself_then_by_its_language() {
        let tag = |asked: &str| Customs::of(asked).0.tag;
        assert_eq!(tag("de-AT"), "de-AT");
        assert_eq!(tag("DE-at"), "de-AT");
        assert_eq!(tag("de-LU"), "de");
        assert_eq!(tag("pt_BR"), "pt");
        assert_eq!(tag("xx"), "en");
        assert_eq!(tag(""), "en");
    }

    #[test]
    fn no_tag_stands_twice() {
        let mut tags: Vec<_> = Customs::tags().collect();
        tags.sort_unstable();
        let all = tags.len();
        tags.dedup();
        assert_eq!(tags.len(), all);
    }
}
