//! Every sentence that a list may say is written in English.

use std::fs;

use backoffice::{Message, ui::Locales};

/// How days that are told from today begin: words of an address, not of a sentence.
const DAYS: [&str; 3] = ["this-", "today-", "now-"];

/// The texts in double quotes that look like the key of a sentence.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    let quoted = source.split('"').skip(1).step_by(2);
    quoted.filter(|text| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        text.contains('-')
            && text.chars().all(plain)
            && text.starts_with(|c: char| c.is_alphabetic())
            && !DAYS.iter().any(|word| text.starts_with(word))
    })
}

#[test]
fn every_sentence_of_a_list_is_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/changelist");
    let locales = Locales::new();
    let mut found = 0;
    for folder in [folder.to_owned(), format!("{folder}/filter")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(source) = fs::read_to_string(&path) else { continue };
            for key in keys(&source).map(str::to_owned) {
                let message = Message::new(key.clone().leak());
                let said = locales.say("en", &message);
                assert_ne!(said, key, "{} has a sentence that nobody wrote", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 60, "only {found} keys were found");
}
