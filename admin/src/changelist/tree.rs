//! Conditions joined by "and", "or" and "not": `_where=remote:true,(salary_min__gte:50000|company:5)`.
//!
//! | in the address | means |
//! |---|---|
//! | `remote:true` | a filter as it stands elsewhere in the address, with `:` for `=` |
//! | `a,b` | both |
//! | `a\|b` | either |
//! | `!a` | not |
//! | `(…)` | a group; where "and" and "or" meet, one of them stands in brackets |
//! | `title:"a, b"` | a value with one of `, \| ( ) "` in it; `\"` and `\\` stand for themselves |

use std::fmt;

use crate::Message;

/// The most groups inside each other.
pub(super) const DEPTH: usize = 5;
/// The most conditions in all.
pub(super) const CONDITIONS: usize = 30;

/// What is written in `_where`; which filters there are is not known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// All of these.
    All(Vec<Tree>),
    /// Any of these.
    Any(Vec<Tree>),
    /// Not this.
    Not(Box<Tree>),
    /// A filter: the name of its parameter, and its value.
    Condition(String, String),
}

/// What has a meaning of its own.
const MARKS: [char; 5] = [',', '|', '(', ')', '"'];

impl Tree {
    /// Reads what [`Display`](fmt::Display) wrote.
    ///
    /// ```
    /// use backoffice::changelist::Tree;
    ///
    /// let tree = Tree::parse("remote:true,(salary_min__gte:50000|company:5)").unwrap();
    /// assert_eq!(tree.to_string(), "remote:true,(salary_min__gte:50000|company:5)");
    /// assert_eq!(Tree::parse("((remote:true))").unwrap().to_string(), "remote:true");
    /// ```
    ///
    /// # Errors
    ///
    /// A sentence that says where the text cannot be understood.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let mut parser = Parser { rest: text, conditions: 0 };
        let tree = parser.list(0)?;
        match parser.rest {
            "" => Ok(tree),
            rest => Err(Message::new("where-stray").with("rest", rest)),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    conditions: usize,
}

impl Parser<'_> {
    /// Items between `,` or between `|`.
    fn list(&mut self, depth: usize) -> Result<Tree, Message> {
        if depth > DEPTH {
            return Err(Message::new("where-too-deep").with("max", DEPTH));
        }
        let mut items = vec![self.item(depth)?];
        let mut joint = None;
        while let Some(mark) = self.rest.chars().next().filter(|mark| matches!(mark, ',' | '|')) {
            if *joint.get_or_insert(mark) != mark {
                return Err(Message::new("where-mixed"));
            }
            self.rest = &self.rest[1..];
            items.push(self.item(depth)?);
        }
        Ok(match (joint, items.len()) {
            (_, 1) => items.remove(0),
            (Some('|'), _) => Tree::Any(items),
            _ => Tree::All(items),
        })
    }

    fn item(&mut self, depth: usize) -> Result<Tree, Message> {
        if self.take('!') {
            if depth > DEPTH {
                return Err(Message::new("where-too-deep").with("max", DEPTH));
            }
            return Ok(Tree::Not(Box::new(self.item(depth + 1)?)));
        }
        if !self.take('(') {
            return self.condition();
        }
        let group = self.list(depth + 1)?;
        if self.take(')') { Ok(group) } else { Err(Message::new("where-open")) }
    }

    fn condition(&mut self) -> Result<Tree, Message> {
        self.conditions += 1;
        if self.conditions > CONDITIONS {
            return Err(Message::new("where-too-many").with("max", CONDITIONS));
        }
        let end = self.rest.find(|c| c == ':' || MARKS.contains(&c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        let rest = rest.strip_prefix(':').filter(|_| !name.is_empty());
        self.rest = rest.ok_or_else(|| Message::new("where-no-value").with("name", name))?;
        let name = name.to_owned();
        let value = if self.take('"') { self.quoted()? } else { self.bare() };
        match value.as_str() {
            "" => Err(Message::new("where-no-value").with("name", name)),
            _ => Ok(Tree::Condition(name, value)),
        }
    }

    fn bare(&mut self) -> String {
        let end = self.rest.find(MARKS).unwrap_or(self.rest.len());
        let (value, rest) = self.rest.split_at(end);
        self.rest = rest;
        value.to_owned()
    }

    fn quoted(&mut self) -> Result<String, Message> {
        let mut value = String::new();
        let mut chars = self.rest.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return Ok(value);
                }
                '\\' => value.extend(chars.next().map(|(_, c)| c)),
                c => value.push(c),
            }
        }
        Err(Message::new("where-quote"))
    }

    fn take(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(items) => join(f, items, ","),
            Self::Any(items) => join(f, items, "|"),
            Self::Not(item) => write!(f, "!{}", Inside(item)),
            Self::Condition(name, value) if value.contains(MARKS) => {
                write!(f, "{name}:\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
            }
            Self::Condition(name, value) => write!(f, "{name}:{value}"),
        }
    }
}

fn join(f: &mut fmt::Formatter<'_>, items: &[Tree], mark: &str) -> fmt::Result {
    for (place, item) in items.iter().enumerate() {
        let mark = if place == 0 { "" } else { mark };
        write!(f, "{mark}{}", Inside(item))?;
    }
    Ok(())
}

/// In brackets where it is a group.
struct Inside<'a>(&'a Tree);

impl fmt::Display for Inside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Tree::All(_) | Tree::Any(_) => write!(f, "({})", self.0),
            other => write!(f, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back_the_same() {
        for text in [
            "a:1",
            "a:1,b__gte:2",
            "a:1|b:2",
            "a:1,(b:2|c:3),!d:4",
            "!(a:1,b:2)|c:3",
            "((a:1|b:2),c:3)|d:4",
            "title:\"a, (b) | \\\"c\\\" \\\\\",b:2",
            "at__gte:2026-01-01T10:00",
            "path.to__contains:ü x",
        ] {
            let tree = Tree::parse(text).expect(text);
            assert_eq!(tree.to_string(), text);
            assert_eq!(Tree::parse(&tree.to_string()), Ok(tree));
        }
    }

    #[test]
    fn two_that_mean_the_same_print_the_same() {
        for (text, canonical) in
            [("(a:1)", "a:1"), ("((a:1),(b:2))", "a:1,b:2"), ("a:\"1\"", "a:1"), ("!(a:1)", "!a:1")]
        {
            assert_eq!(Tree::parse(text).expect(text).to_string(), canonical);
        }
    }

    #[test]
    fn what_cannot_be_understood_is_refused_with_a_reason() {
        for (text, key) in [
            ("", "where-no-value"),
            ("a", "where-no-value"),
            ("a:", "where-no-value"),
            (":1", "where-no-value"),
            ("a:1,", "where-no-value"),
            ("a:1,b:2|c:3", "where-mixed"),
            ("(a:1", "where-open"),
            ("a:1)", "where-stray"),
            ("a:\"1", "where-quote"),
            ("a:\"1\"2", "where-stray"),
        ] {
            assert_eq!(Tree::parse(text).expect_err(text).key(), key, "{text}");
        }
    }

    #[test]
    fn a_tree_has_limits() {
        let key = |text: &str| Tree::parse(text).expect_err("too much").key();
        assert_eq!(key(&format!("{}a:1{}", "(".repeat(5000), ")".repeat(5000))), "where-too-deep");
        assert_eq!(key(&format!("{}a:1", "!".repeat(5000))), "where-too-deep");
        assert_eq!(key(&vec!["a:1"; 31].join(",")), "where-too-many");
        assert!(Tree::parse(&vec!["a:1"; 30].join("|")).is_ok());
    }
}
