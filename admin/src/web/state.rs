//! The panel at run time: what every handler may ask.

use std::sync::Arc;

use super::pages::Book;
use crate::{
    Actor, Permission,
    auth::{Login, Origin, Sessions, Sweep},
    format::Tz,
    resource::{Database, Registry, Resource, Source},
    ui::Environment,
};

/// A built panel; cloning it is cheap.
#[derive(Clone, Debug)]
pub(crate) struct Panel(Arc<Parts>);

/// What a panel is made of.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) title: String,
    pub(crate) zone: Tz,
    pub(crate) registry: Registry,
    pub(crate) book: Book,
    pub(crate) database: Database,
    pub(crate) environment: Environment,
    pub(crate) login: Login,
    pub(crate) sessions: Sessions,
    pub(crate) sweep: Sweep,
    /// `None` where nobody said: then only this machine is served.
    pub(crate) origin: Option<Origin>,
}

impl Panel {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The name of the panel.
    pub(crate) fn title(&self) -> &str {
        &self.0.title
    }

    /// The zone in which moments are told to whoever chose none.
    pub(crate) fn zone(&self) -> Tz {
        self.0.zone
    }

    /// All models.
    pub(crate) fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The pages of the host's own.
    pub(crate) fn book(&self) -> &Book {
        &self.0.book
    }

    /// The host's database.
    pub(crate) fn database(&self) -> &Database {
        &self.0.database
    }

    /// Templates and texts.
    pub(crate) fn environment(&self) -> &Environment {
        &self.0.environment
    }

    /// Who people are, and the door.
    pub(crate) fn login(&self) -> &Login {
        &self.0.login
    }

    /// What browsers are known by.
    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// What keeps the panel's own tables small.
    pub(crate) fn sweep(&self) -> &Sweep {
        &self.0.sweep
    }

    /// Where browsers see the panel; `None` where nobody said.
    pub(crate) fn origin(&self) -> Option<&Origin> {
        self.0.origin.as_ref()
    }

    /// A model as this person may use it in this way: the only way to its rows.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](crate::ErrorKind::Forbidden) when they may not.
    pub(crate) fn open<'a>(
        &'a self,
        resource: &'a Resource,
        actor: &'a Actor,
        permission: Permission,
    ) -> crate::Result<Source<'a>> {
        Source::open(self.database(), self.registry(), resource, actor, permission)
    }

    /// Whether this person may use the model in this way.
    pub(crate) fn allows(&self, resource: &Resource, actor: &Actor, wish: Permission) -> bool {
        self.open(resource, actor, wish).is_ok()
    }
}
