//! Every way to say no: a status, a sentence, and nothing that a database said.
//!
//! A refusal leaves its handler as a bare status. The page around it is made in one place,
//! [`layers::error_page`](super::layers), so that a refusal of a handler, of a layer and of the router
//! itself look the same.

use std::{error::Error as _, fmt::Write as _};

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use crate::{Error, ErrorKind, Message, ui::Flash};

/// A "no" with its reason.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) words: Box<Words>,
    pub(super) retry_after: Option<u64>,
}

/// What a refusal says.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(super) title: Message,
    pub(super) message: Message,
}

impl Refusal {
    /// The refusal that goes with a status, in words that fit all of its causes.
    pub(crate) fn of(status: StatusCode) -> Self {
        let (title, message) = sentences(status);
        let words = Words { title: Message::new(title), message: Message::new(message) };
        Self { status, words: Box::new(words), retry_after: None }
    }

    /// Missing, out of scope and unregistered look the same.
    pub(crate) fn not_found() -> Self {
        Self::of(StatusCode::NOT_FOUND)
    }

    /// This person may not use this page.
    pub(crate) fn forbidden() -> Self {
        Self::of(StatusCode::FORBIDDEN)
    }

    /// The request itself makes no sense; `message` names what in it.
    pub(crate) fn bad_query(message: Message) -> Self {
        Self::of(StatusCode::BAD_REQUEST).saying(message)
    }

    /// The same refusal in more fitting words.
    pub(crate) fn because(self, key: &'static str) -> Self {
        self.saying(Message::new(key))
    }

    /// The same refusal under another title.
    pub(crate) fn titled(mut self, title: Message) -> Self {
        self.words.title = title;
        self
    }

    fn saying(mut self, message: Message) -> Self {
        self.words.message = message;
        self
    }

    /// The same refusal with a time after which trying again may help.
    pub(crate) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

/// The Fluent keys of title and sentence.
fn sentences(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::BAD_REQUEST => ("refusal-bad-request-title", "refusal-bad-request"),
        StatusCode::FORBIDDEN => ("refusal-forbidden-title", "refusal-forbidden"),
        StatusCode::NOT_FOUND => ("refusal-not-found-title", "refusal-not-found"),
        StatusCode::METHOD_NOT_ALLOWED => ("refusal-method-title", "refusal-method"),
        StatusCode::REQUEST_TIMEOUT => ("refusal-too-slow-title", "refusal-too-slow"),
        StatusCode::CONFLICT => ("refusal-conflict-title", "refusal-conflict"),
        StatusCode::PAYLOAD_TOO_LARGE => ("refusal-too-large-title", "refusal-too-large"),
        StatusCode::URI_TOO_LONG => ("refusal-address-title", "refusal-address"),
        StatusCode::TOO_MANY_REQUESTS => ("refusal-too-many-title", "refusal-too-many"),
        StatusCode::SERVICE_UNAVAILABLE => ("refusal-busy-title", "refusal-busy"),
        status if status.is_client_error() => ("refusal-bad-request-title", "refusal-bad-request"),
        _ => ("refusal-fault-title", "refusal-fault"),
    }
}

/// What a busy database is given to recover.
const BUSY_SECONDS: u64 = 3;

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::not_found(),
            ErrorKind::Forbidden => Self::forbidden(),
            ErrorKind::Conflict => Self::of(StatusCode::CONFLICT),
            ErrorKind::BadQuery => {
                tracing::debug!(error = chain(&error), "a request makes no sense");
                error
                    .message()
                    .cloned()
                    .map_or_else(|| Self::of(StatusCode::BAD_REQUEST), Self::bad_query)
            }
            ErrorKind::Busy => {
                tracing::warn!(error = chain(&error), "the database is busy or away");
                Self::of(StatusCode::SERVICE_UNAVAILABLE).retry_after(BUSY_SECONDS)
            }
            ErrorKind::Setup | ErrorKind::Database | ErrorKind::Internal => {
                tracing::error!(error = chain(&error), "a request failed");
                Self::of(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }
}

/// An error and all its causes on one line; `Debug` escapes what could forge a second one.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let _ = write!(text, ": {:?}", error.to_string());
        cause = error.source();
    }
    text
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// `303 See Other`, which turns every method into a `GET`: the answer to every form that was applied.
#[derive(Debug)]
pub(crate) struct SeeOther {
    location: String,
    flash: Option<Flash>,
}

impl SeeOther {
    /// Goes to a place of the panel; `location` is one of its [`Urls`](crate::urls::Urls).
    pub(crate) fn new(location: impl Into<String>) -> Self {
        Self { location: location.into(), flash: None }
    }

    /// The same, with a sentence to read there.
    pub(crate) fn flash(self, flash: Flash) -> Self {
        Self { flash: Some(flash), ..self }
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let Ok(location) = HeaderValue::try_from(self.location) else {
            return Refusal::of(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        };
        let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
        if let Some(flash) = self.flash {
            response.extensions_mut().insert(flash);
        }
        response
    }
}
