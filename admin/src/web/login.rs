//! The way in. Whatever was wrong, the answer is the same.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Once,
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, State},
    response::{IntoResponse, Response},
};
use http::{Extensions, HeaderValue, StatusCode, header};

use super::{
    extract::{Form, Posted, RawQuery},
    mount,
    page::Page,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{
    Message,
    auth::{Credentials, LoginOutcome, LoginPage, PanelSession, Password},
};

/// Once a process is enough.
static WARNED: Once = Once::new();
const NO_ADDRESS: &str = "a login came without the address of its client, so wrong tries of one name \
     are counted together wherever they come from: serve with \
     `app.into_make_service_with_connect_info::<SocketAddr>()`";

pub(super) async fn show(
    State(panel): State<Panel>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let next = place(&visit, &Form::read(query.as_bytes()));
    if visit.actor().is_some() {
        return Ok(SeeOther::new(next).into_response());
    }
    page(&visit, next).render(&panel, &visit)
}

pub(super) async fn submit(
    State(panel): State<Panel>,
    visit: Visit,
    session: PanelSession,
    extensions: Extensions,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let form = Form::read(&body);
    let next = place(&visit, &form);
    let credentials = credentials(&form, address(&extensions));
    match panel.login().attempt(&credentials).await? {
        LoginOutcome::Ok(identity) => {
            session.sign_in(&identity).await?;
            panel.sweep().run_if_due().await;
            Ok(SeeOther::new(next).into_response())
        }
        LoginOutcome::Refused => refused(&panel, &visit, next, credentials.username),
        LoginOutcome::Throttled { retry_after } => {
            throttled(&panel, &visit, next, credentials.username, whole_seconds(retry_after))
        }
    }
}

/// Where to go afterwards.
fn place(visit: &Visit, form: &Form) -> String {
    let next = form.get("next").and_then(|next| mount::safe_next(visit.urls(), next));
    next.map_or_else(|| visit.urls().index(), str::to_owned)
}

fn credentials(form: &Form, address: Option<IpAddr>) -> Credentials {
    let field = |name| form.get(name).unwrap_or_default().to_owned();
    Credentials { username: field("username"), password: Password::new(field("password")), address }
}

/// The address of the connection, where the host keeps it; a header could be written by anybody.
pub(super) fn address(extensions: &Extensions) -> Option<IpAddr> {
    let info = extensions.get::<ConnectInfo<SocketAddr>>();
    if info.is_none() {
        WARNED.call_once(|| tracing::warn!("{NO_ADDRESS}"));
    }
    info.map(|info| info.0.ip())
}

/// Rounded up: who comes back then is not too early.
pub(super) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn page(visit: &Visit, next: String) -> Page<LoginPage> {
    let url = visit.urls().site("login");
    Page::new("login.html", LoginPage { url, next, ..LoginPage::default() })
}

fn refused(
    panel: &Panel,
    visit: &Visit,
    next: String,
    username: String,
) -> Result<Response, Refusal> {
    let error = Some(Message::new("login-refused"));
    page(visit, next)
        .with(|page| LoginPage { username, error, ..page })
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .render(panel, visit)
}

fn throttled(
    panel: &Panel,
    visit: &Visit,
    next: String,
    username: String,
    seconds: u64,
) -> Result<Response, Refusal> {
    let error = Some(Message::new("login-throttled").with("seconds", seconds));
    let mut answer = page(visit, next)
        .with(|page| LoginPage { username, error, retry_after: Some(seconds), ..page })
        .status(StatusCode::TOO_MANY_REQUESTS)
        .render(panel, visit)?;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}
