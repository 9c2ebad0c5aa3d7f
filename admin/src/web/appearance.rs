//! Theme and density: kept in a cookie, so that the server writes them into the page and nothing
//! flashes.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use super::{
    extract::{Form, Posted},
    mount,
    refusal::{Refusal, SeeOther},
    visit::Visit,
};
use crate::ui::Appearance;

/// A year.
const SECONDS: u32 = 31_536_000;

pub(super) async fn submit(visit: Visit, Posted(body): Posted) -> Result<Response, Refusal> {
    let form = Form::read(&body);
    let chosen = visit.appearance().with(form.get("theme"), form.get("density"));
    let next = form.get("next").and_then(|next| mount::safe_next(visit.urls(), next));
    let place = next.map_or_else(|| visit.urls().index(), str::to_owned);
    let mut answer = SeeOther::new(place).into_response();
    answer.headers_mut().append(header::SET_COOKIE, cookie(chosen)?);
    Ok(answer)
}

fn cookie(chosen: Appearance) -> Result<HeaderValue, Refusal> {
    let (name, value) = (Appearance::COOKIE, chosen.to_cookie());
    let cookie = format!("{name}={value}; Path=/; Max-Age={SECONDS}; HttpOnly; SameSite=Lax");
    HeaderValue::try_from(cookie).map_err(|_| Refusal::not_found())
}
