//! Somebody who can log in to a test's panel.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseConnection};

use crate::{
    Permission,
    auth::{
        DatabaseBackend, Hasher, NewUser, Password,
        entity::{grant, user},
    },
};

/// The password of everybody.
pub(super) const PASSWORD: &str = "a horse on the blue cheese";

/// Somebody who can log in, with what they were granted.
#[derive(Clone, Debug)]
pub struct Person {
    pub(super) name: String,
    superuser: bool,
    active: bool,
    grants: Vec<(String, Permission)>,
}

impl Person {
    /// Somebody who may enter and has no right.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), superuser: false, active: true, grants: Vec::new() }
    }

    /// The same person with a right on the model with this slug.
    #[must_use]
    pub fn grant(mut self, model: impl Into<String>, permission: Permission) -> Self {
        self.grants.push((model.into(), permission));
        self
    }

    /// The same person with every right.
    #[must_use]
    pub fn superuser(self) -> Self {
        Self { superuser: true, ..self }
    }

    /// The same person, no longer let in.
    #[must_use]
    pub fn inactive(self) -> Self {
        Self { active: false, ..self }
    }

    /// Writes the person into the panel's tables.
    pub(super) async fn create(&self, connection: &DatabaseConnection) {
        let password = Password::new(PASSWORD);
        let new = NewUser { is_superuser: self.superuser, ..NewUser::staff(&self.name, password) };
        let created = backend(connection).create_user(new).await;
        let id = created.expect("the person of a test can be made").id;
        for (model, permission) in &self.grants {
            insert_grant(connection, id, model, *permission).await;
        }
        if !self.active {
            let change = user::ActiveModel {
                id: Set(id),
                is_active: Set(false),
                ..ActiveModelTrait::default()
            };
            change.update(connection).await.expect("the person can be shut out");
        }
    }
}

async fn insert_grant(
    connection: &DatabaseConnection,
    user: i64,
    model: &str,
    permission: Permission,
) {
    let grant = grant::ActiveModel {
        user_id: Set(Some(user)),
        model: Set(model.to_owned()),
        permission: Set(permission.as_str().to_owned()),
        ..ActiveModelTrait::default()
    };
    grant.insert(connection).await.expect("a right can be granted");
}

/// The panel's own people, with hashes that cost next to nothing.
pub(super) fn backend(connection: &DatabaseConnection) -> DatabaseBackend {
    DatabaseBackend::new(connection.clone()).with_hasher(Hasher::cheap())
}
