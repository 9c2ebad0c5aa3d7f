use std::{fs, path::PathBuf};

use backoffice::ui::{Appearance, Asset, Density, Environment, Locales, Theme};

use super::fixture::{all, chrome};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages")
}

#[test]
fn every_page_renders_with_something_in_every_field() {
    fs::create_dir_all(folder().join("assets")).unwrap();
    for name in asset_names() {
        let asset = Asset::find(Asset::hash(), name).unwrap();
        fs::write(folder().join("assets").join(name), asset.bytes).unwrap();
    }
    for theme in Theme::ALL {
        let mut chrome = chrome("");
        chrome.appearance = Appearance { theme, density: Density::Default };
        for page in all("", &chrome) {
            let suffix = if theme == Theme::System { "" } else { theme.as_str() };
            fs::write(folder().join(format!("{}{suffix}.html", page.name)), page.html).unwrap();
        }
    }
}

fn asset_names() -> impl Iterator<Item = &'static str> {
    let files = backoffice_templates::SCRIPTS.iter().chain(backoffice_templates::ICONS);
    files.map(|(name, _)| *name).chain(["panel.css"])
}

#[test]
fn every_template_compiles_and_has_no_undefined_neighbour() {
    let environment = Environment::new(Locales::new());
    for (name, text) in backoffice_templates::TEMPLATES {
        // What a template needs is not known here; only that it can be read.
        let printed = environment.render(name, &serde_json::Map::new());
        let fault = printed.err().map(|error| format!("{error:?}")).unwrap_or_default();
        assert!(!fault.contains("SyntaxError"), "{name}: {fault}");
        for (start, _) in text.match_indices("include \"") {
            let target = text[start + 9..].split('"').next().unwrap();
            let known = backoffice_templates::TEMPLATES.iter().any(|(name, _)| *name == target);
            assert!(known || target.ends_with('/'), "{name} includes {target}, which is not there");
        }
    }
}

#[test]
fn a_failed_form_says_so_in_its_title() {
    let pages = all("", &chrome(""));
    let page = pages.iter().find(|page| page.name == "form-errors").unwrap();
    assert!(page.html.contains("<title>Error: "));
    assert!(page.html.contains(r##"<a href="#field-salary_min">Pay from</a>"##));
    assert!(page.html.contains(r#"aria-describedby="field-remote-error field-remote-help""#));
    let page = pages.iter().find(|page| page.name == "form").unwrap();
    assert!(!page.html.contains("<title>Error: "));
}

#[test]
fn an_id_stands_once_on_a_page_and_a_reference_leads_to_one() {
    for page in all("", &chrome("")) {
        let ids = values(&page.html, " id=\"");
        for id in &ids {
            let times = ids.iter().filter(|other| *other == id).count();
            assert_eq!(times, 1, "{}: {id} stands {times} times", page.name);
        }
        for attribute in [
            " for=\"",
            " aria-describedby=\"",
            " aria-labelledby=\"",
            " popovertarget=\"",
            " form=\"",
        ] {
            for id in values(&page.html, attribute).iter().flat_map(|ids| ids.split(' ')) {
                assert!(ids.contains(&id), "{}:{attribute}{id}\" leads nowhere", page.name);
            }
        }
    }
}

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}
