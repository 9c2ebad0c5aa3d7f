//! The first user, and the way back in: what a terminal does to the panel's people.

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ActiveValue::Set, DatabaseConnection};

use crate::{
    Error, ErrorKind, Result,
    auth::{
        backend::DatabaseBackend,
        entity::user,
        name::{LONGEST, canonical},
        password::Password,
        policy::PasswordFault,
    },
};

/// A person to be made.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The name for the login.
    pub username: String,
    /// Where to write to; may be empty.
    pub email: String,
    /// The name shown to others; may be empty.
    pub full_name: String,
    /// The password; without one, nobody can log in by this name.
    pub password: Option<Password>,
    /// Whether this person may enter the panel.
    pub is_staff: bool,
    /// Whether this person has every right.
    pub is_superuser: bool,
}

impl NewUser {
    /// A person who may enter and has no right yet.
    pub fn staff(username: impl Into<String>, password: Password) -> Self {
        Self {
            username: username.into(),
            email: String::new(),
            full_name: String::new(),
            password: Some(password),
            is_staff: true,
            is_superuser: false,
        }
    }

    /// A person who may do everything.
    pub fn superuser(username: impl Into<String>, password: Password) -> Self {
        Self { is_superuser: true, ..Self::staff(username, password) }
    }

    /// The same person with an address.
    #[must_use]
    pub fn with_email(mut self, email: impl Into<String>) -> Self {
        self.email = email.into();
        self
    }
}

impl DatabaseBackend {
    /// Makes a person.
    ///
    /// # Errors
    ///
    /// Where the username is empty, too long or taken, where the password will not do, or where the
    /// database refuses. The sentence says which.
    pub async fn create_user(&self, new: NewUser) -> Result<user::Model> {
        check_name(&new.username)?;
        if self.find(&new.username).await?.is_some() {
            return Err(setup(format!("there is a user `{}` already", canonical(&new.username))));
        }
        let mut row = user::ActiveModel {
            username: Set(new.username.trim().to_owned()),
            username_key: Set(canonical(&new.username)),
            email: Set(new.email),
            full_name: Set(new.full_name),
            is_staff: Set(new.is_staff),
            is_superuser: Set(new.is_superuser),
            ..ActiveModelBehavior::new()
        };
        if let Some(password) = &new.password {
            let about = [&row.username, &row.email, &row.full_name].map(AsRef::as_ref);
            let about: Vec<&str> = about.into_iter().map(String::as_str).collect();
            check_password(&self.policy().faults(password, &about))?;
            row.password = Set(self.hash(password).await?);
        }
        Ok(row.insert(self.db()).await?)
    }
}

/// Makes a person who may do everything, in the panel's own tables.
///
/// ```
/// use backoffice::auth::{Password, create_superuser, migrate};
///
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// let db = sea_orm::Database::connect("sqlite::memory:").await?;
/// migrate(&db).await?;
/// create_superuser(&db, "ana", "ana@jobs.example", &Password::new("blue cheese at noon")).await?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
///
/// # Errors
///
/// As [`DatabaseBackend::create_user`].
pub async fn create_superuser(
    db: &DatabaseConnection,
    username: &str,
    email: &str,
    password: &Password,
) -> Result<user::Model> {
    let new = NewUser::superuser(username, password.clone()).with_email(email);
    DatabaseBackend::new(db.clone()).create_user(new).await
}

/// Sets the password of a person in the panel's own tables. All sessions of that person end.
///
/// # Errors
///
/// Where there is no such person, where the password will not do, or where the database refuses.
pub async fn change_password(
    db: &DatabaseConnection,
    username: &str,
    password: &Password,
) -> Result<()> {
    let backend = DatabaseBackend::new(db.clone());
    let user = backend.find(username).await?;
    let user = user.ok_or_else(|| setup(format!("there is no user `{}`", canonical(username))))?;
    check_password(&backend.faults(password, &user))?;
    backend.set_password(user.id, password).await
}

fn check_name(username: &str) -> Result<()> {
    let name = username.trim();
    let fault = match name.chars().count() {
        0 => "is empty",
        length if length > LONGEST => "has more than 150 characters",
        _ if name.chars().any(char::is_control) => "has a control character in it",
        _ => return Ok(()),
    };
    Err(setup(format!("the username {fault}; choose another")))
}

fn check_password(faults: &[PasswordFault]) -> Result<()> {
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(setup(format!("the password will not do: {}", faults.join(", and ")))),
    }
}

fn setup(detail: String) -> Error {
    Error::new(ErrorKind::Setup, detail)
}
