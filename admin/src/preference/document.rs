//! The document that holds a person's choices. It outlives versions of the service: what it holds
//! and nobody knows any more is passed over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    format::{Customs, Format, Tz},
    ui::{Appearance, Density},
};

/// What a person chose; `None` wherever nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The zone by whose clocks moments are told: `Europe/Berlin`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The language of the pages: `pt-BR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The language tag by whose customs days and numbers are written, where that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customs: Option<String>,
    /// Light, dark, or as the system is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// How close the lines stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<String>,
    /// What was chosen for single lists, by the slug of their model.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, ListPreference>,
}

/// What a person chose for one list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListPreference {
    /// The columns, in order; empty for those of the model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// How close the lines stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<String>,
    /// The saved view that the list opens with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<i64>,
}

impl Preferences {
    /// The zone, if one was chosen that there is.
    #[must_use]
    pub fn zone(&self) -> Option<Tz> {
        self.zone.as_ref()?.parse().ok()
    }

    /// How the person reads: in `zone` by the customs of `tag`, unless they chose otherwise.
    #[must_use]
    pub fn format(&self, zone: Tz, tag: &str) -> Format {
        let chosen = self.customs.as_deref().filter(|tag| Customs::is_known(tag));
        Format::new(self.zone().unwrap_or(zone), chosen.unwrap_or(tag))
    }

    /// The languages that are asked for: the chosen one before those of the browser.
    #[must_use]
    pub fn languages(&self, accepted: &str) -> String {
        match &self.language {
            Some(language) => format!("{language},{accepted}"),
            None => accepted.to_owned(),
        }
    }

    /// Theme and density, where nothing was chosen those of the browser's cookie.
    #[must_use]
    pub fn appearance(&self, cookie: Appearance) -> Appearance {
        cookie.with(self.theme.as_deref(), self.density.as_deref())
    }

    /// Chooses theme and density.
    pub fn look(&mut self, chosen: Appearance) {
        self.theme = Some(chosen.theme.as_str().to_owned());
        self.density = Some(chosen.density.as_str().to_owned());
    }

    /// What was chosen for the list of a model.
    #[must_use]
    pub fn list(&self, slug: &str) -> Option<&ListPreference> {
        self.lists.get(slug)
    }

    /// Changes what was chosen for the list of a model.
    pub fn change_list(&mut self, slug: &str, change: impl FnOnce(&mut ListPreference)) {
        let list = self.lists.entry(slug.to_owned()).or_default();
        change(list);
        self.lists.retain(|_, list| *list != ListPreference::default());
    }
}

impl ListPreference {
    /// The density, if one was chosen that there is.
    #[must_use]
    pub fn density(&self) -> Option<Density> {
        let word = self.density.as_deref()?;
        Density::ALL.into_iter().find(|density| density.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Theme;

    #[test]
    fn what_nobody_knows_any_more_is_passed_over() {
        let text = r#"{"zone":"Mars/Olympus","customs":"xx","theme":"pink","colour":"red",
                       "lists":{"job":{"columns":["title"],"density":"airy"}}}"#;
        let chosen: Preferences = serde_json::from_str(text).expect("a document");
        let format = chosen.format(Tz::Asia__Tokyo, "de");
        assert_eq!(format, Format::new(Tz::Asia__Tokyo, "de"));
        assert_eq!(chosen.appearance(Appearance::default()).theme, Theme::System);
        let list = chosen.list("job").expect("the list is there");
        assert_eq!((list.columns.len(), list.density()), (1, None));
    }

    #[test]
    fn a_list_about_which_nothing_is_said_takes_no_room() {
        let mut chosen = Preferences::default();
        chosen.change_list("job", |list| list.view = Some(1));
        chosen.change_list("job", |list| list.view = None);
        assert_eq!(serde_json::to_string(&chosen).expect("a document"), "{}");
    }
}
