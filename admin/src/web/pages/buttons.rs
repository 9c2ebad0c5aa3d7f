//! The buttons that lead to pages of the host's own, for whoever may use them.

use std::sync::Arc;

use super::{
    Button, ButtonRow, Page, Place,
    book::{is_address, is_for},
    declare::{ButtonUrl, Said},
};
use crate::{
    Actor, Message, Permission, Result,
    resource::{Key, Permitted, Resource, Source},
    ui::{NavItem, Tool},
    urls::Urls,
    web::state::Panel,
};

/// The buttons of a list: those beside its title, and what each row's are made of.
pub(in crate::web) struct ListTools<'a> {
    pub(in crate::web) head: Vec<Tool>,
    rows: Vec<RowTool<'a>>,
    slug: &'a str,
}

enum RowTool<'a> {
    Page(&'a Page),
    Button(&'a Button),
}

/// Rights that are decided row by row, and the rows on which they are held.
pub(in crate::web) type Rights = Vec<(Permission, Permitted)>;

impl RowTool<'_> {
    /// The right that is asked for on the row itself.
    fn needs(&self) -> Option<Permission> {
        let needs = match self {
            Self::Page(page) => page.needs(Place::Row),
            Self::Button(button) => button.said.permission,
        };
        needs.filter(|needs| matches!(needs, Permission::Change | Permission::Delete))
    }
}

/// Who looks at which model.
struct Viewer<'a> {
    panel: &'a Panel,
    actor: &'a Actor,
    resource: &'a Arc<Resource>,
}

impl Viewer<'_> {
    fn may(&self, said: &Said, needs: Option<Permission>) -> bool {
        is_for(self.panel, self.actor, Some(self.resource), needs) && said.is_for(self.actor)
    }

    fn offers(&self, page: &Page, place: Place) -> bool {
        page.said.label.is_some() && self.may(&page.said, page.needs(place))
    }

    fn shows(&self, button: &Button) -> bool {
        self.may(&button.said, button.said.permission.or(Some(Permission::View)))
    }
}

/// The buttons of a model's list, as far as this person may use them. `state` is the query of the list.
pub(in crate::web) fn of_list<'a>(
    panel: &'a Panel,
    actor: &Actor,
    resource: &'a Arc<Resource>,
    urls: &Urls,
    state: &dyn Fn(String) -> String,
) -> ListTools<'a> {
    let slug = resource.slug.as_str();
    let Some(own) = panel.book().model(slug) else {
        return ListTools { head: Vec::new(), rows: Vec::new(), slug };
    };
    let viewer = Viewer { panel, actor, resource };
    let pages = own.list.iter().filter(|page| viewer.offers(page, Place::List));
    let pages = pages.map(|page| tool(page, state(urls.model_page(slug, &page.name))));
    let buttons = own.buttons.iter().filter(|button| viewer.shows(button));
    let (fixed, of_rows): (Vec<_>, Vec<_>) =
        buttons.partition(|button| matches!(button.url, ButtonUrl::Fixed(_)));
    let fixed = fixed.into_iter().filter_map(|button| match &button.url {
        ButtonUrl::Fixed(url) => Some(button.tool(url.clone())),
        ButtonUrl::OfRow(_) => None,
    });
    let rows = own.rows.iter().filter(|page| viewer.offers(page, Place::Row));
    let rows = rows.map(RowTool::Page).chain(of_rows.into_iter().map(RowTool::Button));
    ListTools { head: pages.chain(fixed).collect(), rows: rows.collect(), slug }
}

impl ListTools<'_> {
    /// Whether rows have buttons at all.
    pub(in crate::web) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Which of the rows with these keys each button is for. Nothing is read where the model leaves
    /// that to the rights alone.
    pub(in crate::web) async fn rights(&self, source: &Source<'_>, keys: &[Key]) -> Result<Rights> {
        let mut rights = Rights::new();
        for needs in self.rows.iter().filter_map(RowTool::needs) {
            if !rights.iter().any(|(known, _)| *known == needs) {
                rights.push((needs, source.permitted(needs, keys).await?));
            }
        }
        Ok(rights)
    }

    /// The buttons of a row; nothing is read for them.
    pub(in crate::web) fn row(
        &self,
        urls: &Urls,
        (key, label): (&Key, &str),
        rights: &Rights,
        state: &dyn Fn(String) -> String,
    ) -> Vec<Tool> {
        let held = |own: &&RowTool<'_>| {
            let of = rights.iter().find(|(needs, _)| own.needs() == Some(*needs));
            of.is_none_or(|(_, permitted)| permitted.holds(key))
        };
        let key = &*key.to_url();
        let row = ButtonRow { key, label };
        let tools = self.rows.iter().filter(held).filter_map(|own| match own {
            RowTool::Page(page) => {
                Some(tool(page, state(urls.row_page(self.slug, key, &page.name))))
            }
            RowTool::Button(button) => match &button.url {
                ButtonUrl::OfRow(url) => {
                    Some(url(&row)).filter(|url| is_address(url)).map(|url| button.tool(url))
                }
                ButtonUrl::Fixed(_) => None,
            },
        });
        tools.collect()
    }
}

/// The pages of the panel itself that can be gone to.
pub(in crate::web) fn of_site(
    panel: &Panel,
    actor: &Actor,
    urls: &Urls,
    here: &str,
) -> Vec<NavItem> {
    let there = |page: &&Page| !page.posts || page.confirm.is_some();
    let pages = panel.book().site().iter().filter(there).filter(|page| page.said.is_for(actor));
    let item = |page: &Page| {
        let url = urls.page(&page.name);
        let current = here.split('?').next() == Some(&url);
        let label = page.said.label.clone()?;
        Some(NavItem { label, url, icon: page.said.icon, current, add_url: None })
    };
    pages.filter_map(item).collect()
}

/// What asks before it is done is gone to by `GET`.
fn tool(page: &Page, url: String) -> Tool {
    let posts = page.posts && page.confirm.is_none();
    Tool { label: Message::literal(page.title()), url, icon: page.said.icon, posts }
}

impl Button {
    fn tool(&self, url: String) -> Tool {
        let label = Message::literal(self.said.label.clone().unwrap_or_default());
        Tool { label, url, icon: self.said.icon, posts: false }
    }
}
