//! Where people come from: the panel's own tables, or wherever a host keeps its users.

use std::{fmt::Debug, net::IpAddr};

use async_trait::async_trait;
use chrono::Utc;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

use crate::{
    Actor, Error, ErrorKind, Result,
    auth::{
        entity::user,
        name::canonical,
        password::{Hasher, Password, PasswordHash, Verdict},
        person,
        policy::{PasswordFault, PasswordPolicy},
    },
};

/// What somebody typed at the login, and from where.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The username, as typed.
    pub username: String,
    /// The password, as typed.
    pub password: Password,
    /// The address it came from, as far as it can be trusted.
    pub address: Option<IpAddr>,
}

/// A person who may enter.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The person with everything that was granted.
    pub actor: Actor,
    /// A text that changes when every session of this person must end, as when the password changes.
    /// It is kept in the session and must tell nothing about the password.
    pub stamp: String,
}

/// What came of a change of password.
#[derive(Clone, Debug)]
pub enum PasswordChange {
    /// Done. The identity has a new stamp, which the session of this request should take over by
    /// [`sign_in`](super::PanelSession::sign_in); all others end.
    Changed(Identity),
    /// The old password was wrong.
    Refused,
    /// The new password will not do, for these reasons.
    Faulty(Vec<PasswordFault>),
}

/// Where the panel's people come from.
///
/// The panel asks [`check`](Self::check) at the login, where it has already counted the try, and
/// [`load`](Self::load) at every request. Both answer `None` for whoever must stay outside: unknown,
/// disabled, without the right to enter. There is no way to tell these apart.
///
/// ```
/// use backoffice::{Actor, Permission, Result, auth::{AuthBackend, Credentials, Identity, async_trait}};
///
/// /// One editor, known to a proxy in front of the service.
/// #[derive(Debug)]
/// struct OneEditor;
///
/// #[async_trait]
/// impl AuthBackend for OneEditor {
///     async fn check(&self, _: &Credentials) -> Result<Option<Identity>> {
///         Ok(None)
///     }
///
///     async fn load(&self, id: &str) -> Result<Option<Identity>> {
///         let actor = Actor::new(id, "Editor").grant("job_posting", Permission::Change);
///         Ok((id == "editor").then(|| Identity { actor, stamp: "1".to_owned() }))
///     }
/// }
/// ```
#[async_trait]
pub trait AuthBackend: Debug + Send + Sync + 'static {
    /// Who has these credentials. Must take as long for an unknown name as for a known one.
    ///
    /// # Errors
    ///
    /// Where the people cannot be read.
    async fn check(&self, credentials: &Credentials) -> Result<Option<Identity>>;

    /// Who has this [`Actor::id`], with what is granted now.
    ///
    /// # Errors
    ///
    /// Where the people cannot be read.
    async fn load(&self, id: &str) -> Result<Option<Identity>>;

    /// Whether people can change their password here; the page for it is shown only then.
    fn can_change_password(&self) -> bool {
        false
    }

    /// Changes a person's own password.
    ///
    /// # Errors
    ///
    /// Where passwords cannot be changed here, or the people cannot be written.
    async fn change_password(
        &self,
        _id: &str,
        _old: &Password,
        _new: &Password,
    ) -> Result<PasswordChange> {
        Err(Error::new(ErrorKind::Forbidden, "passwords are not changed in this panel"))
    }

    /// The panel's own people, where they are whom this asks: superusers can then set the password
    /// of any of them.
    fn own_people(&self) -> Option<&DatabaseBackend> {
        None
    }
}

/// The people in the panel's own tables.
#[derive(Clone, Debug)]
pub struct DatabaseBackend {
    db: DatabaseConnection,
    hasher: Hasher,
    policy: PasswordPolicy,
}

