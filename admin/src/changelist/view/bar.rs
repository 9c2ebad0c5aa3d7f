//! From saved views to the bar above their list.

use super::{Seen, ViewBar, ViewTab, ViewUpdate, kept};
use crate::{
    changelist::{Params, remember},
    resource::Source,
    ui::{Hidden, ListState},
    urls::Urls,
};

/// The word of `_view` for the list without a view.
const ALL: &str = "all";

/// The bar of a list in this state. `columns` are those that the person chose without the address
/// naming them: a view keeps them, too.
pub(crate) fn bar(
    source: &Source<'_>,
    views: &[Seen],
    params: &Params,
    columns: &[String],
    urls: &Urls,
) -> ViewBar {
    let (actor, slug) = (source.actor(), &source.resource().slug);
    let list = urls.changelist(slug);
    let state = state(params, columns);
    let applied = params.get(Params::VIEW);
    let tabs = views.iter().map(|view| tab(source, view, applied, urls)).collect();
    let current = views.iter().find(|view| applied == Some(&*view.id.to_string()));
    let own = current.filter(|view| view.owner == actor.id());
    let changed = own.filter(|view| view.query != state.to_string());
    ViewBar {
        all_url: Params::default().with(Params::VIEW, ALL).link(&list),
        all_selected: current.is_none() && state.is_empty(),
        tabs,
        save_url: (!state.is_empty()).then(|| remember(&urls.view(slug, "add"), &state)),
        update: changed.map(|view| ViewUpdate {
            url: urls.view(slug, &view.id.to_string()),
            hidden: vec![Hidden {
                name: ListState::PARAMETER.to_owned(),
                value: state.to_string(),
            }],
        }),
    }
}

/// What a view of this list would keep.
fn state(params: &Params, columns: &[String]) -> Params {
    let state = params.without_place().without(Params::VIEW);
    if columns.is_empty() || state.is_empty() || state.get(Params::COLS).is_some() {
        return state;
    }
    state.with(Params::COLS, &columns.join(","))
}

fn tab(source: &Source<'_>, view: &Seen, applied: Option<&str>, urls: &Urls) -> ViewTab {
    let edit_url = urls.view(&source.resource().slug, &view.id.to_string());
    let url = apply(view.id, &view.query, source, urls);
    ViewTab {
        name: view.name.clone(),
        selected: applied == Some(&*view.id.to_string()),
        broken: url.is_none(),
        url: url.unwrap_or_else(|| edit_url.clone()),
        owner: (view.owner != source.actor().id()).then(|| view.owner_name.clone()),
        edit_url,
    }
}

/// The list with a view; `None` where what it keeps has come to mean nothing.
pub(crate) fn apply(id: i64, query: &str, source: &Source<'_>, urls: &Urls) -> Option<String> {
    let resource = source.resource();
    let query = kept(query, resource, source.registry(), source.actor()).ok()?;
    let params = Params::parse(&query).ok()?.with(Params::VIEW, &id.to_string());
    Some(params.link(&urls.changelist(&resource.slug)))
}
