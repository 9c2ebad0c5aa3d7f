//! The pages: routes, extractors, refusals and one handler file a page.
//!
//! A handler is extract → engine → page → render. Who may call it stands in its row of
//! [`router::table`] and was checked before it began:
//!
//! ```text
//! pub(super) async fn show(
//!     State(panel): State<Panel>,
//!     visit: Visit,
//!     CurrentActor(actor): CurrentActor,
//!     TargetResource(resource): TargetResource,
//!     TargetKey(key): TargetKey,
//! ) -> Result<Response, Refusal> {
//!     let source = panel.open(&resource, &actor, Permission::View)?;
//!     let row = source.find(&key).await?.ok_or_else(Refusal::not_found)?;
//!     …
//!     Page::new("form.html", page).of_model(&resource.slug).crumbs([…]).render(&panel, &visit)
//! }
//! ```
//!
//! A handler of a `POST` takes [`Posted`](extract::Posted), whose token was checked, and answers with
//! [`SeeOther`](refusal::SeeOther), perhaps with a flash.

mod account;
mod appearance;
mod asset;
mod cell;
mod changelist;
mod chrome;
mod columns;
mod delete;
mod errand;
mod extract;
mod filter;
mod form;
mod grid;
mod history;
mod index;
mod layers;
mod login;
mod logout;
mod lookup;
mod mount;
mod page;
pub mod pages;
mod password;
mod people;
mod permit;
mod pick;
mod recent;
mod refusal;
mod retry;
mod router;
mod slash;
mod state;
mod summary;
mod user_password;
mod view;
mod visit;

pub(crate) use self::{
    layers::Work,
    pages::Book,
    router::router,
    state::{Panel, Parts},
};
#[cfg(any(test, feature = "testing"))]
pub(crate) use self::{
    pages::Place,
    permit::Needs,
    router::{Entry, table},
};
