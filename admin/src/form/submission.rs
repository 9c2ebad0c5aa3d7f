//! A form's body as names and texts, before anything is believed of it.

use std::{borrow::Cow, collections::HashSet};

use percent_encoding::percent_decode;

use crate::{Actor, Error, ErrorKind, Message, Result, format::Format, text, ui::ListState};

/// The most fields a body may have; its bytes were counted while they were read.
const MAX_FIELDS: usize = 5_000;

/// The longest name of an input that is repeated to the person who sent it.
const NAME: usize = 80;

/// The panel's own inputs. Those of a single field carry its name after these words.
const RESERVED: [&str; 11] = [
    "_csrf",
    ONCE,
    "_version",
    "_save",
    "_continue",
    "_addanother",
    SAVE_AS_NEW,
    "_confirm",
    ListState::PARAMETER,
    ZONE,
    "_fragment",
];
const ONCE: &str = "_once";
/// The button that makes a new row of what the form of another holds.
pub(crate) const SAVE_AS_NEW: &str = "_saveasnew";
/// By whose clocks the moments of the form were typed.
pub(crate) const ZONE: &str = "_zone";
/// The button that searches a relation without scripts, and the words it searches for.
pub(crate) const LOOKUP: &str = "_lookup_";
pub(crate) const SEARCH: &str = "_search_";

/// What a form sent: each name with its texts, in the order of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Submission {
    pairs: Vec<(String, String)>,
}

impl Submission {
    /// Reads an urlencoded body.
    ///
    /// # Errors
    ///
    /// [`BadQuery`](ErrorKind::BadQuery) for a body that no form of the panel sends: too many
    /// fields, not UTF-8.
    pub(crate) fn read(body: &[u8]) -> Result<Self> {
        let parts = || body.split(|&byte| byte == b'&').filter(|part| !part.is_empty());
        if parts().count() > MAX_FIELDS {
            let message = Message::new("form-too-many-inputs").with("max", MAX_FIELDS);
            return Err(bad(format!("the form has more than {MAX_FIELDS} fields"), message));
        }
        parts().map(pair).collect::<Result<_>>().map(|pairs| Self { pairs })
    }

    /// The token that lets the form be applied once.
    ///
    /// # Errors
    ///
    /// [`BadQuery`](ErrorKind::BadQuery) where it is missing: no form of the panel is without.
    pub(crate) fn once(&self) -> Result<&str> {
        self.get(ONCE).ok_or_else(|| lacks(ONCE))
    }

