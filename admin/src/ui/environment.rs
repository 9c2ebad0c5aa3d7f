//! Templates: where they are found and how they are printed.

use std::{
    borrow::Cow,
    collections::HashMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use minijinja::{AutoEscape, UndefinedBehavior, value::Serde};
use serde::Serialize;

use super::{Chrome, Locales, OwnPage, functions};
use crate::{Error, ErrorKind, Result};

/// Stands before the slug in the name of a template that is wanted for one model.
const MODEL: char = '@';

/// Stands before the name of a template that is wanted as it is compiled in.
const BUILTIN: &str = "builtin/";

/// The templates of a panel and the languages they speak.
pub struct Environment {
    templates: minijinja::Environment<'static>,
    locales: Arc<Locales>,
    overrides: Option<PathBuf>,
}

#[derive(Serialize)]
struct Context<'a, P> {
    chrome: &'a Chrome,
    page: &'a P,
}

#[derive(Serialize)]
struct OwnContext<'a, D> {
    chrome: &'a Chrome,
    page: &'a OwnPage,
    data: &'a D,
}

impl Environment {
    /// The templates compiled in, in these languages.
    #[must_use]
    pub fn new(locales: Locales) -> Self {
        Self::with_overrides(locales, None)
    }

    /// The same, with a folder whose files come first.
    #[must_use]
    pub fn with_overrides(locales: Locales, overrides: Option<PathBuf>) -> Self {
        Self::with_templates(locales, overrides, HashMap::new())
    }

    /// The same, with texts of templates by their names, which come between the folder and what is
    /// compiled in.
    #[must_use]
    pub fn with_templates(
        locales: Locales,
        overrides: Option<PathBuf>,
        texts: HashMap<String, String>,
    ) -> Self {
        let locales = Arc::new(locales);
        let mut templates = minijinja::Environment::new();
        let folder = overrides.clone();
        templates.set_loader(move |name| load(folder.as_deref(), &texts, name));
        templates.set_path_join_callback(join);
        // minijinja would decide by the ending of the name, and leave text without one unescaped.
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        templates.set_undefined_behavior(undefined());
        functions::add_to(&mut templates, &locales);
        Self { templates, locales, overrides }.empty_value_display(None)
    }

    /// The same with this text where a value is missing.
    #[must_use]
    pub fn empty_value_display(mut self, text: Option<&str>) -> Self {
        self.templates.add_global("empty_value_display", text);
        self
    }

    /// The languages.
    #[must_use]
    pub fn locales(&self) -> &Locales {
        &self.locales
    }

    /// Prints a page: `name` is that of its template, such as `form.html`.
    ///
    /// # Errors
    ///
    /// [`Internal`](ErrorKind::Internal) when the template is not there or cannot be printed; the
    /// cause says where.
    pub fn page(&self, name: &str, chrome: &Chrome, page: &impl Serialize) -> Result<String> {
        self.render(&self.name_for(name, chrome), &Context { chrome, page })
    }

    /// Prints a page of the host's own, which knows `data` beside what every page knows.
    ///
    /// # Errors
    ///
    /// As for [`page`](Self::page).
    pub fn own_page(
        &self,
        name: &str,
        chrome: &Chrome,
        page: &OwnPage,
        data: &impl Serialize,
    ) -> Result<String> {
        self.render(&self.name_for(name, chrome), &OwnContext { chrome, page, data })
    }

    /// The template's name, with the model before it where that has templates of its own.
    fn name_for(&self, name: &str, chrome: &Chrome) -> String {
        match &chrome.model {
            Some(model) if self.overrides_model(model) => format!("{MODEL}{model}/{name}"),
            _ => name.to_owned(),
        }
    }

    /// Prints a template with any context, without what pages share unless it is part of it.
    ///
    /// # Errors
    ///
    /// As for [`page`](Self::page).
    pub fn render(&self, name: &str, context: &impl Serialize) -> Result<String> {
        let fault = |error| {
            let detail = format!("the template `{name}` could not be printed");
            Error::new(ErrorKind::Internal, detail).with_source(error)
        };
        let template = self.templates.get_template(name).map_err(fault)?;
        template.render(Serde(context)).map_err(fault)
    }

    /// What is wrong with a template, as far as it can be told without printing it.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<String> {
        self.templates.get_template(name).err().map(|error| error.to_string())
    }

    /// A slug is the host's word and may be no name of a folder.
    fn overrides_model(&self, model: &str) -> bool {
        let plain = !model.contains(['/', '\\', '.']);
        plain && self.overrides.as_ref().is_some_and(|folder| folder.join(model).is_dir())
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment")
            .field("locales", &self.locales)
            .field("overrides", &self.overrides)
            .finish_non_exhaustive()
    }
}

/// A word that a page does not have is a fault to find while developing, and no reason to take a
/// page down later.
fn undefined() -> UndefinedBehavior {
    if cfg!(debug_assertions) { UndefinedBehavior::Strict } else { UndefinedBehavior::Chainable }
}

/// What a template for one model includes or extends is wanted for that model, too.
fn join<'a>(name: &'a str, parent: &str) -> Cow<'a, str> {
    match parent.split_once('/') {
        Some((model, _)) if model.starts_with(MODEL) && !name.starts_with(BUILTIN) => {
            format!("{model}/{name}").into()
        }
        _ => name.into(),
    }
}

fn load(
    overrides: Option<&Path>,
    texts: &HashMap<String, String>,
    name: &str,
) -> Result<Option<String>, minijinja::Error> {
    if let Some(name) = name.strip_prefix(BUILTIN) {
        return Ok(builtin(name));
    }
    let (model, plain) = match name.strip_prefix(MODEL).and_then(|name| name.split_once('/')) {
        Some((model, plain)) => (Some(model), plain),
        None => (None, name),
    };
    if let Some(folder) = overrides {
        let own = model.map(|model| folder.join(model));
        for folder in own.iter().map(PathBuf::as_path).chain([folder]) {
            if let Some(text) = read(folder, plain)? {
                return Ok(Some(text));
            }
        }
    }
    Ok(texts.get(plain).cloned().or_else(|| builtin(plain)))
}

fn builtin(name: &str) -> Option<String> {
    let found = backoffice_templates::TEMPLATES.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| (*text).to_owned())
}

fn read(folder: &Path, name: &str) -> Result<Option<String>, minijinja::Error> {
    if name.split('/').any(|part| matches!(part, "" | "." | "..") || part.contains('\\')) {
        return Ok(None);
    }
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(None)
        }
        Err(error) => Err(minijinja::Error::new(
            minijinja::ErrorKind::InvalidOperation,
            format!("the template `{}` cannot be read", folder.join(name).display()),
        )
        .with_source(error)),
    }
}
