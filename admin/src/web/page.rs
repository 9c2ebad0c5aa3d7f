//! From a page struct to an answer: what surrounds it, its template, its status.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Serialize;

use super::{chrome, extract, refusal::Refusal, retry, state::Panel, visit::Visit};
use crate::{
    Permission,
    ui::{Crumb, Density, ErrorPage},
};

/// A page on its way out.
///
/// ```ignore
/// Page::new("changelist.html", page).of_model("job_posting").crumbs([…]).render(&panel, &visit)
/// ```
#[derive(Debug)]
pub(crate) struct Page<P> {
    template: &'static str,
    content: P,
    status: StatusCode,
    model: Option<String>,
    crumbs: Vec<Crumb>,
    density: Option<Density>,
}

impl<P: Serialize> Page<P> {
    /// A page for this template, with status 200.
    pub(crate) fn new(template: &'static str, content: P) -> Self {
        let (status, model, crumbs) = (StatusCode::OK, None, Vec::new());
        Self { template, content, status, model, crumbs, density: None }
    }

    /// The same page with other content.
    pub(crate) fn with(self, change: impl FnOnce(P) -> P) -> Self {
        Self { content: change(self.content), ..self }
    }

    /// The same page about the model with this slug: it is marked in the side bar, and its own
    /// templates come first.
    pub(crate) fn of_model(mut self, slug: &str) -> Self {
        self.model = Some(slug.to_owned());
        self
    }

    /// The same page with the way from the index to it; the index itself is put in front.
    pub(crate) fn crumbs(mut self, crumbs: impl IntoIterator<Item = Crumb>) -> Self {
        self.crumbs = crumbs.into_iter().collect();
        self
    }

    /// The same page with another status: 422 for a form with errors, 409 for a conflict.
    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The same page with its lines as close as was chosen for it alone.
    pub(crate) fn density(self, density: Option<Density>) -> Self {
        Self { density, ..self }
    }

    /// The answer.
    ///
    /// # Errors
    ///
    /// When the template, perhaps one of the host's, cannot be printed.
    pub(crate) fn render(self, panel: &Panel, visit: &Visit) -> Result<Response, Refusal> {
        let mut chrome = chrome::build(panel, visit, self.model, self.crumbs);
        chrome.appearance.density = self.density.unwrap_or(chrome.appearance.density);
        let html = panel.environment().page(self.template, &chrome, &self.content)?;
        Ok((self.status, Html(html)).into_response())
    }
}

/// Where somebody goes on whose address a list did not understand.
fn list_url(panel: &Panel, visit: &Visit, status: StatusCode) -> Option<String> {
    let actor = visit.actor().filter(|_| status == StatusCode::BAD_REQUEST)?;
    let below = visit.here().strip_prefix(visit.urls().base())?;
    let slug = extract::slug(below.split('?').next()?)?;
    let resource = panel.registry().get(&slug)?;
    let may_view = panel.allows(resource, actor, Permission::View);
    may_view.then(|| visit.urls().changelist(&slug))
}

/// The page around a refusal. Where even that cannot be printed, its number has to do.
pub(super) fn error(panel: &Panel, visit: &Visit, refusal: &Refusal) -> Response {
    let content = ErrorPage {
        status: refusal.status.as_u16(),
        title: refusal.words.title.clone(),
        message: refusal.words.message.clone(),
        request_id: visit.request_id().to_owned(),
        retry_after: refusal.retry_after,
        retry: retry::form(visit, refusal.status),
        list_url: list_url(panel, visit, refusal.status),
    };
    let page = Page::new("error.html", content).status(refusal.status);
    page.render(panel, visit).unwrap_or_else(|_| {
        let text = format!("{}\n{}\n", refusal.status, visit.request_id());
        (refusal.status, text).into_response()
    })
}
