//! What the person did last, for the index.

use super::{refusal::Refusal, state::Panel, visit::Visit};
use crate::{
    Actor, Message, Permission, Result,
    format::Format,
    history::{self, Action, Entry},
    resource::{Key, Resource},
    ui::{Cell, RecentAction},
};

/// Each of them costs a look at its row.
const MOST: u64 = 8;

/// The last things this person did, newest first. A row that they may no longer see is not named,
/// although they knew it once.
pub(super) async fn actions(
    panel: &Panel,
    visit: &Visit,
    actor: &Actor,
) -> Result<Vec<RecentAction>, Refusal> {
    let entries = history::recent(panel.database().connection(), actor.id(), MOST).await?;
    let mut actions = Vec::new();
    for entry in entries {
        let Some(resource) = panel.registry().get(&entry.model) else { continue };
        let deleted = entry.action == Action::Delete;
        let there = !deleted && is_there(panel, actor, resource, &entry).await?;
        if there || deleted && resource.allows(actor, Permission::View) {
            let url = there.then(|| visit.urls().change(&entry.model, &entry.key));
            actions.push(action(resource, entry, url, actor.format()));
        }
    }
    Ok(actions)
}

async fn is_there(
    panel: &Panel,
    actor: &Actor,
    resource: &Resource,
    entry: &Entry,
) -> Result<bool> {
    let source = panel.open(resource, actor, Permission::View);
    let (Ok(source), Ok(key)) = (source, Key::from_url(&entry.key, &resource.shape)) else {
        return Ok(false);
    };
    // A table that cannot be read must not take this page down with it.
    let found = source.find(&key).await.inspect_err(|error| {
        tracing::warn!(model = resource.slug, ?error, "a recent action could not be looked up");
    });
    Ok(found.is_ok_and(|row| row.is_some()))
}

fn action(resource: &Resource, entry: Entry, url: Option<String>, format: &Format) -> RecentAction {
    let key = match entry.action {
        Action::Add => "recent-added",
        Action::Change => "recent-changed",
        Action::Delete => "recent-deleted",
        Action::Custom => "recent-custom",
    };
    let said = Message::new(key).with("reason", entry.reason.as_deref().unwrap_or_default());
    let when = Cell::Datetime {
        iso: entry.iso(),
        text: format.moment(entry.at),
        zone: Some(format.zone_name()),
    };
    RecentAction { action: said, label: entry.label, url, model: resource.label.clone(), when }
}
