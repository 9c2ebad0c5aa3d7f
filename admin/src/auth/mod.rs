//! People: who they are, how they prove it, and what they were granted.
//!
//! A request walks through here from the outside in: [`keep_session`] finds its [`PanelSession`],
//! which asks an [`AuthBackend`] for the [`Actor`](crate::Actor). At the login, [`Login`] counts the
//! try before it asks the backend. [`check_origin`] and [`CsrfSecret`] keep other sites out of both.
//!
//! Everything here is kept in tables of the panel's own, which [`migrate`] makes.

mod backend;
mod command;
mod cookie;
mod csrf;
mod digest;
pub mod entity;
mod layer;
mod login;
mod migration;
mod name;
mod once;
mod page;
mod password;
mod policy;
mod session;
mod store;
mod sweep;
mod throttle;

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
pub(crate) use self::{csrf::is_loopback, sweep::Sweep};
#[doc(inline)]
pub use async_trait::async_trait;
