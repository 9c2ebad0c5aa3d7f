//! The door: counts each try before it is looked at.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Duration,
};

use crate::{
    Actor, Result,
    auth::{
        backend::{AuthBackend, Credentials, Identity, PasswordChange},
        name::canonical,
        password::Password,
        throttle::{Place, Throttle},
    },
};

/// What came of a try to log in.
#[derive(Clone, Debug)]
pub enum LoginOutcome {
    /// This person may enter.
    Ok(Identity),
    /// Nobody may enter with that. Why is not told.
    Refused,
    /// Too many tries; this one was not looked at.
    Throttled {
        /// How long to wait.
        retry_after: Duration,
    },
}

/// What came of a try to change one's own password.
#[derive(Clone, Debug)]
pub enum PasswordOutcome {
    /// The old password was looked at.
    Looked(PasswordChange),
    /// Too many tries; this one was not looked at.
    Throttled {
        /// How long to wait.
        retry_after: Duration,
    },
}

/// The login of a panel: people from a backend, tries counted in the database.
///
/// ```
/// use std::sync::Arc;
/// use backoffice::auth::{Credentials, DatabaseBackend, Login, LoginOutcome, PanelSession, Throttle};
///
/// # async fn handler(login: Login, session: PanelSession, typed: Credentials) -> backoffice::Result<u16> {
/// Ok(match login.attempt(&typed).await? {
///     LoginOutcome::Ok(identity) => {
///         session.sign_in(&identity).await?;
///         303
///     }
///     LoginOutcome::Refused => 422,
///     LoginOutcome::Throttled { .. } => 429,
/// })
/// # }
/// # fn build(db: sea_orm::DatabaseConnection) -> Login {
/// Login::new(Arc::new(DatabaseBackend::new(db.clone())), Throttle::new(db))
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Login {
    backend: Arc<dyn AuthBackend>,
    throttle: Throttle,
}

impl Login {
    /// The login of the people in `backend`.
    pub fn new(backend: Arc<dyn AuthBackend>, throttle: Throttle) -> Self {
        Self { backend, throttle }
    }

    /// Where the people come from.
    #[must_use]
    pub fn backend(&self) -> &dyn AuthBackend {
        &*self.backend
    }

    /// Tries to log in.
    ///
    /// # Errors
    ///
    /// Where the people or the count cannot be read and written.
    pub async fn attempt(&self, credentials: &Credentials) -> Result<LoginOutcome> {
        let (name, address) = (canonical(&credentials.username), credentials.address);
        if let Place::Wait(retry_after) = self.throttle.take(&name, address).await? {
            tracing::warn!(?address, "a login was not looked at: too many tries");
            return Ok(LoginOutcome::Throttled { retry_after });
        }
        // What was typed is in no log line: people type passwords into the wrong field.
        let Some(identity) = self.backend.check(credentials).await? else {
            tracing::warn!(?address, "a login was refused");
            return Ok(LoginOutcome::Refused);
        };
        self.throttle.succeed(&name, address).await?;
        tracing::info!(?address, actor = identity.actor.id(), "logged in");
        Ok(LoginOutcome::Ok(identity))
    }

    /// Tries to change one's own password. Counted like a login, since who finds an open session
    /// could guess here instead.
    ///
    /// # Errors
    ///
    /// Where the people or the count cannot be read and written.
    pub async fn change_password(
        &self,
        actor: &Actor,
        address: Option<IpAddr>,
        old: &Password,
        new: &Password,
    ) -> Result<PasswordOutcome> {
        // No username holds a line break, so this counts apart from every login; and no stranger can
        // be counted here, so the strict rule holds without an address, too.
        let name = format!("password\n{}", actor.id());
        let address = address.or(Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)));
        if let Place::Wait(retry_after) = self.throttle.take(&name, address).await? {
            return Ok(PasswordOutcome::Throttled { retry_after });
        }
        let change = self.backend.change_password(actor.id(), old, new).await?;
        if !matches!(change, PasswordChange::Refused) {
            self.throttle.succeed(&name, address).await?;
        }
        Ok(PasswordOutcome::Looked(change))
    }
}
