use std::{collections::BTreeSet, fs, path::Path};

use backoffice::{Message, ui::Locales};

use super::fixture::{all, chrome};

/// Keys that tests make up.
const INVENTED: [&str; 2] = ["no-such-key", "row-key"];

#[test]
fn every_sentence_that_templates_and_code_name_exists_in_english() {
    let locales = Locales::new();
    let mut keys = BTreeSet::new();
    for (_, text) in backoffice_templates::TEMPLATES {
        keys.extend(quoted_after(text, "t(\""));
    }
    let mut code = String::new();
    read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    keys.extend(quoted_after(&code, "Message::new(\""));
    assert!(keys.contains("save"));
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !key.ends_with('-') && !INVENTED.contains(&key.as_str()))
        .filter(|key| !is_known(&locales, key))
        .collect();
    assert!(missing.is_empty(), "not in templates/texts/en: {missing:?}");
}

fn is_known(locales: &Locales, key: &str) -> bool {
    let key: &'static str = String::from(key).leak();
    locales.say("en", &Message::new(key)) != key
}

fn quoted_after(text: &str, start: &str) -> Vec<String> {
    text.split(start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|key| {
            !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
        .collect()
}

fn read_all(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            into.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")));
        }
    }
}

#[test]
fn a_key_stands_in_one_file_of_a_language() {
    let mut seen = BTreeSet::new();
    for (file, text) in backoffice_templates::TEXTS {
        let language = file.split('/').next().unwrap();
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let key = line.split([' ', '=']).next().unwrap();
            assert!(seen.insert((language, key)), "{file}: {key} stands twice");
        }
    }
}

#[test]
fn a_page_in_another_language_says_what_it_can_in_it() {
    let mut locales = Locales::new();
    locales.add("ar", "log-in = تسجيل الدخول").unwrap();
    assert_eq!(locales.direction("ar"), "rtl");
    let environment = backoffice::ui::Environment::new(locales);
    let mut chrome = chrome("");
    chrome.language = "ar".into();
    chrome.dir = "rtl";
    chrome.actor = None;
    let html = environment.page("login.html", &chrome, &backoffice::auth::LoginPage::default());
    let html = html.unwrap();
    assert!(
        html.contains("تسجيل الدخول") && html.contains("Password") && html.contains("dir=\"rtl\"")
    );
}

#[test]
fn no_page_shows_a_key_or_an_unfilled_argument() {
    for page in all("", &chrome("")) {
        for odd in ["=\"True\"", "=\"False\"", "=\"None\"", "=\"none\""] {
            let told =
                page.html.replace("aria-sort=\"none\"", "").replace("autocapitalize=\"none\"", "");
            assert!(
                !told.replace("data-direction=\"none\"", "").contains(odd),
                "{}: {odd}",
                page.name
            );
        }
        assert!(!page.html.contains("{$"), "{}: an argument is missing", page.name);
    }
}

/// Templates that stand inside a tag.
const ATTRIBUTES: [&str; 3] =
    ["changelist/_mark.html", "form/_attributes.html", "form/_limits.html"];

#[test]
fn a_template_has_no_words_of_its_own() {
    let templates = backoffice_templates::TEMPLATES.iter();
    for (name, text) in templates.filter(|(name, _)| !ATTRIBUTES.contains(name)) {
        let words = without(&without(&without(text, "{#", "#}"), "{%", "%}"), "{{", "}}");
        for attribute in ["aria-label", "title", "placeholder", "alt", "data-label"] {
            for value in words.split(&format!(" {attribute}=\"")).skip(1) {
                let value = value.split('"').next().unwrap();
                assert!(!value.contains(char::is_alphabetic), "{name}: {attribute}={value}");
            }
        }
        let said = without(&words, "<", ">");
        assert!(!said.contains(char::is_alphabetic), "{name} says {said}");
    }
}

/// The text without all that stands between these signs.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once(close).map_or("", |(_, rest)| rest))
}
