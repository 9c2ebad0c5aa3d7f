//! What the panel keeps about a browser between two requests.

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use sea_orm::sea_query::SelectStatement;
use serde::{Serialize, de::DeserializeOwned};
use subtle::ConstantTimeEq;
use tower_sessions::{Session, session::Error as SessionError};

use crate::{
    Actor, Error, ErrorKind, Result,
    auth::{
        arrival::Arrival,
        backend::{AuthBackend, Identity},
        csrf::CsrfSecret,
        hand::Hand,
        store::ACTOR,
    },
};

const STAMP: &str = "stamp";
const CSRF: &str = "csrf";
const FLASHES: &str = "flashes";

/// The session of one request, as the panel uses it. Put into the request by
/// [`Sessions`](super::Sessions) and taken out by a handler as an extractor.
///
/// Reading never writes: a visitor who only looks has no row in the database.
#[derive(Clone, Debug)]
pub struct PanelSession {
    session: Session,
    hand: Arc<Hand>,
    visitor: Arc<Visitor>,
}

/// Who has no session yet has at least a secret for the login form, in a cookie of its own.
#[derive(Debug)]
pub(crate) struct Visitor {
    pub(crate) secret: CsrfSecret,
    pub(crate) used: AtomicBool,
}

impl PanelSession {
    pub(super) fn new(session: Session, hand: Arc<Hand>, visitor: Arc<Visitor>) -> Self {
        Self { session, hand, visitor }
    }

    /// Reads the session in one statement with its person and with what `beside` finds. Nothing is
    /// known of a browser without a session, nor where sessions are kept in a store of another kind.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be read.
    pub(crate) async fn arrive(&self, beside: Vec<SelectStatement>) -> Result<Option<Arrival>> {
        let Some(id) = self.session.id() else { return Ok(None) };
        self.hand.arrive(&id, beside).await.map_err(|error| broken(error.into()))
    }

    /// Who makes this request: known, still allowed in, and with the password that the session was
    /// begun with. Rights are read anew each time. A session that no longer holds is ended.
    ///
    /// # Errors
    ///
    /// Where the sessions or the people cannot be read.
    pub async fn actor(&self, backend: &dyn AuthBackend) -> Result<Option<Actor>> {
        self.actor_of(backend, None).await
    }

    /// The same for a person who was read on arrival, if they were.
    pub(crate) async fn actor_of(
        &self,
        backend: &dyn AuthBackend,
        known: Option<Identity>,
    ) -> Result<Option<Actor>> {
        let Some(id) = self.actor_id().await? else { return Ok(None) };
        let stamp: String = self.session.get(STAMP).await.map_err(broken)?.unwrap_or_default();
        let identity = match known.filter(|known| known.actor.id() == id) {
            Some(known) => Some(known),
            None => backend.load(&id).await?,
        };
        match identity {
            Some(identity) if is_same(&identity.stamp, &stamp) => Ok(Some(identity.actor)),
            _ => {
                self.sign_out().await?;
                Ok(None)
            }
        }
    }

    /// Who this session says it is, unchecked.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be read.
    pub async fn actor_id(&self) -> Result<Option<String>> {
        // Asked first: a request without the cookie needs no question to the database.
        if self.session.is_empty().await {
            return Ok(None);
        }
        self.session.get(ACTOR).await.map_err(broken)
    }

    /// Begins to be `identity`: after a login, and after a change of one's own password, which ends
    /// the other sessions. Nothing is taken along.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be written.
    pub async fn sign_in(&self, identity: &Identity) -> Result<()> {
        self.session.clear().await;
        if self.session.id().is_some() {
            // A new id at every change of who one is, over an earlier login too: an id that
            // somebody planted or saw before must not become this person's.
            self.session.cycle_id().await.map_err(broken)?;
        }
        self.session.insert(ACTOR, identity.actor.id()).await.map_err(broken)?;
        self.session.insert(STAMP, &identity.stamp).await.map_err(broken)?;
        self.session.insert(CSRF, CsrfSecret::generate().to_text()).await.map_err(broken)
    }

    /// Ends the session, here and in the database.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be written.
    pub async fn sign_out(&self) -> Result<()> {
        self.session.flush().await.map_err(broken)
    }

    /// The secret behind the tokens of this browser's forms.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be read.
    pub async fn csrf_secret(&self) -> Result<CsrfSecret> {
        if !self.session.is_empty().await {
            let kept: Option<String> = self.session.get(CSRF).await.map_err(broken)?;
            if let Some(secret) = kept.as_deref().and_then(CsrfSecret::from_text) {
                return Ok(secret);
            }
        }
        self.visitor.used.store(true, Ordering::Release);
        Ok(self.visitor.secret.clone())
    }

    /// Keeps a message for the next page.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be read, or the message is no JSON.
    pub async fn flash(&self, message: &impl Serialize) -> Result<()> {
        let mut messages: Vec<serde_json::Value> = self.get(FLASHES).await?.unwrap_or_default();
        messages.push(serde_json::to_value(message).map_err(|error| {
            Error::new(ErrorKind::Internal, "a flash cannot be kept").with_source(error)
        })?);
        self.session.insert(FLASHES, messages).await.map_err(broken)
    }

    /// The messages kept for this page; they are shown once. One that has another form than `T`,
    /// left by an older version of the service, is dropped.
    ///
    /// # Errors
    ///
    /// Where the sessions cannot be read.
    pub async fn take_flashes<T: DeserializeOwned>(&self) -> Result<Vec<T>> {
        let messages: Vec<serde_json::Value> = self.get(FLASHES).await?.unwrap_or_default();
        if !messages.is_empty() {
            self.session.remove_value(FLASHES).await.map_err(broken)?;
        }
        Ok(messages.into_iter().filter_map(|flash| serde_json::from_value(flash).ok()).collect())
    }

    async fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        if self.session.is_empty().await {
            return Ok(None);
        }
        self.session.get(key).await.map_err(broken)
    }
}

/// Where the router has no [`Sessions`](super::Sessions) layer, which is a fault of the panel.
#[derive(Debug)]
pub struct NoSessions;

impl axum::response::IntoResponse for NoSessions {
    fn into_response(self) -> axum::response::Response {
        tracing::error!("a route of the panel stands outside its session layer");
        http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

impl<S: Sync> FromRequestParts<S> for PanelSession {
    type Rejection = NoSessions;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NoSessions> {
        parts.extensions.get::<Self>().cloned().ok_or(NoSessions)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for PanelSession {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

fn is_same(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

fn broken(error: SessionError) -> Error {
    let kind = match error {
        SessionError::Store(_) => ErrorKind::Busy,
        SessionError::SerdeJson(_) => ErrorKind::Internal,
    };
    Error::new(kind, "the session cannot be read or written").with_source(error)
}
