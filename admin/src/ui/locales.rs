//! The panel's sentences in the languages there are.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::{Error, ErrorKind, Message, Result, format::Customs};

/// Beyond this a number does not survive as the float that Fluent calculates with.
const EXACT: i64 = 1 << 53;

/// All languages, English first: it is complete, and what another lacks is said in it.
pub struct Locales {
    locales: Vec<Locale>,
}

struct Locale {
    language: LanguageIdentifier,
    name: String,
    bundle: FluentBundle<FluentResource>,
}

impl Locales {
    /// The languages compiled in.
    ///
    /// # Panics
    ///
    /// Never: a test reads every text that is compiled in.
    #[must_use]
    pub fn new() -> Self {
        let mut locales = Self { locales: Vec::new() };
        for (name, text) in backoffice_templates::TEXTS {
            let language = name.split('/').next().unwrap_or_default();
            locales.add(language, text).expect("compiled-in texts are tested");
        }
        locales
    }

    /// Adds sentences to a language, or the first ones of a new language. A sentence that is there
    /// already is replaced.
    ///
    /// ```
    /// use backoffice::{Message, ui::Locales};
    ///
    /// let mut locales = Locales::new();
    /// locales.add("de", "save = Speichern")?;
    /// assert_eq!(locales.say("de", &Message::new("save")), "Speichern");
    /// assert_eq!(locales.say("de", &Message::new("log-out")), "Log out", "English, where it is lacking");
    /// # Ok::<(), backoffice::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Setup`](ErrorKind::Setup) when `language` is no language tag or `text` is not Fluent.
    pub fn add(&mut self, language: &str, text: &str) -> Result<()> {
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            setup(format!("a text for `{language}` is not Fluent: {}", faults.join("; ")))
        })?;
        let tag: LanguageIdentifier =
            language.parse().map_err(|_| setup(format!("`{language}` is not a language tag")))?;
        self.locale(tag).bundle.add_resource_overriding(resource);
        Ok(())
    }

    fn locale(&mut self, language: LanguageIdentifier) -> &mut Locale {
        let place = self.locales.iter().position(|locale| locale.language == language);
        let place = place.unwrap_or_else(|| {
            self.locales.push(Locale::new(language));
            self.locales.len() - 1
        });
        &mut self.locales[place]
    }

    /// The best language for what a browser sent as `Accept-Language`; English for none.
    ///
    /// ```
    /// use backoffice::ui::Locales;
    ///
    /// let mut locales = Locales::new();
    /// locales.add("pt-BR", "save = Salvar")?;
    /// assert_eq!(locales.negotiate("de, pt;q=0.8, en;q=0.5"), "pt-BR");
    /// assert_eq!(locales.negotiate("nonsense;;q=x"), "en");
    /// # Ok::<(), backoffice::Error>(())
    /// ```
    #[must_use]
    pub fn negotiate(&self, accepted: &str) -> &str {
        let wanted = accepted_languages(accepted);
        let best = wanted.iter().find_map(|wanted| {
            let exact = self.locales.iter().find(|locale| locale.language == *wanted);
            let same = || self.locales.iter().find(|l| l.language.language == wanted.language);
            exact.or_else(same)
        });
        best.map_or("en", |locale| &locale.name)
    }

    /// The tag by whose customs a page in the best language is written: the one that was sent, which
    /// may name a country, where it is of that language.
    #[must_use]
    pub fn customs(&self, accepted: &str) -> String {
        let language = self.negotiate(accepted);
        let own = language.parse::<LanguageIdentifier>().unwrap_or_default().language;
        let wanted = accepted_languages(accepted).into_iter().find(|tag| tag.language == own);
        wanted.map_or_else(|| language.to_owned(), |tag| tag.to_string())
    }

    /// The tags of all languages, English first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.locales.iter().map(|locale| locale.name.as_str())
    }

    /// The direction in which a language is written: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self, language: &str) -> &'static str {
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        if tag.character_direction() == CharacterDirection::RTL { "rtl" } else { "ltr" }
    }

    /// The sentence in this language; in English where it is lacking. An unknown key stands for
    /// itself, so that a forgotten sentence takes no page down.
    #[must_use]
    pub fn say(&self, language: &str, message: &Message) -> String {
        if let Some(literal) = message.as_literal() {
            return literal.to_owned();
        }
        let args = message.args().iter().map(|(name, value)| (*name, value.as_str()));
        self.format(language, message.key(), args)
    }

    pub(super) fn format<'a>(
        &'a self,
        language: &str,
        key: &str,
        args: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> String {
        let args: FluentArgs<'_> = args.map(|(name, value)| (name, argument(value))).collect();
        let own = self.locales.iter().filter(|locale| locale.name == language);
        own.chain(self.locales.first())
            .find_map(|locale| locale.format(key, &args))
            .unwrap_or_else(|| key.to_owned())
    }
}

