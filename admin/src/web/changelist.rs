//! The list of a model.

use axum::response::{IntoResponse, Response};

use super::{
    errand::Errand,
    extract::RawQuery,
    grid,
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message, Permission,
    changelist::{
        BadQuery, ChangelistPage, ColumnChooser, ListError, Params,
        view::{self, Seen},
    },
    preference::ListPreference,
    resource::Source,
    ui::Density,
    urls::Urls,
};

pub(super) async fn show(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let params = Params::parse(&query).map_err(ListError::from)?;
    let source = errand.open(Permission::View)?;
    let taste = Taste::of(&errand).await?;
    if let Some(url) = opening(&source, &errand, &params, &taste.views, &taste.liked) {
        return Ok(SeeOther::new(url).into_response());
    }
    grid::Answer::new(&errand, source, params).show(&taste).await
}

/// How a person likes the list to be.
pub(super) struct Taste {
    views: Vec<Seen>,
    pub(super) liked: ListPreference,
}

impl Taste {
    pub(super) async fn of(errand: &Errand) -> Result<Self, Refusal> {
        let Errand { panel, visit, actor, resource } = errand;
        let views = match visit.views() {
            Some(views) => views.to_vec(),
            None => view::visible(panel.database().connection(), actor, &resource.slug).await?,
        };
        let liked = visit.preferences().list(&resource.slug).cloned().unwrap_or_default();
        Ok(Self { views, liked })
    }

    /// Adds what the person may choose.
    pub(super) fn dress(
        &self,
        page: &mut ChangelistPage,
        source: &Source<'_>,
        params: &Params,
        urls: &Urls,
    ) {
        page.views = Some(view::bar(source, &self.views, params, &self.liked.columns, urls));
        page.chooser = page.chooser.take().map(|chooser| chosen(chooser, &self.liked));
    }
}

/// The view that the list opens with, where it was opened with nothing asked of it.
fn opening(
    source: &Source<'_>,
    errand: &Errand,
    params: &Params,
    views: &[Seen],
    liked: &ListPreference,
) -> Option<String> {
    let default = views.iter().find(|view| liked.view == Some(view.id) && params.is_empty())?;
    view::apply(default.id, &default.query, source, errand.visit.urls())
}

fn chosen(chooser: ColumnChooser, liked: &ListPreference) -> ColumnChooser {
    let changed = !liked.columns.is_empty() || liked.density.is_some();
    ColumnChooser { densities: Density::choices(liked.density()), changed, ..chooser }
}

impl From<ListError> for Refusal {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Refused(bad) => refused(&bad),
            ListError::Failed(error) => error.into(),
        }
    }
}

/// The title names the parameter, the sentence says what would be right.
fn refused(bad: &BadQuery) -> Refusal {
    let refusal = Refusal::bad_query(bad.message().clone());
    if bad.parameter().is_empty() {
        return refusal;
    }
    let title = Message::new("query-bad-title").with("parameter", bad.parameter());
    refusal.titled(title)
}
