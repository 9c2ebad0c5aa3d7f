//! What a person chooses for themselves: zone, language, customs, looks.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::{
    appearance,
    extract::{CurrentActor, Form, Posted},
    page::Page,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{
    Message,
    format::{Customs, Tz},
    preference::{self, Links},
    ui::{Crumb, Flash},
};

pub(super) async fn show(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
) -> Result<Response, Refusal> {
    let urls = visit.urls();
    let can_change = panel.login().backend().can_change_password();
    let links = Links {
        url: urls.account(),
        password_url: can_change.then(|| urls.own_password()),
        cancel_url: urls.index(),
    };
    let page = preference::account(
        visit.preferences(),
        actor.format(),
        panel.zone(),
        visit.appearance(),
        panel.environment().locales(),
        links,
    );
    let crumb = Crumb::of(Message::new("account"), None);
    Page::new("account.html", page).crumbs([crumb]).render(&panel, &visit)
}

pub(super) async fn submit(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let form = Form::read(&body);
    let zone = chosen(&form, "zone", |name| name.parse::<Tz>().is_ok())?;
    let locales = panel.environment().locales();
    let language = chosen(&form, "language", |name| locales.names().any(|own| own == name))?;
    let customs = chosen(&form, "customs", Customs::is_known)?;
    let look = visit.appearance().with(form.get("theme"), form.get("density"));
    preference::change(panel.database().connection(), actor.id(), |own| {
        (own.zone, own.language, own.customs) = (zone, language, customs);
        own.look(look);
    })
    .await?;
    let flash = Flash::success(Message::new("account-saved"));
    let mut answer = SeeOther::new(visit.urls().account()).flash(flash).into_response();
    appearance::keep(&panel, look, &mut answer)?;
    Ok(answer)
}

/// What was chosen, if it can be; an empty value is no choice.
fn chosen(
    form: &Form,
    name: &'static str,
    is_known: impl Fn(&str) -> bool,
) -> Result<Option<String>, Refusal> {
    match form.get(name).filter(|value| !value.is_empty()) {
        Some(value) if !is_known(value) => {
            let message = Message::new("account-unknown").with("name", name);
            Err(Refusal::bad_query(message.with("value", crate::text::truncate(value, 80))))
        }
        value => Ok(value.map(str::to_owned)),
    }
}