    /// A part of what was sent.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        Self { pairs }
    }

    /// All of it, as it was sent.
    pub(crate) fn into_pairs(self) -> Vec<(String, String)> {
        self.pairs
    }

    /// The text under this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(other, _)| other == name).map(|(_, text)| text.as_str())
    }

    /// How this person reads, by the clocks that the form was filled in by: another choice of zone
    /// meanwhile must not move what was typed.
    pub(crate) fn format(&self, actor: &Actor) -> Format {
        let zone = self.get(ZONE).and_then(|name| name.parse().ok());
        zone.map_or(*actor.format(), |zone| actor.format().in_zone(zone))
    }

    /// Whether the name was sent at all, as a pressed button or a ticked box is.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// What comes after `prefix` in the first name that begins with it: the field of a button.
    pub(crate) fn suffix(&self, prefix: &str) -> Option<&str> {
        self.pairs.iter().find_map(|(name, _)| name.strip_prefix(prefix))
    }

    /// Refuses a body that holds more than the form on the page has inputs: nothing may reach a
    /// column by being guessed, and nothing is quietly ignored.
    ///
    /// # Errors
    ///
    /// [`BadQuery`](ErrorKind::BadQuery), naming the input.
    pub(crate) fn expect_only(&self, inputs: &[&str]) -> Result<()> {
        let mut seen = HashSet::new();
        for (name, _) in &self.pairs {
            if !inputs.contains(&name.as_str()) && !is_reserved(name, inputs) {
                return Err(unknown(name));
            }
            if !seen.insert(name.as_str()) {
                return Err(twice(name));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Submission {
    fn from(pairs: [(&str, &str); N]) -> Self {
        let pairs = pairs.map(|(name, text)| (name.to_owned(), text.to_owned()));
        Self { pairs: pairs.into() }
    }
}

fn is_reserved(name: &str, inputs: &[&str]) -> bool {
    RESERVED.contains(&name)
        || [LOOKUP, SEARCH]
            .iter()
            .any(|word| name.strip_prefix(*word).is_some_and(|field| inputs.contains(&field)))
}

fn pair(part: &[u8]) -> Result<(String, String)> {
    let end = part.iter().position(|&byte| byte == b'=').unwrap_or(part.len());
    let name = decode(&part[..end])?;
    if name.contains('\0') {
        let message = Message::new("form-nul-in-name");
        return Err(bad("the name of an input holds a NUL character", message));
    }
    Ok((name, decode(part.get(end + 1..).unwrap_or_default())?))
}

fn decode(text: &[u8]) -> Result<String> {
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    let bytes = Cow::from(percent_decode(&spaced)).into_owned();
    let not_text = |_| bad("the form is not UTF-8", Message::new("form-not-text"));
    String::from_utf8(bytes).map_err(not_text)
}

/// An input that no form of this kind is without.
pub(super) fn lacks(name: &str) -> Error {
    let message = Message::new("form-lacks-input").with("input", text::truncate(name, NAME));
    bad(format!("`{name}` is missing from the form"), message)
}

/// An input or a button that this form does not have.
pub(crate) fn unknown(name: &str) -> Error {
    let message = Message::new("form-unknown-input").with("input", text::truncate(name, NAME));
    bad(format!("`{name}` is not an input of this form"), message)
}

fn twice(name: &str) -> Error {
    let message = Message::new("form-input-twice").with("input", text::truncate(name, NAME));
    bad(format!("`{name}` was sent twice"), message)
}

fn bad(detail: impl Into<String>, message: Message) -> Error {
    Error::new(ErrorKind::BadQuery, detail).with_message(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &[u8]) -> String {
        Submission::read(body).expect_err("the body is bad").to_string()
    }

    #[test]
    fn names_and_texts_are_decoded() {
        let form = Submission::read("a=1+2&b%20c=%C3%A4%2B&&empty&x=a=b".as_bytes());
        let form = form.expect("a good body");
        assert_eq!(form.get("a"), Some("1 2"));
        assert_eq!(form.get("b c"), Some("ä+"));
        assert_eq!(form.get("empty"), Some(""));
        assert_eq!(form.get("x"), Some("a=b"));
        assert_eq!(form.get("none"), None);
    }

    #[test]
    fn a_body_that_no_form_sends_is_refused() {
        assert_eq!(refused(b"a=%ff"), "the form is not UTF-8");
        assert!(refused(b"a%00=1").contains("NUL"));
        assert!(refused("a=1&".repeat(MAX_FIELDS + 1).as_bytes()).contains("5000 fields"));
    }

    #[test]
    fn an_input_that_the_form_does_not_have_is_named() {
        let form = Submission::from([("title", "x"), ("_csrf", "t"), ("is_superuser", "true")]);
        let error = form.expect_only(&["title"]).expect_err("one too many");
        assert_eq!(error.to_string(), "`is_superuser` is not an input of this form");
        assert_eq!(error.kind(), ErrorKind::BadQuery);
    }

    #[test]
    fn the_panels_own_inputs_are_known_also_those_of_a_field() {
        let form = Submission::from([("_search_company_id", "acme"), ("_lookup_company_id", "")]);
        assert!(form.expect_only(&["company_id"]).is_ok());
        assert!(form.expect_only(&["title"]).is_err(), "the field itself must be an input");
        assert_eq!(form.suffix("_lookup_"), Some("company_id"));
    }

    #[test]
    fn an_input_sent_twice_is_refused_rather_than_chosen_from() {
        let form = Submission::from([("title", "a"), ("title", "b")]);
        assert!(form.expect_only(&["title"]).is_err());
    }
}
