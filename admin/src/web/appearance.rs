//! Theme and density: kept with the person, and in a cookie for the login page, so that the server
//! writes them into the page and nothing flashes.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

use super::{
    extract::{CurrentActor, Form, Posted},
    mount,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{auth::Origin, preference, ui::Appearance};

/// A year.
const SECONDS: u32 = 31_536_000;

pub(super) async fn submit(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let form = Form::read(&body);
    let chosen = visit.appearance().with(form.get("theme"), form.get("density"));
    let next = form.get("next").and_then(|next| mount::safe_next(visit.urls(), next));
    let place = next.map_or_else(|| visit.urls().index(), str::to_owned);
    preference::change(panel.database().connection(), actor.id(), |own| own.look(chosen)).await?;
    let mut answer = SeeOther::new(place).into_response();
    keep(&panel, chosen, &mut answer)?;
    Ok(answer)
}

/// Keeps the looks in the browser, for the pages before somebody is known.
pub(super) fn keep(
    panel: &Panel,
    chosen: Appearance,
    answer: &mut Response,
) -> Result<(), Refusal> {
    let secure = panel.origin().is_some_and(Origin::is_secure);
    answer.headers_mut().append(header::SET_COOKIE, cookie(chosen, secure)?);
    Ok(())
}

fn cookie(chosen: Appearance, secure: bool) -> Result<HeaderValue, Refusal> {
    let (name, value) = (Appearance::COOKIE, chosen.to_cookie());
    let secure = if secure { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={SECONDS}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(cookie).map_err(|_| Refusal::of(StatusCode::INTERNAL_SERVER_ERROR))
}
