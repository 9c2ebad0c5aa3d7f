//! All pages of the host's own: which there are, where they stand, who may use them.

use std::{collections::HashMap, sync::Arc};

use super::{ModelPages, Page, declare::ButtonUrl};
use crate::{
    Actor, Permission,
    resource::{Check, Resource},
    ui,
    web::{extract, refusal::Refusal, state::Panel},
};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The panel.
    Site,
    /// A model.
    List,
    /// A row.
    Row,
}

/// The pages of a panel.
#[derive(Debug, Default)]
pub(crate) struct Book {
    site: Vec<Page>,
    models: HashMap<String, ModelPages>,
}

/// The page in the address; the person may use it.
#[derive(Clone, Debug)]
pub(in crate::web) struct TargetPage {
    pub(super) page: Page,
    pub(super) place: Place,
    pub(super) resource: Option<Arc<Resource>>,
}

impl TargetPage {
    /// The model it is about.
    pub(in crate::web) fn resource(&self) -> Option<Arc<Resource>> {
        self.resource.clone()
    }
}

/// A page, where it stands, and the slug of its model.
pub(crate) struct Entry<'a> {
    pub(crate) place: Place,
    pub(crate) model: Option<&'a str>,
    pub(crate) page: &'a Page,
}

impl Book {
    /// The pages of the site, and those of the models with these slugs.
    pub(crate) fn new(site: Vec<Page>, models: Vec<(String, ModelPages)>) -> Self {
        Self { site, models: models.into_iter().collect() }
    }

    /// The pages of the panel itself.
    pub(super) fn site(&self) -> &[Page] {
        &self.site
    }

    /// The pages and buttons of a model.
    pub(super) fn model(&self, slug: &str) -> Option<&ModelPages> {
        self.models.get(slug)
    }

    fn at(&self, place: Place, slug: Option<&str>) -> &[Page] {
        let model = || slug.and_then(|slug| self.model(slug));
        match place {
            Place::Site => &self.site,
            Place::List => model().map_or(&[], |own| &own.list),
            Place::Row => model().map_or(&[], |own| &own.rows),
        }
    }

    /// Every page there is.
    pub(crate) fn all(&self) -> impl Iterator<Item = Entry<'_>> {
        let site = self.site.iter().map(|page| Entry { place: Place::Site, model: None, page });
        let models = self.models.iter().flat_map(|(slug, own)| {
            let entry = move |place| move |page| Entry { place, model: Some(slug), page };
            let list = own.list.iter().map(entry(Place::List));
            list.chain(own.rows.iter().map(entry(Place::Row)))
        });
        site.chain(models)
    }

    /// B023: every page has an address of its own, and what is said of it can be kept.
    pub(crate) fn check(&self) -> Vec<Check> {
        let mut faults = Vec::new();
        for Entry { place, model, page } in self.all() {
            let same = self.at(place, model).iter().filter(|other| other.name == page.name);
            let sentence = if !is_plain(&page.name) {
                "its name cannot stand in a URL: use letters, digits, `_` and `-`"
            } else if same.count() > 1 {
                "two pages have this name: rename one of them"
            } else if page.confirm.is_some() && !page.posts {
                "only what is posted is asked about: make it by `Page::post`, or leave out `confirm`"
            } else if place == Place::Site && page.said.permission.is_some() && !page.posts {
                "a page of the site has no model to hold a right on: say `only`"
            } else if !ui::is_icon(page.said.icon) {
                "there is no icon of that name"
            } else {
                continue;
            };
            let model = model.map_or_else(String::new, |slug| format!("{slug}."));
            let place = format!("{model}page.{}", page.name);
            faults.push(Check { code: "B023", place, sentence: sentence.to_owned() });
        }
        faults.extend(self.models.iter().flat_map(|(slug, own)| buttons(slug, own)));
        faults.dedup();
        faults
    }
}

fn buttons(slug: &str, own: &ModelPages) -> impl Iterator<Item = Check> {
    let wrong = own.buttons.iter().filter(|button| {
        let unsafe_url = matches!(&button.url, ButtonUrl::Fixed(url) if !is_address(url));
        unsafe_url || !ui::is_icon(button.said.icon)
    });
    wrong.map(move |button| Check {
        code: "B023",
        place: format!("{slug}.button"),
        sentence: format!(
            "`{}` leads to no path or `http` address, or has an icon that there is not",
            button.said.label.as_deref().unwrap_or_default()
        ),
    })
}

fn is_plain(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    !name.is_empty() && name != "-" && name.chars().all(letters)
}

/// A path of this site, or a web address: nothing that a browser would run.
pub(super) fn is_address(url: &str) -> bool {
    let plain = !url.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    let web = url.starts_with("https://") || url.starts_with("http://");
    plain && (web || (url.starts_with('/') && !url.starts_with("//")))
}

impl Page {
    /// The right that it takes on its model; nothing where it has none.
    pub(crate) fn needs(&self, place: Place) -> Option<Permission> {
        let own = self.said.permission.unwrap_or(Permission::View);
        (place != Place::Site).then_some(own)
    }

    /// Its word in the address.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// Finds the page in the address, and whether this person may use it. Unregistered looks like missing.
///
/// # Errors
///
/// 404 where there is none, 403 where it is not for them.
pub(in crate::web) fn admit(
    panel: &Panel,
    actor: &Actor,
    place: Place,
    path: &str,
) -> Result<TargetPage, Refusal> {
    let slug = if place == Place::Site { None } else { extract::slug(path) };
    let name = path.rsplit('/').next().unwrap_or_default();
    let resource = slug.as_deref().and_then(|slug| panel.registry().get(slug));
    let mut pages = panel.book().at(place, slug.as_deref()).iter();
    let page = pages.find(|page| page.name == name).ok_or_else(Refusal::not_found)?;
    if !is_for(panel, actor, resource, page.needs(place)) || !page.said.is_for(actor) {
        return Err(Refusal::forbidden());
    }
    let seen = resource.map(|resource| panel.registry().seen_by(actor, resource)).transpose()?;
    Ok(TargetPage { page: page.clone(), place, resource: seen })
}

/// Whether somebody holds the right that something takes on a model.
pub(super) fn is_for(
    panel: &Panel,
    actor: &Actor,
    resource: Option<&Arc<Resource>>,
    needs: Option<Permission>,
) -> bool {
    match (resource, needs) {
        (_, None) => true,
        (Some(resource), Some(permission)) => panel.allows(resource, actor, permission),
        (None, Some(_)) => false,
    }
}
