use std::{env, fs, path::PathBuf, process};

use backoffice::ui::{Environment, ErrorPage, Locales};

use super::fixture::{chrome, say};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = env::temp_dir().join(format!("backoffice-{name}-{}", process::id()));
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn print(&self, model: Option<&str>) -> String {
        let environment = Environment::with_overrides(Locales::new(), Some(self.0.clone()));
        let mut chrome = chrome("");
        chrome.model = model.map(str::to_owned);
        let page = ErrorPage {
            status: 404,
            title: say("Not found"),
            message: say("<b>"),
            request_id: "1".into(),
            retry_after: None,
            retry: None,
            list_url: None,
        };
        environment.page("error.html", &chrome, &page).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_of_a_model_comes_before_one_of_the_folder_and_that_before_the_built_in_one() {
    let folder = Folder::new(
        "order",
        &[("error.html", "folder"), ("post/error.html", "post: {{ page.message|say }}")],
    );
    assert_eq!(folder.print(Some("post")), "post: &lt;b&gt;");
    assert_eq!(folder.print(Some("tag")), "folder");
    assert_eq!(folder.print(None), "folder");
}

#[test]
fn an_override_extends_what_it_replaces() {
    let folder = Folder::new(
        "extend",
        &[(
            "error.html",
            r#"{% extends "builtin/error.html" %}{% block footer %}Call 112{% endblock %}"#,
        )],
    );
    let html = folder.print(None);
    assert!(html.contains("Call 112") && html.contains("Not found"));
}

#[test]
fn a_partial_of_a_model_is_found_from_the_page_around_it() {
    let folder = Folder::new("partial", &[("post/shell/_header.html", "own header")]);
    assert!(folder.print(Some("post")).contains("own header"));
    assert!(!folder.print(Some("tag")).contains("own header"));
}

#[test]
fn a_slug_cannot_lead_out_of_the_folder() {
    let folder = Folder::new("escape", &[("inner/error.html", "inner")]);
    let inner = Folder(folder.0.join("inner/deep"));
    fs::create_dir_all(&inner.0).unwrap();
    assert!(inner.print(Some("..")).contains("Not found"));
    assert!(inner.print(Some("../../inner")).contains("Not found"));
}
