//! What surrounds every page: the side bar, the person, the way here.

use super::{pages, state::Panel, visit::Visit};
use crate::{
    Actor, Message, Permission,
    resource::Resource,
    ui::{AssetUrls, Chrome, Crumb, NavGroup, NavItem, Person},
};

/// What the page about `model` gets around its content.
pub(super) fn build(
    panel: &Panel,
    visit: &Visit,
    model: Option<String>,
    crumbs: Vec<Crumb>,
) -> Chrome {
    let urls = visit.urls();
    let locales = panel.environment().locales();
    let language = locales.negotiate(&visit.languages()).to_owned();
    Chrome {
        site_title: panel.title().to_owned(),
        index_url: urls.index(),
        nav: visit
            .actor()
            .map(|actor| nav(panel, visit, actor, model.as_deref()))
            .unwrap_or_default(),
        actor: visit.actor().map(|actor| person(panel, visit, actor)),
        flashes: visit.flashes().to_vec(),
        crumbs: from_index(visit, crumbs),
        csrf: visit.csrf(),
        dir: locales.direction(&language),
        language,
        appearance: visit.appearance(),
        appearance_url: urls.site("appearance"),
        here: visit.here().to_owned(),
        assets: AssetUrls::new(urls),
        request_id: visit.request_id().to_owned(),
        model,
    }
}

/// The models this person may see or add to, in the order in which they were registered; the
/// panel's own tables in a group behind them.
pub(super) fn nav(
    panel: &Panel,
    visit: &Visit,
    actor: &Actor,
    current: Option<&str>,
) -> Vec<NavGroup> {
    let (own, theirs): (Vec<_>, Vec<_>) =
        panel.registry().resources().iter().partition(|resource| is_own(resource));
    let locales = panel.environment().locales();
    let said = |key| locales.say(locales.negotiate(&visit.languages()), &Message::new(key));
    let pages = pages::of_site(panel, actor, visit.urls(), visit.here());
    let mut groups: Vec<NavGroup> = [(None, theirs), (Some(said("nav-own")), own)]
        .into_iter()
        .map(|(label, resources)| {
            let items = resources.into_iter();
            let items = items.filter_map(|resource| item(panel, visit, actor, resource, current));
            NavGroup { label, items: items.collect() }
        })
        .collect();
    groups.insert(1, NavGroup { label: Some(said("nav-pages")), items: pages });
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// Whether it is a table of the panel's own: people, rights, history.
fn is_own(resource: &Resource) -> bool {
    resource.shape.name.table.starts_with("backoffice_")
}

fn item(
    panel: &Panel,
    visit: &Visit,
    actor: &Actor,
    resource: &Resource,
    current: Option<&str>,
) -> Option<NavItem> {
    let may = |permission| panel.allows(resource, actor, permission);
    let add_url = may(Permission::Add).then(|| visit.urls().add(&resource.slug));
    let url = if may(Permission::View) {
        visit.urls().changelist(&resource.slug)
    } else {
        add_url.clone()?
    };
    Some(NavItem {
        label: resource.label_plural.clone(),
        url,
        add_url,
        icon: resource.icon.unwrap_or("table"),
        current: current == Some(&resource.slug),
    })
}

fn person(panel: &Panel, visit: &Visit, actor: &Actor) -> Person {
    let can_change = panel.login().backend().can_change_password();
    let account_url = Some(visit.urls().account());
    let password_url = can_change.then(|| visit.urls().own_password());
    Person { account_url, password_url, ..Person::new(actor.name(), visit.urls().site("logout")) }
}

fn from_index(visit: &Visit, crumbs: Vec<Crumb>) -> Vec<Crumb> {
    if crumbs.is_empty() {
        return crumbs;
    }
    let index = Crumb::of(Message::new("crumb-index"), Some(visit.urls().index()));
    std::iter::once(index).chain(crumbs).collect()
}
