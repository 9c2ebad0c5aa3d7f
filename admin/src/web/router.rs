//! The URL table: every route of the panel, what it asks of a person, and nothing else.
//!
//! What stands in a row is enforced before its handler begins, so a handler cannot forget it and a
//! route cannot be written without it.

use axum::{
    Router,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{self, MethodRouter},
};
use http::StatusCode;

use super::{
    account, appearance, asset, cell, changelist, columns, delete, filter, form, grid, history,
    index,
    layers::{self, Work},
    login, logout, lookup,
    pages::{self, Place},
    password,
    permit::{Needs, permit},
    pick,
    refusal::Refusal,
    slash,
    state::Panel,
    summary, user_password, view,
};
use crate::Permission::{Add, Change, Delete, View};

/// One row of the table.
pub(crate) struct Entry {
    #[cfg_attr(
        not(any(test, feature = "testing")),
        expect(dead_code, reason = "the rights matrix asks for it")
    )]
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) needs: Needs,
    route: MethodRouter<Panel>,
}

#[rustfmt::skip]
pub(crate) fn table() -> Vec<Entry> {
    use Needs::{Model, Nothing, Page, Person, Visitor};
    vec![
        get("/",                               Person,                 index::show),
        get("/-/login",                        Visitor,                login::show),
        post("/-/login",                       Visitor,                login::submit),
        post("/-/logout",                      Person,                 logout::submit),
        post("/-/appearance",                  Person,                 appearance::submit),
        get("/-/account",                      Person,                 account::show),
        post("/-/account",                     Person,                 account::submit),
        get("/-/account/password",             Person,                 password::show),
        post("/-/account/password",            Person,                 password::submit),
        get("/-/asset/{hash}/{name}",          Nothing,                asset::show),
        get("/-/page/{page}",                  Page(Place::Site),      pages::serve),
        post("/-/page/{page}",                 Page(Place::Site),      pages::serve),

        get("/{model}",                        Person,                 slash::add),
        get("/{model}/",                       Model(&[View]),         changelist::show),
        post("/{model}/",                      Model(&[Change]),       grid::save),
        get("/{model}/-/add",                  Model(&[Add]),          form::add),
        post("/{model}/-/add",                 Model(&[Add]),          form::create),
        get("/{model}/-/lookup/{field}",       Model(&[View, Add]),    lookup::show),
        get("/{model}/-/summary",              Model(&[View]),         summary::show),
        post("/{model}/-/columns",             Model(&[View]),         columns::submit),
        get("/{model}/-/view/add",             Model(&[View]),         view::add),
        post("/{model}/-/view/add",            Model(&[View]),         view::create),
        get("/{model}/-/view/{view}",          Model(&[View]),         view::show),
        post("/{model}/-/view/{view}",         Model(&[View]),         view::save),
        get("/{model}/-/filter",               Model(&[View]),         filter::build),
        get("/{model}/-/filter/{filter}",      Model(&[View]),         pick::show),
        get("/{model}/-/page/{page}",          Page(Place::List),      pages::serve),
        post("/{model}/-/page/{page}",         Page(Place::List),      pages::serve),

        get("/{model}/{key}",                  Person,                 slash::add),
        get("/{model}/{key}/",                 Model(&[View]),         form::change),
        post("/{model}/{key}/",                Model(&[Change]),       form::save),
        get("/{model}/{key}/-/cell/{field}",   Model(&[Change]),       cell::show),
        post("/{model}/{key}/-/cell/{field}",  Model(&[Change]),       cell::save),
        get("/{model}/{key}/-/delete",         Model(&[Delete]),       delete::ask),
        post("/{model}/{key}/-/delete",        Model(&[Delete]),       delete::submit),
        get("/{model}/{key}/-/history",        Model(&[View]),         history::show),
        get("/{model}/{key}/-/page/{page}",    Page(Place::Row),       pages::serve),
        post("/{model}/{key}/-/page/{page}",   Page(Place::Row),       pages::serve),
        get("/backoffice_user/{key}/-/password",  Model(&[Change]),    user_password::show),
        post("/backoffice_user/{key}/-/password", Model(&[Change]),    user_password::submit),
    ]
}

fn get<H, T>(path: &'static str, needs: Needs, handler: H) -> Entry
where
    H: Handler<T, Panel>,
    T: 'static,
{
    Entry { method: "GET", path, needs, route: routing::get(handler) }
}

fn post<H, T>(path: &'static str, needs: Needs, handler: H) -> Entry
where
    H: Handler<T, Panel>,
    T: 'static,
{
    Entry { method: "POST", path, needs, route: routing::post(handler) }
}

/// The table behind its layers, as one service at every path: what is not in the table is answered by
/// the panel, too, and a host can still merge or nest it beside routes of its own.
pub(crate) fn router(panel: &Panel, work: Work) -> Router {
    let corridor = layers::around(rows(panel), panel, work);
    Router::new().route_service("/", corridor.clone()).route_service("/{*path}", corridor)
}

fn rows(panel: &Panel) -> Router {
    let permitted = |needs| from_fn_with_state((panel.clone(), needs), permit);
    let mut router = Router::new();
    for Entry { path, needs, route, .. } in table() {
        router = router.route(path, route.route_layer(permitted(needs)));
    }
    // What is not in the table asks for a person first, so that a stranger learns nothing.
    router
        .fallback(absent.layer(permitted(Needs::Person)))
        .method_not_allowed_fallback(wrong_method.layer(permitted(Needs::Person)))
        .with_state(panel.clone())
}

async fn absent() -> Refusal {
    Refusal::not_found()
}

async fn wrong_method() -> Refusal {
    Refusal::of(StatusCode::METHOD_NOT_ALLOWED)
}
