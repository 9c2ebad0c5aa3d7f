//! The list of a model.

use axum::response::{IntoResponse, Response};

use super::{
    errand::Errand,
    extract::RawQuery,
    page::Page,
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message, Permission,
    changelist::{
        BadQuery, Changelist, ColumnChooser, ListError, Params,
        view::{self, View},
    },
    preference::ListPreference,
    resource::Source,
    ui::{Crumb, Density},
};

pub(super) async fn show(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let Errand { panel, visit, actor, resource } = &errand;
    let params = Params::parse(&query).map_err(ListError::from)?;
    let source = errand.open(Permission::View)?;
    let views = view::visible(panel.database().connection(), actor, &resource.slug).await?;
    let liked = visit.preferences().list(&resource.slug).cloned().unwrap_or_default();
    if let Some(url) = opening(&source, &errand, &params, &views, &liked) {
        return Ok(SeeOther::new(url).into_response());
    }
    let mut page = Changelist::load_liked(&source, &params, visit.urls(), &liked.columns).await?;
    page.views = Some(view::bar(&source, &views, &params, &liked.columns, visit.urls()));
    page.chooser = page.chooser.map(|chooser| chosen(chooser, &liked));
    let crumb = Crumb::of(Message::literal(&resource.label_plural), None);
    Page::new("changelist.html", page)
        .of_model(&resource.slug)
        .crumbs([crumb])
        .density(liked.density())
        .render(panel, visit)
}

/// The view that the list opens with, where it was opened with nothing asked of it.
fn opening(
    source: &Source<'_>,
    errand: &Errand,
    params: &Params,
    views: &[View],
    liked: &ListPreference,
) -> Option<String> {
    let default = views.iter().find(|view| liked.view == Some(view.id) && params.is_empty())?;
    view::apply(default, source, errand.visit.urls())
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
