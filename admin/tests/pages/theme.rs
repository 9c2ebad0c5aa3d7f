use std::collections::BTreeSet;

use backoffice::ui::Asset;
use backoffice_templates::{ICONS, SCRIPTS, STYLES, TEMPLATES};

use super::fixture::{all, chrome};

fn styles() -> String {
    served("panel.css")
}

fn served(name: &str) -> String {
    let asset = Asset::find(Asset::hash(), name).unwrap();
    String::from_utf8(asset.bytes.to_vec()).unwrap()
}

#[test]
fn styles_and_scripts_keep_their_budgets() {
    let css = styles().len();
    assert!(css <= 40_000, "{css} bytes of styles");
    let js: usize = SCRIPTS.iter().map(|(name, _)| served(name).len()).sum();
    assert!(js <= 25_000, "{js} bytes of scripts");
}

#[test]
fn what_only_authors_read_is_not_served() {
    let css = styles();
    assert!(!css.contains("/*") && !css.contains("\n ") && !css.contains("\n\n"), "{css}");
    for (name, _) in SCRIPTS {
        let script = served(name);
        let needless = |line: &str| line.starts_with([' ', '/']) || line.is_empty();
        assert!(!script.lines().any(needless), "{name}: {script}");
    }
}

#[test]
fn every_class_used_is_styled_and_every_class_styled_is_used() {
    let mut used = BTreeSet::new();
    for page in all("", &chrome("")) {
        used.extend(classes_of(&page.html, "class=\""));
    }
    for (_, script) in SCRIPTS {
        used.extend(classes_of(script, "className: \""));
    }
    let css = without_comments(&styles());
    let styled: BTreeSet<String> = css
        .split('.')
        .skip(1)
        .map(|rest| {
            rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next()
        })
        .map(|name| name.unwrap().to_owned())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    // Marks the page for a host's own rules.
    used.remove("");
    let unstyled: Vec<_> = used.difference(&styled).collect();
    let unused: Vec<_> = styled.difference(&used).collect();
    assert!(unstyled.is_empty() && unused.is_empty(), "unstyled {unstyled:?}, unused {unused:?}");
}

fn classes_of(text: &str, start: &str) -> Vec<String> {
    let values = text.split(start).skip(1).map(|rest| rest.split('"').next().unwrap());
    values.flat_map(str::split_ascii_whitespace).map(str::to_owned).collect()
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap().to_owned();
    parts.map(|part| part.split_once("*/").unwrap().1).fold(first, |css, part| css + part)
}

#[test]
fn styles_stand_in_layers_without_force_or_ids_and_name_tokens_that_exist() {
    let css = without_comments(&styles());
    assert!(css.starts_with("@layer reset, base, shell, component, utility;"));
    assert!(!css.contains("!important"));
    assert!(!css.contains('#'), "an id, or a colour that is no token");
    for (name, text) in STYLES {
        let layer = name.split('/').next().unwrap();
        assert!(css.split(';').next().unwrap().contains(layer), "{name} stands in no layer");
        assert!(!text.contains("@layer"), "{name}: its folder is its layer");
    }
    let named: BTreeSet<&str> =
        css.split("var(").skip(1).map(|r| r.split([')', ',']).next().unwrap()).collect();
    for token in named {
        assert!(css.contains(&format!("{token}:")), "{token} is nowhere defined");
    }
}

#[test]
fn every_icon_named_is_drawn_and_no_template_prints_without_escaping() {
    let sprite = ICONS.iter().find(|(name, _)| *name == "sprite.svg").unwrap().1;
    for name in sprite.split("<symbol id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let drawn = sprite.matches(&format!("<symbol id=\"{name}\"")).count();
        assert_eq!(drawn, 1, "{name} is drawn {drawn} times");
    }
    for page in all("", &chrome("")) {
        for name in page.html.split("sprite.svg#").skip(1).map(|r| r.split('"').next().unwrap()) {
            assert!(sprite.contains(&format!("<symbol id=\"{name}\"")), "{}: {name}", page.name);
        }
    }
    for (name, text) in TEMPLATES {
        for forbidden in ["|safe", "| safe", "autoescape", "style=\"", "from_safe"] {
            assert!(!text.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn there_is_one_template_for_every_cell_widget_and_filter() {
    let pages = all("", &chrome(""));
    let html: String = pages.iter().map(|page| page.html.as_str()).collect();
    for kind in folder("cell/") {
        let shown = html.contains(&format!("data-kind=\"{kind}\""));
        assert!(shown, "cell/{kind}.html is shown nowhere: is there such a cell?");
    }
    assert_eq!(folder("filter/"), ["choices", "date", "range", "relation", "text"]);
    let widgets = include_str!("../../src/field/widget.rs");
    for kind in folder("widget/") {
        let variant = format!("\n    {}{},", kind[..1].to_ascii_uppercase(), &kind[1..]);
        assert!(widgets.contains(&variant), "widget/{kind}.html belongs to no widget");
    }
}

#[test]
fn every_widget_has_its_template() {
    let enumeration = include_str!("../../src/field/widget.rs");
    let body = enumeration.split("pub enum Widget {").nth(1).unwrap().split("\n}").next().unwrap();
    let variants =
        body.lines().map(str::trim).filter(|line| line.ends_with(',') && !line.starts_with('/'));
    let mut wanted: Vec<String> =
        variants.map(|line| line.trim_end_matches(',').to_ascii_lowercase()).collect();
    wanted.sort();
    assert_eq!(folder("widget/"), wanted);
}

fn folder(prefix: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = TEMPLATES
        .iter()
        .filter_map(|(name, _)| name.strip_prefix(prefix)?.strip_suffix(".html"))
        .filter(|name| !name.starts_with('_'))
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn scripts_build_no_markup_from_text() {
    for (name, script) in SCRIPTS {
        for sink in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "setAttribute(\"on",
        ] {
            assert!(!script.contains(sink), "{name}: {sink}");
        }
    }
}
