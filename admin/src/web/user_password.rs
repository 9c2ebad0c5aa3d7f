//! The password of a person, set by a superuser who never sees the one before.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;

use super::{
    extract::{CurrentActor, Posted, TargetKey, TargetResource},
    page::Page,
    password::{differing, typed_twice},
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{
    Actor, Message, Permission,
    auth::{self, DatabaseBackend, Password, PasswordFault, PasswordField, PasswordPage},
    form::{self, Desk, Submission, Way},
    resource::{Key, Resource, Row, Source},
    ui::{Crumb, Flash},
    value,
};

/// The model whose rows have this page, as the table of routes spells it.
const PEOPLE: &str = "backoffice_user";

/// Where the password of this row is set, if it is a person and this is for the actor to do.
pub(super) fn url(panel: &Panel, visit: &Visit, source: &Source<'_>, key: &Key) -> Option<String> {
    let slug = &source.resource().slug;
    let offered = slug == PEOPLE
        && panel.login().backend().own_people().is_some()
        && source.allows(Permission::Change);
    offered.then(|| visit.urls().password(slug, &key.to_url()))
}

pub(super) async fn show(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
    TargetResource(resource): TargetResource,
    TargetKey(key): TargetKey,
) -> Result<Response, Refusal> {
    let (people, source, row) = open(&panel, &resource, &actor, &key).await?;
    if is_own(&row, &actor) {
        return Ok(to_own(&visit));
    }
    answer(&panel, &visit, &resource, page(people, &visit, &source, &row), StatusCode::OK)
}

pub(super) async fn submit(
    State(panel): State<Panel>,
    visit: Visit,
    CurrentActor(actor): CurrentActor,
    TargetResource(resource): TargetResource,
    TargetKey(key): TargetKey,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let (people, source, row) = open(&panel, &resource, &actor, &key).await?;
    if is_own(&row, &actor) {
        return Ok(to_own(&visit));
    }
    let sent = Submission::read(&body)?;
    sent.expect_only(&["new_password", "password_again"])?;
    let page = page(people, &visit, &source, &row);
    let refused = |page| answer(&panel, &visit, &resource, page, StatusCode::UNPROCESSABLE_ENTITY);
    let Some(new) = typed_twice(&sent) else { return refused(differing(page)) };
    let faults = faults(people, &new, &resource, &row);
    if !faults.is_empty() {
        return refused(page.refused("new_password", faults));
    }
    let token = sent.once()?;
    let hash = people.hash(&new).await?;
    let way = Way::new(visit.urls(), &resource.slug, None);
    let desk = Desk { source, way, request_id: visit.request_id() };
    let flash = match form::set_password(&desk, &key, token, hash).await? {
        true => Flash::success(said("password-set", &resource.label_of(&row))),
        false => Flash::info(Message::new("form-repeated")),
    };
    Ok(SeeOther::new(visit.urls().change(PEOPLE, &row.key.to_url())).flash(flash).into_response())
}

/// The person in the address, through the gate; nobody where people are kept elsewhere.
async fn open<'a>(
    panel: &'a Panel,
    resource: &'a Resource,
    actor: &'a Actor,
    key: &Key,
) -> Result<(&'a DatabaseBackend, Source<'a>, Row), Refusal> {
    let people = panel.login().backend().own_people().ok_or_else(Refusal::not_found)?;
    let source = panel.open(resource, actor, Permission::Change)?;
    let row = source.find(key).await?.ok_or_else(Refusal::not_found)?;
    Ok((people, source, row))
}

/// Whoever sits down at an open session must not make it theirs: one's own password is changed where
/// the old one is asked for.
fn is_own(row: &Row, actor: &Actor) -> bool {
    row.key.to_string() == actor.id()
}

fn to_own(visit: &Visit) -> Response {
    let flash = Flash::info(Message::new("password-own"));
    SeeOther::new(visit.urls().own_password()).flash(flash).into_response()
}

fn faults(
    people: &DatabaseBackend,
    new: &Password,
    resource: &Resource,
    row: &Row,
) -> Vec<Message> {
    let about = ["username", "email", "full_name"].map(|name| {
        let cell = resource.field(name).and_then(|field| row.cells[field.index].value());
        cell.map(value::text).unwrap_or_default()
    });
    let faults = people.policy().faults(new, &about.each_ref().map(String::as_str));
    faults.into_iter().map(PasswordFault::message).collect()
}

fn page(people: &DatabaseBackend, visit: &Visit, source: &Source<'_>, row: &Row) -> PasswordPage {
    let (slug, key) = (&source.resource().slug, row.key.to_url());
    PasswordPage {
        title: Message::new("set-password"),
        object: Some(source.resource().label_of(row)),
        url: visit.urls().password(slug, &key),
        once: Some(auth::once_token()),
        fields: PasswordField::new_twice(Some(people.policy().min())).into(),
        failed: false,
        error: None,
        retry_after: None,
        cancel_url: visit.urls().change(slug, &key),
    }
}

fn answer(
    panel: &Panel,
    visit: &Visit,
    resource: &Resource,
    page: PasswordPage,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let object = page.object.clone().unwrap_or_default();
    let crumbs = [
        Crumb::new(&resource.label_plural, Some(visit.urls().changelist(&resource.slug))),
        Crumb::new(object, Some(page.cancel_url.clone())),
        Crumb::of(page.title.clone(), None),
    ];
    Page::new("password.html", page)
        .of_model(&resource.slug)
        .crumbs(crumbs)
        .status(status)
        .render(panel, visit)
}

fn said(key: &'static str, object: &str) -> Message {
    Message::new(key).with("object", object)
}
