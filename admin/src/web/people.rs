//! Between a session and a [`Visit`]: who asks, the secret of their forms, what they were left to read.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, request::Parts};
use sea_orm::sea_query::SelectStatement;
use serde::{Deserialize, Serialize};

use super::{
    extract,
    refusal::Refusal,
    state::Panel,
    visit::{Person, Visit},
};
use crate::{
    Actor, Message,
    auth::{Arrival, PanelSession},
    changelist::view,
    preference::{self, Preferences},
    resource::Resource,
    ui::{Flash, Level},
};

/// A flash between two requests: said already, in the language of the first.
#[derive(Serialize, Deserialize)]
struct Kept {
    level: String,
    text: String,
    url: Option<String>,
    link: Option<String>,
}

/// Reads from the session who it is, with their rights as they are now.
pub(super) async fn recognise(
    panel: &Panel,
    visit: &Visit,
    session: &PanelSession,
    parts: &Parts,
) -> Result<(), Refusal> {
    let list = list_at(panel, parts.uri.path());
    let mut arrival = session.arrive(beside(panel, list)).await?;
    let known = arrival.as_mut().and_then(|arrival| arrival.identity.take());
    let actor = session.actor_of(panel.login().backend(), known).await?;
    let preferences = match &actor {
        Some(actor) => preferences(panel, actor, arrival.as_ref()).await?,
        None => Preferences::default(),
    };
    let views = arrival
        .as_ref()
        .zip(actor.as_ref())
        .and_then(|(arrival, actor)| view::read(arrival.beside.get(1)?.as_deref()?, actor));
    let languages = preferences.languages(&visit.languages());
    let customs = panel.environment().locales().customs(&languages);
    let format = preferences.format(panel.zone(), &customs);
    let actor = actor.map(|actor| Arc::new(actor.reading(format)));
    // Only a page that is looked at uses them up.
    let kept: Vec<Kept> =
        if parts.method == Method::GET { session.take_flashes().await? } else { Vec::new() };
    let flashes = kept.into_iter().map(flash).collect();
    let secret = session.csrf_secret().await?;
    visit.recognise(Person { actor, secret, flashes, preferences, views });
    Ok(())
}

/// The model whose list has this address.
fn list_at<'a>(panel: &'a Panel, path: &str) -> Option<&'a Resource> {
    let slug = extract::slug(path).filter(|_| extract::segment(path, 1).is_none())?;
    panel.registry().get(&slug).map(|resource| &**resource)
}

/// What is read together with the session.
fn beside(panel: &Panel, list: Option<&Resource>) -> Vec<SelectStatement> {
    let views = list.map(|list| view::mine(panel.database().backend(), &list.slug));
    [preference::mine()].into_iter().chain(views).collect()
}

async fn preferences(
    panel: &Panel,
    actor: &Actor,
    arrival: Option<&Arrival>,
) -> Result<Preferences, Refusal> {
    let Some(arrival) = arrival else {
        return Ok(preference::load(panel.database().connection(), actor.id()).await?);
    };
    let document = arrival.beside.first().and_then(Option::as_deref);
    Ok(document
        .map_or_else(Preferences::default, |document| preference::read(actor.id(), document)))
}

fn flash(kept: Kept) -> Flash {
    let level = Level::ALL.into_iter().find(|level| level.as_str() == kept.level);
    let message = Message::literal(kept.text);
    let link = kept.link.map(Message::literal);
    Flash { level: level.unwrap_or_default(), message, url: kept.url, link }
}

/// Keeps the flash of an answer for the next page.
pub(super) async fn keep_flash(
    panel: &Panel,
    visit: &Visit,
    session: &PanelSession,
    mut answer: Response,
) -> Result<Response, Refusal> {
    if let Some(Flash { level, message, url, link }) = answer.extensions_mut().remove::<Flash>() {
        let locales = panel.environment().locales();
        let language = locales.negotiate(&visit.languages()).to_owned();
        let text = locales.say(&language, &message);
        let link = link.map(|link| locales.say(&language, &link));
        session.flash(&Kept { level: level.as_str().to_owned(), text, url, link }).await?;
    }
    Ok(answer)
}
