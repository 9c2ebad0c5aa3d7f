//! The buttons that lead to pages of the host's own, for whoever may use them.

use super::{
    Button, ButtonRow, Page, Place,
    book::{is_address, is_for},
    declare::{ButtonUrl, Said},
};
use crate::{
    Actor, Message, Permission,
    resource::Resource,
    ui::{NavItem, Tool},
    urls::Urls,
    web::state::Panel,
};
use std::sync::Arc;

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

    /// The buttons of a row; nothing is read for them.
    pub(in crate::web) fn row(
        &self,
        urls: &Urls,
        key: &str,
        label: &str,
        state: &dyn Fn(String) -> String,
    ) -> Vec<Tool> {
        let row = ButtonRow { key, label };
        let tools = self.rows.iter().filter_map(|own| match own {
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

/// The buttons of a row beside its form.
pub(in crate::web) fn of_row(
    panel: &Panel,
    actor: &Actor,
    resource: &Arc<Resource>,
    urls: &Urls,
    (key, label): (&str, &str),
    state: &dyn Fn(String) -> String,
) -> Vec<Tool> {
    of_list(panel, actor, resource, urls, state).row(urls, key, label, state)
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
