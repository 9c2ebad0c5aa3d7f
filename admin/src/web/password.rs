//! One's own password: the old one, and the new one twice.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{Extensions, HeaderValue, StatusCode, header};

use super::{
    extract::{CurrentActor, Posted},
    login,
    page::Page,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{
    Message,
    auth::{
        PanelSession, Password, PasswordChange, PasswordFault, PasswordField, PasswordOutcome,
        PasswordPage, PasswordPolicy,
    },
    form::Submission,
    ui::{Crumb, Flash},
};

pub(super) async fn show(State(panel): State<Panel>, visit: Visit) -> Result<Response, Refusal> {
    answer(&panel, &visit, page(&panel, &visit)?, StatusCode::OK)
}

pub(super) async fn submit(
    State(panel): State<Panel>,
    visit: Visit,
    session: PanelSession,
    CurrentActor(actor): CurrentActor,
    extensions: Extensions,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let page = page(&panel, &visit)?;
    let sent = Submission::read(&body)?;
    sent.expect_only(&["old_password", "new_password", "password_again"])?;
    let Some(new) = typed_twice(&sent) else { return refused(&panel, &visit, differing(page)) };
    let old = Password::new(sent.get("old_password").unwrap_or_default());
    let address = login::address(&extensions);
    match panel.login().change_password(&actor, address, &old, &new).await? {
        PasswordOutcome::Looked(PasswordChange::Changed(identity)) => {
            session.sign_in(&identity).await?;
            let flash = Flash::success(Message::new("password-changed"));
            Ok(SeeOther::new(visit.urls().index()).flash(flash).into_response())
        }
        PasswordOutcome::Looked(PasswordChange::Refused) => {
            let errors = vec![Message::new("password-old-wrong")];
            refused(&panel, &visit, page.refused("old_password", errors))
        }
        PasswordOutcome::Looked(PasswordChange::Faulty(faults)) => {
            let errors = faults.into_iter().map(PasswordFault::message).collect();
            refused(&panel, &visit, page.refused("new_password", errors))
        }
        PasswordOutcome::Throttled { retry_after } => {
            throttled(&panel, &visit, page, login::whole_seconds(retry_after))
        }
    }
}

/// The new password, if it was typed the same twice.
pub(super) fn typed_twice(sent: &Submission) -> Option<Password> {
    let typed = |name| sent.get(name).unwrap_or_default();
    (typed("new_password") == typed("password_again")).then(|| Password::new(typed("new_password")))
}

/// The form after two passwords that were not the same.
pub(super) fn differing(page: PasswordPage) -> PasswordPage {
    page.refused("password_again", vec![Message::new("password-differs")])
}

/// There is no such page where people are kept elsewhere.
fn page(panel: &Panel, visit: &Visit) -> Result<PasswordPage, Refusal> {
    let backend = panel.login().backend();
    if !backend.can_change_password() {
        return Err(Refusal::not_found());
    }
    let min = backend.own_people().map(|people| PasswordPolicy::min(people.policy()));
    let [new, again] = PasswordField::new_twice(min);
    Ok(PasswordPage {
        title: Message::new("change-password"),
        object: None,
        url: visit.urls().own_password(),
        once: None,
        fields: vec![PasswordField::old(), new, again],
        failed: false,
        error: None,
        retry_after: None,
        cancel_url: visit.urls().index(),
    })
}

fn refused(panel: &Panel, visit: &Visit, page: PasswordPage) -> Result<Response, Refusal> {
    answer(panel, visit, page, StatusCode::UNPROCESSABLE_ENTITY)
}

fn throttled(
    panel: &Panel,
    visit: &Visit,
    page: PasswordPage,
    seconds: u64,
) -> Result<Response, Refusal> {
    let error = Some(Message::new("login-throttled"));
    let page = PasswordPage { failed: true, error, retry_after: Some(seconds), ..page };
    let mut answer = answer(panel, visit, page, StatusCode::TOO_MANY_REQUESTS)?;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}

fn answer(
    panel: &Panel,
    visit: &Visit,
    page: PasswordPage,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let crumbs = [Crumb::of(page.title.clone(), None)];
    Page::new("password.html", page).crumbs(crumbs).status(status).render(panel, visit)
}
