//! Between the cookie and the handlers: finds the session of a request, and keeps what it became.
//!
//! The layer of `tower-sessions` is not used, for three reasons. It takes a cookie away without
//! `Secure`, which a browser ignores for a `__Host-` name. It answers an empty 500 where a session
//! ended while the request ran, which a user can cause. And it saves nothing after an answer of
//! status 5xx although the id may have changed by then.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use tower_sessions::{
    Session, SessionStore,
    session::{Error as SessionError, Id},
    session_store::Error as StoreError,
};

use crate::auth::{
    arrival::Arrivals,
    cookie::{Cookies, read},
    csrf::CsrfSecret,
    hand::Hand,
    session::{PanelSession, Visitor},
    store::ENDED,
};

/// The sessions of a panel: where they are kept, and how their cookie looks.
///
/// ```
/// use axum::{Router, middleware::from_fn_with_state, routing::get};
/// use backoffice::auth::{Cookies, DatabaseStore, Origin, PanelSession, Sessions, keep_session};
///
/// # fn router(db: sea_orm::DatabaseConnection) -> backoffice::Result<Router> {
/// let cookies = Cookies::at(&"https://jobs.example".parse::<Origin>()?);
/// let sessions = Sessions::new(DatabaseStore::new(db), cookies);
/// Ok(Router::new()
///     .route("/", get(async |_session: PanelSession| "hello"))
///     .layer(from_fn_with_state(sessions, keep_session)))
/// # }
/// ```
#[derive(Clone)]
pub struct Sessions {
    store: Arc<dyn SessionStore>,
    arrivals: Option<Arrivals>,
    cookies: Cookies,
}

impl Sessions {
    /// Sessions in `store`, which may be any store of tower-sessions 0.15.
    pub fn new(store: impl SessionStore, cookies: Cookies) -> Self {
        Self { store: Arc::new(store), arrivals: None, cookies }
    }

    /// The same sessions, read together with their people.
    pub(crate) fn with_arrivals(self, arrivals: Arrivals) -> Self {
        Self { arrivals: Some(arrivals), ..self }
    }

    fn open(&self, request: &Request) -> Opened {
        let headers = request.headers();
        let cookie = read(headers, self.cookies.session_name());
        let id = cookie.and_then(|value| value.parse::<Id>().ok());
        let known = read(headers, self.cookies.form_name()).and_then(CsrfSecret::from_text);
        let fresh_visitor = known.is_none();
        let secret = known.unwrap_or_else(CsrfSecret::generate);
        let hand = Arc::new(Hand::new(Arc::clone(&self.store), self.arrivals.clone()));
        Opened {
            session: Session::new(id, Arc::clone(&hand), None),
            hand,
            visitor: Arc::new(Visitor { secret, used: AtomicBool::new(false) }),
            had_cookie: cookie.is_some(),
            fresh_visitor,
        }
    }

    async fn close(&self, opened: Opened, response: Response) -> Response {
        let Opened { session, visitor, had_cookie, fresh_visitor, .. } = opened;
        let (mut response, cookie) = self.save(&session, had_cookie, response).await;
        let form_cookie = (fresh_visitor && visitor.used.load(Ordering::Acquire))
            .then(|| self.cookies.set(self.cookies.form_name(), &visitor.secret.to_text()));
        for cookie in [cookie, form_cookie].into_iter().flatten() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    async fn save(
        &self,
        session: &Session,
        had_cookie: bool,
        response: Response,
    ) -> (Response, Option<HeaderValue>) {
        let name = self.cookies.session_name();
        if session.is_empty().await {
            let removal = had_cookie.then(|| self.cookies.remove(name));
            return (response, removal);
        }
        if !session.is_modified() {
            return (response, None);
        }
        match session.save().await {
            Ok(()) => {
                let cookie = session.id().map(|id| self.cookies.set(name, &id.to_string()));
                (response, cookie)
            }
            // Logged out meanwhile, perhaps logged in again under another id: the answer stands,
            // and the browser's cookie must not be touched.
            Err(SessionError::Store(StoreError::Backend(reason))) if reason == ENDED => {
                (response, None)
            }
            Err(error) => {
                tracing::error!(%error, "a session could not be kept");
                (unavailable(), None)
            }
        }
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sessions").field("cookies", &self.cookies).finish_non_exhaustive()
    }
}

/// In the extensions of an answer whose session could not be kept, so that an outer layer can show
/// a page in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionNotKept;

/// The middleware around every route of the panel; see [`Sessions`].
pub async fn keep_session(
    State(sessions): State<Sessions>,
    mut request: Request,
    next: Next,
) -> Response {
    let opened = sessions.open(&request);
    request.extensions_mut().insert(opened.session());
    let response = next.run(request).await;
    sessions.close(opened, response).await
}

/// The session of one request, while the request runs.
struct Opened {
    session: Session,
    hand: Arc<Hand>,
    visitor: Arc<Visitor>,
    had_cookie: bool,
    fresh_visitor: bool,
}

impl Opened {
    fn session(&self) -> PanelSession {
        let (session, hand) = (self.session.clone(), Arc::clone(&self.hand));
        PanelSession::new(session, hand, Arc::clone(&self.visitor))
    }
}

fn unavailable() -> Response {
    let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3"));
    response.extensions_mut().insert(SessionNotKept);
    response
}
