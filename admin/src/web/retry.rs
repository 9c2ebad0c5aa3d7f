//! What was typed into a form that came at a bad moment, to be sent again from the page that says so.

use http::StatusCode;

use super::{mount, visit::Visit};
use crate::{
    Message,
    field::sounds_secret,
    form::Submission,
    text,
    ui::{Hidden, RetryForm, RetypedSecret},
};

/// The form that this request sent, where it was refused for want of the database. `None` for what
/// was no form of this panel to begin with.
pub(super) fn form(visit: &Visit, status: StatusCode) -> Option<RetryForm> {
    let body = visit.posted().filter(|_| status == StatusCode::SERVICE_UNAVAILABLE)?;
    let pairs = Submission::read(body).ok()?.into_pairs();
    let url = mount::safe_next(visit.urls(), visit.here())?.to_owned();
    let (tokens, typed): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| name == "_csrf");
    // No page repeats a secret.
    let (secrets, typed): (Vec<_>, Vec<_>) =
        typed.into_iter().partition(|(name, value)| !value.is_empty() && sounds_secret(name));
    Some(RetryForm {
        url,
        csrf: token(visit, tokens)?,
        hidden: typed.into_iter().map(|(name, value)| Hidden { name, value }).collect(),
        secrets: secrets.into_iter().map(|(name, _)| secret(name)).collect(),
    })
}

/// A new one, or the one that came, where the secret that it was made from could not be read: it goes
/// back to the browser that sent it, and is looked at when it comes again.
fn token(visit: &Visit, sent: Vec<(String, String)>) -> Option<String> {
    if visit.secret().is_some() {
        return Some(visit.csrf());
    }
    let mut sent = sent.into_iter();
    let (token, second) = (sent.next(), sent.next());
    token.filter(|_| second.is_none()).map(|(_, token)| token)
}

fn secret(name: String) -> RetypedSecret {
    RetypedSecret { label: label(&name), name }
}

/// As the page called it that it was typed on, if that is one of the panel's own.
fn label(name: &str) -> Message {
    match name {
        "password" => Message::new("password"),
        "old_password" => Message::new("password-old"),
        "new_password" => Message::new("password-new"),
        "password_again" => Message::new("password-again"),
        name => Message::literal(text::humanize(name)),
    }
}
