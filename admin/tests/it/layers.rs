//! The house stands in layers: a file imports from lower layers and from its own folder alone.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The folders and files of `src`, lowest layer first. Those of one line do not know each other,
/// except the words, which are what everybody speaks in.
const LAYERS: [&[&str]; 8] = [
    &["error", "message", "text", "format", "permission", "urls", "descriptor"],
    &["value"],
    &["field"],
    &["resource"],
    &["ui", "auth", "history"],
    &["changelist", "form", "preference", "action"],
    &["web"],
    &["site", "testing", "lib"],
];

/// What `lib.rs` hands out under a name of its own.
const NAMES: [(&str, &str); 12] = [
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("Result", "error"),
    ("Message", "message"),
    ("Actor", "permission"),
    ("Permission", "permission"),
    ("ModelAdmin", "resource"),
    ("AdminSite", "site"),
    ("AdminPanel", "site"),
    // The derive and what it writes names, which belong to nobody's layer.
    ("Admin", "descriptor"),
    ("__private", "descriptor"),
    ("display", "descriptor"),
];

#[test]
fn imports_go_downwards() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&source);
    assert!(files.len() > 50, "the source was not found: {} files", files.len());
    let faults: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("a source file can be read");
            let path = file.strip_prefix(&source).expect("it was found there");
            faults(&path.to_string_lossy(), &text)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_import_upwards_or_sideways_is_found() {
    let planted = [
        ("auth/login.rs", "use crate::web::Panel;"),
        ("auth/login.rs", "use crate::{\n    Actor,\n    history::{record, Entry},\n};"),
        ("form/save.rs", "fn f() { crate::changelist::x(); }"),
        ("urls.rs", "use super::resource::Row;"),
        ("ui/cell.rs", "use super::super::auth::Login;"),
        ("resource/row.rs", "mod tests {\n    use super::super::super::web;\n}"),
        ("value.rs", "use crate::AdminSite;"),
        ("value.rs", "use crate::field::Field;"),
        ("web/mod.rs", "use crate::unheard_of::Thing;"),
        ("history/record.rs", "use backoffice::web::Panel;"),
        ("ui/cell.rs", "fn f() { ::backoffice::auth::login(); }"),
    ];
    for (path, text) in planted {
        assert_eq!(faults(path, text).len(), 1, "{path}: {text}");
    }
    let lawful = [
        ("auth/login.rs", "use crate::{Actor, auth::name::canonical, resource::Key};"),
        ("form/bind.rs", "use super::errors::FieldErrors;\nmod tests {\n    use super::*;\n}"),
        ("error.rs", "/// use crate::web::Panel;\n// crate::site"),
        ("web/layers/spawn.rs", "use super::super::refusal::Refusal;"),
        ("site/mod.rs", "use crate::{web, ui};"),
        ("auth/entity/user.rs", "use backoffice::Admin;"),
        ("web/mod.rs", "use my_backoffice::site; use backoffice_templates::site;"),
        ("bin/backoffice.rs", "use backoffice::AdminSite;"),
    ];
    for (path, text) in lawful {
        assert_eq!(faults(path, text), [] as [String; 0], "{path}: {text}");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// What a file imports and must not.
fn faults(path: &str, text: &str) -> Vec<String> {
    let module = module(path);
    // The door hands everything out, and the program stands before it.
    if module == "lib" || module == "bin" {
        return Vec::new();
    }
    let imports = imports(path, text).into_iter();
    imports
        .filter(|import| !is_lawful(&module, import))
        .map(|import| format!("{path} imports `{import}`, which is not below `{module}`"))
        .collect()
}

/// The folder or file of `src` that a path belongs to.
fn module(path: &str) -> String {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs").to_owned()
}

fn is_lawful(module: &str, import: &str) -> bool {
    let import = NAMES.iter().find(|(name, _)| *name == import).map_or(import, |(_, home)| home);
    match (layer(module), layer(import)) {
        (Some(own), Some(other)) => {
            other < own
                || module == import
                || (own == 0 && other == 0)
                || (own == LAYERS.len() - 1 && other == own)
        }
        _ => false,
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The ways to name this crate in its own source: `lib.rs` says `extern crate self as backoffice`.
const ROOTS: [&str; 2] = ["crate::", "backoffice::"];

/// The first words behind a name of the crate and behind every `super::` that leads out of the folder.
fn imports(path: &str, text: &str) -> BTreeSet<String> {
    let code = without_comments(text);
    let mut found = BTreeSet::new();
    for root in ROOTS {
        found.extend(named_below(root, &code));
    }
    let mut depth = depth(path);
    for line in code.lines() {
        if line.trim_start().starts_with("mod tests {") {
            depth += 1;
        }
        let climbs = "super::".repeat(depth);
        if let Some((_, rest)) = line.split_once(&climbs) {
            found.extend(first_words(rest));
        }
    }
    found
}

fn named_below(root: &str, code: &str) -> Vec<String> {
    let part_of_a_word =
        |at: usize| code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
    let places = code.match_indices(root).filter(|(at, _)| !part_of_a_word(*at));
    places.flat_map(|(at, _)| first_words(&code[at + root.len()..])).collect()
}

/// How many `super::` lead from this file to the crate itself.
fn depth(path: &str) -> usize {
    let depth = path.split('/').count();
    if path.ends_with("/mod.rs") { depth - 1 } else { depth }
}

/// `a::b` → `a`; `{a, b::{c, d}, e}` → `a`, `b`, `e`.
fn first_words(text: &str) -> Vec<String> {
    let Some(group) = text.strip_prefix('{') else { return word(text).into_iter().collect() };
    let (mut words, mut level, mut fresh) = (Vec::new(), 1_u32, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level == 1 => break,
            '}' => level -= 1,
            ',' if level == 1 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                words.extend(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned()).filter(|word| word != "self")
}

fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.collect::<Vec<_>>().join("\n")
}