impl DatabaseBackend {
    /// The people in this database.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        Self { db, hasher: Hasher::default(), policy: PasswordPolicy::default() }
    }

    /// With hashes of another cost.
    #[must_use]
    pub fn with_hasher(mut self, hasher: Hasher) -> Self {
        self.hasher = hasher;
        self
    }

    /// With another rule for new passwords.
    #[must_use]
    pub fn with_policy(mut self, policy: PasswordPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// The connection to the people.
    pub(crate) fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    pub(crate) fn policy(&self) -> PasswordPolicy {
        self.policy
    }

    /// What is wrong with a new password for this person.
    #[must_use]
    pub fn faults(&self, password: &Password, user: &user::Model) -> Vec<PasswordFault> {
        self.policy.faults(password, &[&user.username, &user.email, &user.full_name])
    }

    /// The hash to store for `password`.
    ///
    /// # Errors
    ///
    /// Where the system gives neither memory nor randomness.
    pub async fn hash(&self, password: &Password) -> Result<PasswordHash> {
        self.hasher.hash(password).await
    }

    pub(crate) async fn find(&self, username: &str) -> Result<Option<user::Model>> {
        let name = canonical(username);
        // PostgreSQL would refuse the whole statement; nobody has such a name anyway.
        if name.contains('\0') {
            return Ok(None);
        }
        let by_name = user::Column::UsernameKey.eq(name);
        Ok(user::Entity::find().filter(by_name).one(&self.db).await?)
    }

    /// Sets a password without asking for the old one. All sessions of the person end by it.
    ///
    /// # Errors
    ///
    /// Where the people cannot be written.
    pub async fn set_password(&self, id: i64, password: &Password) -> Result<()> {
        let change = user::ActiveModel {
            password: Set(self.hash(password).await?),
            ..sea_orm::ActiveModelTrait::default()
        };
        user::Entity::update_many()
            .set(change)
            .filter(user::Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    async fn enter(&self, user: &user::Model, verdict: Verdict) -> Result<Option<Identity>> {
        if verdict == Verdict::Wrong || !may_enter(user) {
            return Ok(None);
        }
        let change = user::ActiveModel {
            last_login: Set(Some(Utc::now())),
            ..sea_orm::ActiveModelTrait::default()
        };
        user::Entity::update_many()
            .set(change)
            .filter(user::Column::Id.eq(user.id))
            .exec(&self.db)
            .await?;
        self.load(&user.id.to_string()).await
    }
}

#[async_trait]
impl AuthBackend for DatabaseBackend {
    async fn check(&self, credentials: &Credentials) -> Result<Option<Identity>> {
        let user = self.find(&credentials.username).await?;
        // Before anything is known about the person: each way out of here costs one hash.
        let stored = user.as_ref().map(|user| &user.password);
        let verdict = self.hasher.verify(&credentials.password, stored).await?;
        let Some(user) = user else { return Ok(None) };
        if verdict == Verdict::RightButStale && may_enter(&user) {
            self.set_password(user.id, &credentials.password).await?;
        }
        self.enter(&user, verdict).await
    }

    async fn load(&self, id: &str) -> Result<Option<Identity>> {
        let Ok(id) = id.parse::<i64>() else { return Ok(None) };
        Ok(person::load(&self.db, id).await?)
    }

    fn can_change_password(&self) -> bool {
        true
    }

    async fn change_password(
        &self,
        id: &str,
        old: &Password,
        new: &Password,
    ) -> Result<PasswordChange> {
        let id = id.parse().unwrap_or_default();
        let user = user::Entity::find_by_id(id).one(&self.db).await?;
        let stored = user.as_ref().map(|user| &user.password);
        let verdict = self.hasher.verify(old, stored).await?;
        let Some(user) = user.filter(|user| verdict != Verdict::Wrong && may_enter(user)) else {
            return Ok(PasswordChange::Refused);
        };
        let faults = self.faults(new, &user);
        if !faults.is_empty() {
            return Ok(PasswordChange::Faulty(faults));
        }
        self.set_password(id, new).await?;
        let identity = self.load(&id.to_string()).await?;
        Ok(identity.map_or(PasswordChange::Refused, PasswordChange::Changed))
    }

    fn own_people(&self) -> Option<&DatabaseBackend> {
        Some(self)
    }
}

fn may_enter(user: &user::Model) -> bool {
    user.is_active && user.is_staff
}
