//! The password of a person, set by a superuser who never sees the one before.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::{
    errand::Errand,
    extract::{Posted, TargetKey},
    page::Page,
    password::{differing, typed_twice},
    refusal::{Refusal, SeeOther},
    visit::Visit,
};
use crate::{
    Actor, Message, Permission,
    auth::{self, DatabaseBackend, Password, PasswordFault, PasswordField, PasswordPage},
    form::{self, Submission},
    resource::{Key, Resource, Row, Source},
    ui::{Crumb, Flash},
    value,
};

/// The model whose rows have this page, as the table of routes spells it.
const PEOPLE: &str = "backoffice_user";

/// Where the password of this row is set, if it is a person and this is for the actor to do.
pub(super) fn url(errand: &Errand, source: &Source<'_>, key: &Key) -> Option<String> {
    let Errand { panel, visit, .. } = errand;
    let slug = &source.resource().slug;
    let offered = slug == PEOPLE
        && panel.login().backend().own_people().is_some()
        && source.allows(Permission::Change);
    offered.then(|| visit.urls().password(slug, &key.to_url()))
}

pub(super) async fn show(errand: Errand, TargetKey(key): TargetKey) -> Result<Response, Refusal> {
    let (people, source, row) = open(&errand, &key).await?;
    if is_own(&row, &errand.actor) {
        return Ok(to_own(&errand.visit));
    }
    answer(&errand, page(people, &errand.visit, &source, &row), StatusCode::OK)
}

pub(super) async fn submit(
    errand: Errand,
    TargetKey(key): TargetKey,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let (people, source, row) = open(&errand, &key).await?;
    if is_own(&row, &errand.actor) {
        return Ok(to_own(&errand.visit));
    }
    let sent = Submission::read(&body)?;
    sent.expect_only(&["new_password", "password_again"])?;
    let page = page(people, &errand.visit, &source, &row);
    let refused = |page| answer(&errand, page, StatusCode::UNPROCESSABLE_ENTITY);
    let Some(new) = typed_twice(&sent) else { return refused(differing(page)) };
    let faults = faults(people, &new, &errand.resource, &row);
    if !faults.is_empty() {
        return refused(page.refused("new_password", faults));
    }
    let token = sent.once()?;
    let hash = people.hash(&new).await?;
    let desk = errand.desk(source, &sent);
    let flash = match form::set_password(&desk, &key, token, hash).await? {
        true => Flash::success(said("password-set", &errand.resource.label_of(&row))),
        false => Flash::info(Message::new("form-repeated")),
    };
    let form = errand.visit.urls().change(PEOPLE, &row.key.to_url());
    Ok(SeeOther::new(form).flash(flash).into_response())
}

/// The person in the address, through the gate; nobody where people are kept elsewhere.
async fn open<'a>(
    errand: &'a Errand,
    key: &Key,
) -> Result<(&'a DatabaseBackend, Source<'a>, Row), Refusal> {
    let people = errand.panel.login().backend().own_people().ok_or_else(Refusal::not_found)?;
    let source = errand.open(Permission::Change)?;
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

fn answer(errand: &Errand, page: PasswordPage, status: StatusCode) -> Result<Response, Refusal> {
    let Errand { panel, visit, resource, .. } = errand;
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
