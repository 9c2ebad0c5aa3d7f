//! What a route's row in the table promises, enforced before its handler begins.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, request::Parts};

use super::{
    extract::{self, CurrentActor, Posted, TargetResource},
    layers,
    pages::{self, Place},
    people,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{Actor, Permission, auth::PanelSession, resource::Resource, urls};

/// The name of the input that holds the token of a form.
const TOKEN: &str = "_csrf";

/// What a route asks of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: nobody looks who asks.
    Nothing,
    /// Nothing but a form of this panel: the login.
    Visitor,
    /// To be logged in.
    Person,
    /// To hold one of these on the model in the address.
    Model(&'static [Permission]),
    /// What the page of the host's own says that is in the address.
    Page(Place),
}

/// Finds out who asks, whether they may, and whether a form they post is theirs.
pub(crate) async fn permit(
    State((panel, needs)): State<(Panel, Needs)>,
    visit: Visit,
    session: PanelSession,
    request: Request,
    next: Next,
) -> Response {
    if needs == Needs::Nothing {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let body = match enter(&panel, needs, &visit, &session, &mut parts, body).await {
        Ok(body) => body,
        Err(Stop::Login) => return to_login(&visit, &parts.method),
        Err(Stop::Refused(refusal)) => return refusal.into_response(),
    };
    let answer = next.run(Request::from_parts(parts, body)).await;
    people::keep_flash(&panel, &visit, &session, answer).await.into_response()
}

enum Stop {
    Login,
    Refused(Refusal),
}

impl Stop {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Refused(no) if no.status == StatusCode::SERVICE_UNAVAILABLE)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

async fn enter(
    panel: &Panel,
    needs: Needs,
    visit: &Visit,
    session: &PanelSession,
    parts: &mut Parts,
    body: Body,
) -> Result<Body, Stop> {
    let admitted = admit(panel, needs, visit, session, parts).await;
    let is_read = parts.method == Method::POST && admitted.as_ref().err().is_none_or(Stop::is_busy);
    if !is_read {
        return admitted.map(|()| body);
    }
    // Read also where nobody can be recognised for want of the database: what was typed is kept.
    let body = layers::read_body(body).await?;
    visit.keep(body.clone());
    admitted?;
    if !is_own_form(visit, &body) {
        return Err(Refusal::forbidden().because("refusal-token").into());
    }
    parts.extensions.insert(Posted(body.clone()));
    // A handler of the host's own reads it by itself.
    Ok(Body::from(body))
}

/// Finds out who asks, and whether they may.
async fn admit(
    panel: &Panel,
    needs: Needs,
    visit: &Visit,
    session: &PanelSession,
    parts: &mut Parts,
) -> Result<(), Stop> {
    people::recognise(panel, visit, session, parts).await?;
    if needs == Needs::Visitor {
        return Ok(());
    }
    let actor = visit.actor().ok_or(Stop::Login)?;
    parts.extensions.insert(CurrentActor(Arc::clone(actor)));
    match needs {
        Needs::Model(wishes) => {
            let resource = target(panel, actor, wishes, parts.uri.path())?;
            parts.extensions.insert(TargetResource(resource));
        }
        Needs::Page(place) => {
            let page = pages::admit(panel, actor, place, parts.uri.path())?;
            if let Some(resource) = page.resource() {
                parts.extensions.insert(TargetResource(resource));
            }
            parts.extensions.insert(page);
        }
        Needs::Nothing | Needs::Visitor | Needs::Person => {}
    }
    Ok(())
}

/// Unregistered looks like missing; registered but not allowed does not.
fn target(
    panel: &Panel,
    actor: &Actor,
    wishes: &[Permission],
    path: &str,
) -> Result<Arc<Resource>, Refusal> {
    let slug = extract::slug(path).ok_or_else(Refusal::not_found)?;
    let resource = panel.registry().get(&slug).ok_or_else(Refusal::not_found)?;
    let allowed = wishes.iter().any(|&wish| panel.allows(resource, actor, wish));
    if allowed { Ok(panel.registry().seen_by(actor, resource)?) } else { Err(Refusal::forbidden()) }
}

/// Whether the body carries the token of this session, once.
fn is_own_form(visit: &Visit, body: &[u8]) -> bool {
    let mut tokens = form_urlencoded::parse(body).filter(|(name, _)| name == TOKEN);
    let (token, second) = (tokens.next(), tokens.next());
    match (visit.secret(), token, second) {
        (Some(secret), Some((_, token)), None) => secret.verify(&token),
        _ => false,
    }
}

/// Only a `GET` can be taken up again after logging in.
fn to_login(visit: &Visit, method: &Method) -> Response {
    let urls = visit.urls();
    if !matches!(*method, Method::GET | Method::HEAD) {
        return SeeOther::new(urls.index()).into_response();
    }
    let login = urls.site("login");
    if visit.here().trim_end_matches('/') == urls.base() {
        return SeeOther::new(login).into_response();
    }
    SeeOther::new(format!("{login}?next={}", urls::segment(visit.here()))).into_response()
}
