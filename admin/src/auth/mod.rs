//! People: who they are, how they prove it, and what they were granted.
//!
//! A request walks through here from the outside in: [`keep_session`] finds its [`PanelSession`],
//! which asks an [`AuthBackend`] for the [`Actor`](crate::Actor). At the login, [`Login`] counts the
//! try before it asks the backend. [`check_origin`] and [`CsrfSecret`] keep other sites out of both.
//!
//! Everything here is kept in tables of the panel's own, which [`migrate`] makes.

mod arrival;
mod backend;
mod command;
mod cookie;
mod csrf;
mod digest;
pub mod entity;
mod hand;
mod layer;
mod login;
mod many;
mod migration;
mod name;
mod once;
mod page;
mod password;
mod person;
mod policy;
mod session;
mod store;
mod sweep;
mod throttle;

pub(crate) use self::{
    arrival::{Arrival, Arrivals, my_id, my_key},
    csrf::is_loopback,
    many::{packed, unpacked},
    sweep::Sweep,
};
pub use self::{
    backend::{AuthBackend, Credentials, DatabaseBackend, Identity, PasswordChange},
    command::{NewUser, change_password, create_superuser},
    cookie::Cookies,
    csrf::{CsrfSecret, Forgery, Origin, check_origin, csrf_layer},
    layer::{SessionNotKept, Sessions, keep_session},
    login::{Login, LoginOutcome, PasswordOutcome},
    migration::{Migrator, migrate},
    name::canonical,
    once::{Claim, ONCE_MEMORY, claim, finish, forget_old, once_token},
    page::{LoginPage, PasswordField, PasswordPage},
    password::{HashCost, Hasher, Password, PasswordHash, Verdict},
    policy::{PasswordFault, PasswordPolicy},
    session::{NoSessions, PanelSession},
    store::{DatabaseStore, SessionLimits},
    throttle::{Place, Throttle, ThrottleRule},
};
#[doc(inline)]
pub use async_trait::async_trait;
