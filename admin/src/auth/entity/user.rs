//! A person who may enter the panel.

use sea_orm::{
    ActiveValue::{self, Set},
    QueryOrder, QuerySelect,
    entity::prelude::*,
};

use crate::{
    Actor, Admin, Message, Permission,
    auth::{name::canonical, password::PasswordHash},
    resource::ModelAdmin,
};

/// A row of `backoffice_user`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "backoffice_user")]
#[admin(
    label = "User",
    icon = "user",
    display = username,
    list_display(username, full_name, email, is_staff, is_superuser, is_active, last_login),
    list_filter(is_staff, is_superuser, is_active, groups),
    search_fields(username, full_name, email),
    ordering(username),
    exclude(username_key, password),
    readonly_fields(last_login, date_joined),
    hooks,
)]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name typed at the login, as its owner spells it.
    #[sea_orm(column_type = "String(StringLen::N(150))")]
    pub username: String,
    /// The same name in its canonical form; kept by [`ActiveModelBehavior`], never typed.
    #[sea_orm(unique)]
    pub username_key: String,
    /// The name shown to others; the username where empty.
    pub full_name: String,
    /// Where to write to.
    pub email: String,
    /// The hash of the password. A secret, so it is neither listed nor shown nor typed: it has pages
    /// of its own.
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
        db: &C,
        insert: bool,
    ) -> Result<Self, DbErr> {
        let flags = [&self.is_active, &self.is_staff, &self.is_superuser];
        if !insert && flags.into_iter().any(|flag| *flag == Set(false)) {
            keep_a_superuser(db, &self.id).await?;
        }
        // Whoever writes the name, a login must find it by its canonical form.
        if let Set(username) = &self.username {
            self.username_key = Set(canonical(username));
        }
        Ok(self)
    }

    async fn before_delete<C: ConnectionTrait>(self, db: &C) -> Result<Self, DbErr> {
        keep_a_superuser(db, &self.id).await?;
        Ok(self)
    }
}

/// Somebody must be able to undo whatever was done to rights. All superusers are locked, in one
/// order, so that two of them cannot demote each other at the same moment.
async fn keep_a_superuser<C: ConnectionTrait>(db: &C, id: &ActiveValue<i64>) -> Result<(), DbErr> {
    let superusers: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::IsActive.eq(true))
        .filter(Column::IsStaff.eq(true))
        .filter(Column::IsSuperuser.eq(true))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    if id.try_as_ref().is_some_and(|id| superusers == [*id]) {
        return Err(Message::new("user-last-superuser").into());
    }
    Ok(())
}

/// For superusers alone: who can change rights can take them all.
#[diagnostic::do_not_recommend]
impl ModelAdmin for Entity {
    fn allows(actor: &Actor, _model: &str, _permission: Permission) -> bool {
        actor.is_superuser()
    }
}
