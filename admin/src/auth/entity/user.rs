//! A person who may enter the panel.

use sea_orm::{ActiveValue::Set, entity::prelude::*};

use crate::auth::{name::canonical, password::PasswordHash};

/// A row of `backoffice_user`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backoffice_user")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name typed at the login, as its owner spells it.
    pub username: String,
    /// The same name in its canonical form; kept by [`ActiveModelBehavior`], never typed.
    #[sea_orm(unique)]
    pub username_key: String,
    /// The name shown to others; the username where empty.
    pub full_name: String,
    /// Where to write to.
    pub email: String,
    /// The hash of the password. Neither listed nor edited; see `auth::command::change_password`.
    pub password: PasswordHash,
    /// Without it nobody enters; better than deleting, which would orphan the history.
    pub is_active: bool,
    /// Whether this person may enter the panel.
    pub is_staff: bool,
    /// Whether this person has every right without its being granted.
    pub is_superuser: bool,
    /// The last login.
    pub last_login: Option<DateTimeUtc>,
    /// When the account was made.
    pub date_joined: DateTimeUtc,
    /// The groups whose rights this person has.
    #[sea_orm(has_many, via = "user_group")]
    pub groups: HasMany<super::group::Entity>,
    /// The rights granted to this person alone.
    #[sea_orm(has_many)]
    pub grants: HasMany<super::grant::Entity>,
}

impl Model {
    /// The full name, or the username where there is none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        if self.full_name.is_empty() { &self.username } else { &self.full_name }
    }
}

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    fn new() -> Self {
        Self {
            full_name: Set(String::new()),
            email: Set(String::new()),
            password: Set(PasswordHash::unusable()),
            is_active: Set(true),
            is_staff: Set(false),
            is_superuser: Set(false),
            date_joined: Set(chrono::Utc::now()),
            ..<Self as ActiveModelTrait>::default()
        }
    }

    async fn before_save<C: ConnectionTrait>(
        mut self,
        _db: &C,
        _insert: bool,
    ) -> Result<Self, DbErr> {
        // Whoever writes the name, a login must find it by its canonical form.
        if let Set(username) = &self.username {
            self.username_key = Set(canonical(username));
        }
        Ok(self)
    }
}
