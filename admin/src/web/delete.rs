//! The question before a row is deleted, and the answer.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::{
    errand::Errand,
    extract::{Posted, RawQuery, TargetKey},
    page::Page,
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message, Permission, auth,
    form::{self, DeletePage, Deleted, Desk, Submission, Verdict},
    resource::Resource,
    ui::{Crumb, Flash},
};

pub(super) async fn ask(
    errand: Errand,
    TargetKey(key): TargetKey,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Delete)?;
    let query = Submission::read(query.as_bytes())?;
    query.expect_only(&[])?;
    let desk = errand.desk(source, &query);
    let page = form::ask(&desk, &key, &auth::once_token()).await?;
    show(&errand, &desk, page, StatusCode::OK)
}

pub(super) async fn submit(
    errand: Errand,
    TargetKey(key): TargetKey,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let source = errand.open(Permission::Delete)?;
    let sent = Submission::read(&body)?;
    let desk = errand.desk(source, &sent);
    let home = desk.way.home(desk.source.allows(Permission::View));
    match form::delete(&desk, &key, &sent).await? {
        Deleted::Done(object) => Ok(leave(&home, deleted(&errand.resource, &object))),
        Deleted::Repeated(location) => {
            let flash = Flash::info(Message::new("form-repeated"));
            Ok(leave(&location.unwrap_or(home), flash))
        }
        Deleted::Refused(page, verdict) => {
            let status = match verdict {
                Verdict::Forbidden => StatusCode::FORBIDDEN,
                _ => StatusCode::CONFLICT,
            };
            show(&errand, &desk, *page, status)
        }
        Deleted::Busy(error) => Ok(Refusal::from(error).into_response()),
    }
}

fn deleted(resource: &Resource, object: &str) -> Flash {
    let message = Message::new("form-deleted").with("model", &resource.label);
    Flash::success(message.with("object", object))
}

fn leave(location: &str, flash: Flash) -> Response {
    SeeOther::new(location).flash(flash).into_response()
}

fn show(
    errand: &Errand,
    desk: &Desk<'_>,
    page: DeletePage,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = errand;
    let may_view = desk.source.allows(Permission::View);
    let crumbs = [
        Crumb::new(resource.label_plural.clone(), may_view.then(|| desk.way.list())),
        Crumb::new(page.object.clone(), may_view.then(|| page.cancel_url.clone())),
        Crumb::of(Message::new("delete-crumb"), None),
    ];
    Page::new("delete.html", page)
        .of_model(&resource.slug)
        .crumbs(crumbs)
        .status(status)
        .render(panel, visit)
}
