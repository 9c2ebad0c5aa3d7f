//! What most handlers begin with: somebody came for rows of a model.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::request::Parts;

use super::{
    extract::{CurrentActor, TargetResource},
    refusal::Refusal,
    state::Panel,
    visit::Visit,
};
use crate::{
    Actor, Permission,
    form::{Desk, Submission, Way},
    resource::{Resource, Source},
    ui::ListState,
};

/// A request about a model, on a route that lets only those through who may ask.
#[derive(Clone, Debug)]
pub(super) struct Errand {
    pub(super) panel: Panel,
    pub(super) visit: Visit,
    pub(super) actor: Arc<Actor>,
    pub(super) resource: Arc<Resource>,
}

impl Errand {
    /// The rows, as this person may use them in this way.
    pub(super) fn open(&self, permission: Permission) -> Result<Source<'_>, Refusal> {
        Ok(self.panel.open(&self.resource, &self.actor, permission)?)
    }

    /// Where a form about these rows is worked on; `sent` says which list it was come from.
    pub(super) fn desk<'a>(&'a self, source: Source<'a>, sent: &Submission) -> Desk<'a> {
        let way = Way::new(self.visit.urls(), &self.resource.slug, sent.get(ListState::PARAMETER));
        Desk::new(source, way, self.visit.request_id())
    }
}

impl FromRequestParts<Panel> for Errand {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, panel: &Panel) -> Result<Self, Refusal> {
        let visit = Visit::from_request_parts(parts, panel).await?;
        let CurrentActor(actor) = CurrentActor::from_request_parts(parts, panel).await?;
        let TargetResource(resource) = TargetResource::from_request_parts(parts, panel).await?;
        Ok(Self { panel: panel.clone(), visit, actor, resource })
    }
}