impl Default for Locales {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.locales.iter().map(|locale| &locale.name)).finish()
    }
}

impl Locale {
    fn new(language: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // The marks that keep foreign words from turning a line around are noise in a script that
        // runs like most words do.
        bundle.set_use_isolating(language.character_direction() == CharacterDirection::RTL);
        let customs = Customs::of(&language.to_string());
        bundle
            .add_function("NUMBER", move |values, _| grouped(values, customs))
            .expect("a bundle begins empty");
        Self { name: language.to_string(), language, bundle }
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

/// `NUMBER($count)` in a text prints the number with separators; to choose a plural, a text names
/// `$count` itself.
fn grouped<'a>(values: &[FluentValue<'a>], customs: Customs) -> FluentValue<'a> {
    match values {
        [FluentValue::Number(number)] => customs.number(&number.as_string()).into(),
        [value] => value.clone(),
        _ => FluentValue::Error,
    }
}

/// Only text that a number prints back exactly is one: a key such as `007` stays what it is.
fn argument(text: &str) -> FluentValue<'_> {
    let number = text
        .parse::<i64>()
        .ok()
        .filter(|n| n.unsigned_abs() < EXACT.unsigned_abs() && n.to_string() == text);
    number.map_or_else(|| FluentValue::from(text), FluentValue::from)
}

/// What a browser accepts, best first; what cannot be read is passed over.
fn accepted_languages(header: &str) -> Vec<LanguageIdentifier> {
    let mut accepted: Vec<(f32, LanguageIdentifier)> = header
        .split(',')
        .filter_map(|entry| {
            let (tag, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse().ok()?;
            Some((weight, tag.trim().parse().ok()?))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    accepted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    accepted.into_iter().map(|(_, language)| language).collect()
}

fn setup(detail: String) -> Error {
    Error::new(ErrorKind::Setup, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_sentences_follow_their_language() {
        let mut locales = Locales::new();
        locales.add("de", "pager-all = { NUMBER($total) } Zeilen").expect("a text");
        let rows = Message::new("pager-all").with("total", 1_234_567).with("rows", "rows");
        assert_eq!(locales.say("en", &rows), "1,234,567 rows");
        assert_eq!(locales.say("de", &rows), "1.234.567 Zeilen");
    }

    #[test]
    fn the_customs_of_a_page_are_those_of_its_reader_where_they_speak_its_language() {
        let locales = Locales::new();
        assert_eq!(locales.customs("de-DE, en-GB;q=0.8, en-US;q=0.5"), "en-GB");
        assert_eq!(locales.customs("de-DE"), "en");
    }

    #[test]
    fn a_key_that_looks_like_a_number_is_printed_as_it_was_given() {
        let mut locales = Locales::new();
        locales.add("en", "row-key = { $key }").expect("a text");
        let say = |key: &str| locales.say("en", &Message::new("row-key").with("key", key));
        for key in ["007", "9007199254740993", "+1", "1e3", "2024"] {
            assert_eq!(say(key), key);
        }
    }

    #[test]
    fn an_unknown_key_or_language_takes_nothing_down() {
        let locales = Locales::new();
        assert_eq!(locales.say("xx", &Message::new("no-such-key")), "no-such-key");
        assert_eq!(locales.say("", &Message::new("save")), "Save");
    }

    #[test]
    fn weights_decide_and_zero_refuses() {
        let mut locales = Locales::new();
        locales.add("de", "save = Speichern").expect("a text");
        assert_eq!(locales.negotiate("en;q=0.3, de-CH"), "de");
        assert_eq!(locales.negotiate("de;q=0, en"), "en");
        assert_eq!(locales.negotiate(""), "en");
    }
}
