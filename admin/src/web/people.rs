//! Between a session and a [`Visit`]: who asks, the secret of their forms, what they were left to read.

use std::sync::Arc;

use axum::response::Response;
use http::Method;
use serde::{Deserialize, Serialize};

use super::{
    refusal::Refusal,
    state::Panel,
    visit::{Person, Visit},
};
use crate::{
    Message,
    auth::PanelSession,
    preference::{self, Preferences},
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
    method: &Method,
) -> Result<(), Refusal> {
    let actor = session.actor(panel.login().backend()).await?;
    let preferences = match &actor {
        Some(actor) => preference::load(panel.database().connection(), actor.id()).await?,
        None => Preferences::default(),
    };
    let languages = preferences.languages(&visit.languages());
    let customs = panel.environment().locales().customs(&languages);
    let format = preferences.format(panel.zone(), &customs);
    let actor = actor.map(|actor| Arc::new(actor.reading(format)));
    // Only a page that is looked at uses them up.
    let kept: Vec<Kept> =
        if *method == Method::GET { session.take_flashes().await? } else { Vec::new() };
    let flashes = kept.into_iter().map(flash).collect();
    let secret = session.csrf_secret().await?;
    visit.recognise(Person { actor, secret, flashes, preferences });
    Ok(())
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
