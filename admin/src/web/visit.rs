//! What is known of a request whoever made it: where the panel is, how the page should look, under
//! which number the log knows it.

use std::sync::{Arc, OnceLock};

use axum::{
    body::Bytes,
    extract::{FromRequestParts, OriginalUri},
};
use http::{HeaderMap, StatusCode, Uri, header, request::Parts};

use super::{mount, refusal::Refusal};
use crate::{
    Actor,
    auth::CsrfSecret,
    changelist::view::Seen,
    preference::Preferences,
    ui::{Appearance, Flash},
    urls::Urls,
};

/// One request, before and after its maker is known.
#[derive(Clone, Debug)]
pub(crate) struct Visit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    urls: Urls,
    request_id: String,
    here: String,
    languages: String,
    appearance: Appearance,
    person: OnceLock<Person>,
    posted: OnceLock<Bytes>,
    /// What somebody chose who is not logged in.
    nothing: Preferences,
}

/// Who made the request, as far as the session knows.
#[derive(Debug)]
pub(super) struct Person {
    /// `None` for somebody who is not logged in.
    pub(super) actor: Option<Arc<Actor>>,
    /// The secret of their forms.
    pub(super) secret: CsrfSecret,
    /// What the request before left for them to read.
    pub(super) flashes: Vec<Flash>,
    /// What they chose for themselves.
    pub(super) preferences: Preferences,
    /// The saved views of the list in the address, where they were read along.
    pub(super) views: Option<Vec<Seen>>,
}

impl Visit {
    /// Reads what stands in the head of a request; the links are `None` where the mount is one that
    /// would lead away from this site.
    pub(super) fn read(original: &Uri, inner: &Uri, headers: &HeaderMap) -> Option<Self> {
        let visit = Inner {
            urls: mount::urls(original.path(), inner.path())?,
            request_id: uuid::Uuid::new_v4().simple().to_string(),
            here: original.path_and_query().map(ToString::to_string).unwrap_or_default(),
            languages: text(headers, header::ACCEPT_LANGUAGE.as_str()).to_owned(),
            appearance: cookie(headers, Appearance::COOKIE)
                .map(Appearance::from_cookie)
                .unwrap_or_default(),
            person: OnceLock::new(),
            posted: OnceLock::new(),
            nothing: Preferences::default(),
        };
        Some(Self(Arc::new(visit)))
    }

    /// Every link of the panel, for this request.
    pub(crate) fn urls(&self) -> &Urls {
        &self.0.urls
    }

    /// The number under which the log knows this request.
    pub(crate) fn request_id(&self) -> &str {
        &self.0.request_id
    }

    /// The path and query that were asked for.
    pub(crate) fn here(&self) -> &str {
        &self.0.here
    }

    /// The languages the person reads, as their browser says it, the one they chose before them.
    pub(crate) fn languages(&self) -> String {
        self.preferences().languages(&self.0.languages)
    }

    /// How the person likes pages to look.
    pub(crate) fn appearance(&self) -> Appearance {
        self.preferences().appearance(self.0.appearance)
    }

    /// What the person chose for themselves; nothing until they are known.
    pub(crate) fn preferences(&self) -> &Preferences {
        self.0.person.get().map_or(&self.0.nothing, |person| &person.preferences)
    }

    /// The saved views that the person sees of the list in the address, where they were read with
    /// the person.
    pub(super) fn views(&self) -> Option<&[Seen]> {
        self.0.person.get()?.views.as_deref()
    }

    /// Who made the request; `None` for somebody who is not logged in, and until that is known.
    pub(crate) fn actor(&self) -> Option<&Arc<Actor>> {
        self.0.person.get().and_then(|person| person.actor.as_ref())
    }

    /// The secret of this person's forms; `None` until they are known.
    pub(super) fn secret(&self) -> Option<&CsrfSecret> {
        self.0.person.get().map(|person| &person.secret)
    }

    /// What forms on this page carry.
    pub(crate) fn csrf(&self) -> String {
        self.secret().map(CsrfSecret::token).unwrap_or_default()
    }

    /// What the request before left to be read.
    pub(crate) fn flashes(&self) -> &[Flash] {
        self.0.person.get().map_or(&[], |person| &person.flashes)
    }

    /// The body of the form that was sent; `None` until it was read.
    pub(super) fn posted(&self) -> Option<&Bytes> {
        self.0.posted.get()
    }

    /// Remembers what was sent, so that a page that refuses it can give it back.
    pub(super) fn keep(&self, body: Bytes) {
        let first = self.0.posted.set(body).is_ok();
        debug_assert!(first, "a body is read once");
    }

    /// Remembers who it was, also for the layers outside the one that found out.
    pub(super) fn recognise(&self, person: Person) {
        let first = self.0.person.set(person).is_ok();
        debug_assert!(first, "a request is recognised once");
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Refusal::of(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

/// The path the client asked for: what is left of it in the panel has lost the mount.
pub(super) fn original(parts: &Parts) -> &Uri {
    parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0)
}

/// A header as text; empty where it is missing or not text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The value of a cookie. The first one counts, as browsers send the most specific one first.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find_map(|(key, value)| (key.trim() == name).then(|| value.trim()))
}
