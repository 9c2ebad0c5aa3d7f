//! What handlers ask for. All of it was found out and allowed by [`permit`](super::permit) before
//! the handler began; asking for something the route's row does not promise is a fault of the panel.

use std::sync::Arc;

use axum::{body::Bytes, extract::FromRequestParts};
use http::{StatusCode, request::Parts};
use percent_encoding::percent_decode_str;

use super::{pages::TargetPage, refusal::Refusal};
use crate::{
    Actor,
    resource::{Key, Resource},
};

/// The person who is logged in, with their rights as they are now.
#[derive(Clone, Debug)]
pub(crate) struct CurrentActor(pub(crate) Arc<Actor>);

/// The model in the address; the person holds what the route's row asks for.
#[derive(Clone, Debug)]
pub(crate) struct TargetResource(pub(crate) Arc<Resource>);

/// The key in the address. Whether there is such a row is for the source to say.
#[derive(Clone, Debug)]
pub(crate) struct TargetKey(pub(crate) Key);

/// The last word of the address: the field of a lookup, the name of an asset.
#[derive(Clone, Debug)]
pub(crate) struct LastWord(pub(crate) String);

/// The query, as it was sent; empty where there is none.
#[derive(Clone, Debug)]
pub(crate) struct RawQuery(pub(crate) String);

/// The body of a form whose token was right.
#[derive(Clone, Debug)]
pub(crate) struct Posted(pub(crate) Bytes);

/// A small form of the panel's own: the login, a choice of theme. The form of a row has more rules.
#[derive(Debug)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a body or a query.
    pub(super) fn read(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// What was sent under this name first.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All that was sent under this name, in order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Extracts what `permit` left in the extensions.
macro_rules! from_extensions {
    ($($name:ty),*) => {$(
        impl<S: Sync> FromRequestParts<S> for $name {
            type Rejection = Refusal;

            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
                parts.extensions.get::<Self>().cloned().ok_or_else(|| {
                    tracing::error!("the row of this route does not promise {}", stringify!($name));
                    Refusal::of(StatusCode::INTERNAL_SERVER_ERROR)
                })
            }
        }
    )*};
}

from_extensions!(CurrentActor, TargetResource, TargetPage, Posted);

impl<S: Sync> FromRequestParts<S> for TargetKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let TargetResource(resource) = TargetResource::from_request_parts(parts, state).await?;
        // The parts of a key are encoded each on their own: the commas between them are ours.
        let key = segment(parts.uri.path(), 1).ok_or_else(Refusal::not_found)?;
        Ok(Self(Key::from_url(key, &resource.shape)?))
    }
}

impl<S: Sync> FromRequestParts<S> for LastWord {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let word = parts.uri.path().rsplit('/').next().and_then(decoded);
        word.map(Self).ok_or_else(Refusal::not_found)
    }
}

impl<S: Sync> FromRequestParts<S> for RawQuery {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
}

/// The slug in the address. The router's own captures would hold those of the host's mount, too.
pub(super) fn slug(path: &str) -> Option<String> {
    segment(path, 0).and_then(decoded)
}

/// A segment as it was sent.
pub(super) fn segment(path: &str, place: usize) -> Option<&str> {
    path.strip_prefix('/')?.split('/').nth(place).filter(|segment| !segment.is_empty())
}

fn decoded(segment: &str) -> Option<String> {
    percent_decode_str(segment).decode_utf8().ok().map(Into::into)
}
