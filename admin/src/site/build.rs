//! From what a host said to a panel, or to every reason why there is none.

use std::{error::Error as _, fmt::Write as _, mem, sync::Arc};

use sea_orm::{DatabaseConnection, EntityTrait, QuerySelect, sea_query::Expr};

use super::{AdminPanel, AdminSite, own};
use crate::{
    Error, ErrorKind, Result,
    auth::{
        Arrivals, Cookies, DatabaseBackend, DatabaseStore, Login, Origin, SessionLimits, Sessions,
        Sweep, Throttle, entity, migrate,
    },
    changelist, history,
    resource::{Check, Database, Registration, Registry, check_search, same_pool},
    ui::{self, Environment, Locales},
    web::{Book, Panel, Parts},
};

impl AdminSite {
    /// Checks everything and makes the panel.
    ///
    /// # Errors
    ///
    /// [`Setup`](ErrorKind::Setup) with every fault there is, each with its code, its place and what
    /// to do.
    pub async fn build(mut self) -> Result<AdminPanel> {
        let mut faults = Vec::new();
        self.prepare_tables(&mut faults).await;
        let origin = self.parse_origin(&mut faults);
        let environment = self.environment(&mut faults);
        self.check_sessions(&mut faults);
        let registry = self.registry(&mut faults);
        let book = Book::new(mem::take(&mut self.pages), mem::take(&mut self.model_pages));
        faults.extend(book.check());
        faults.extend(check_search(&self.connection, &registry).await);
        if !faults.is_empty() {
            return Err(unbuildable(&faults));
        }
        Ok(AdminPanel(Panel::new(Parts {
            registry,
            book,
            environment,
            login: self.login(),
            sessions: self.sessions(origin.as_ref()),
            sweep: Sweep::new(self.connection.clone(), self.store()),
            origin,
            title: self.title,
            zone: self.zone,
            database: Database::open(self.connection, self.limits).await?,
        })))
    }

    fn login(&self) -> Login {
        let own = || Arc::new(DatabaseBackend::new(self.connection.clone())) as Arc<_>;
        let backend = self.backend.clone().unwrap_or_else(own);
        Login::new(backend, Throttle::new(self.connection.clone()))
    }

    fn sessions(&self, origin: Option<&Origin>) -> Sessions {
        let sessions = Sessions::new(self.store(), origin.map_or_else(local_cookies, Cookies::at));
        sessions.with_arrivals(Arrivals::new(self.store(), self.own_people_are_here()))
    }

    /// Whether people are kept beside the sessions, and nobody else is asked for them.
    fn own_people_are_here(&self) -> bool {
        let Some(backend) = &self.backend else { return true };
        let own = backend.own_people().filter(|_| self.own_people);
        own.is_some_and(|own| same_pool(own.db(), &self.connection))
    }

    fn store(&self) -> DatabaseStore {
        DatabaseStore::new(self.connection.clone()).with_limits(self.sessions)
    }

    fn registry(&mut self, faults: &mut Vec<Check>) -> Registry {
        let mut registrations = mem::take(&mut self.registrations);
        registrations.extend(own::registrations(self.own_people));
        faults.extend(registrations.iter().filter_map(missing_icon));
        let registry = Registry::build(registrations).unwrap_or_else(|checks| {
            faults.extend(checks);
            Registry::default()
        });
        faults.extend(changelist::check(&registry));
        registry
    }

    async fn prepare_tables(&self, faults: &mut Vec<Check>) {
        let outcome = if self.migrate {
            migrate(&self.connection).await
        } else {
            probe(&self.connection).await
        };
        if let Err(error) = outcome {
            let remedy = if self.migrate {
                "let the user of the database create tables, or run `auth::Migrator` yourself and \
                 say `.migrate(false)`"
            } else {
                "run `auth::Migrator` before, or leave out `.migrate(false)`"
            };
            let cause = error.source().map_or_else(String::new, |cause| format!(" ({cause})"));
            let sentence = format!("the panel's own tables are not there{cause}; {remedy}");
            faults.push(fault("B101", "tables", sentence));
        }
    }

    fn parse_origin(&self, faults: &mut Vec<Check>) -> Option<Origin> {
        let origin = self.origin.as_ref()?.parse::<Origin>();
        origin.map_err(|error| faults.push(fault("B102", "origin", error.to_string()))).ok()
    }

    fn environment(&self, faults: &mut Vec<Check>) -> Environment {
        let mut locales = Locales::new();
        for (language, text) in &self.texts {
            if let Err(error) = locales.add(language, text) {
                faults.push(fault("B103", "texts", error.to_string()));
            }
        }
        if let Some(folder) = self.templates.as_ref().filter(|folder| !folder.is_dir()) {
            let sentence = format!("`{}` is not a folder", folder.display());
            faults.push(fault("B104", "templates_dir", sentence));
        }
        let texts = self.template_texts.iter().cloned().collect();
        let environment = Environment::with_templates(locales, self.templates.clone(), texts);
        for (name, _) in &self.template_texts {
            if let Some(sentence) = environment.fault(name) {
                faults.push(fault("B023", &format!("template.{name}"), sentence));
            }
        }
        environment.empty_value_display(self.empty_value.as_deref())
    }

    fn check_sessions(&self, faults: &mut Vec<Check>) {
        let SessionLimits { idle, absolute, .. } = self.sessions;
        if idle.is_zero() || absolute < idle {
            let sentence = "nobody could stay logged in: give an idle time above zero and an \
                            absolute one that is not shorter";
            faults.push(fault("B105", "session", sentence.to_owned()));
        }
    }
}

/// A name that the sprite does not have would quietly become a table.
fn missing_icon(registration: &Registration) -> Option<Check> {
    let icon = registration.icon().filter(|icon| !ui::is_icon(icon))?;
    let icons = ui::icons().collect::<Vec<_>>().join(", ");
    let sentence = format!("there is no icon `{icon}`; there are {icons}");
    Some(fault("B106", &format!("{}.icon", registration.slug()), sentence))
}

/// Over plain http, on this machine.
fn local_cookies() -> Cookies {
    let local = "http://localhost".parse::<Origin>();
    Cookies::at(&local.expect("the name of this machine is an origin"))
}

/// Whether the panel's own tables are there.
async fn probe(connection: &DatabaseConnection) -> Result<()> {
    table::<entity::user::Entity>(connection).await?;
    table::<entity::group::Entity>(connection).await?;
    table::<entity::user_group::Entity>(connection).await?;
    table::<entity::grant::Entity>(connection).await?;
    table::<entity::session::Entity>(connection).await?;
    table::<entity::throttle::Entity>(connection).await?;
    table::<entity::once::Entity>(connection).await?;
    table::<entity::preference::Entity>(connection).await?;
    table::<entity::view::Entity>(connection).await?;
    table::<history::entity::Entity>(connection).await
}

async fn table<E: EntityTrait>(connection: &DatabaseConnection) -> Result<()> {
    let probe = E::find().select_only().expr(Expr::value(1)).limit(1);
    probe.into_tuple::<i32>().one(connection).await?;
    Ok(())
}

fn fault(code: &'static str, place: &str, sentence: String) -> Check {
    Check { code, place: place.to_owned(), sentence }
}

fn unbuildable(faults: &[Check]) -> Error {
    let mut text = match faults.len() {
        1 => "the panel cannot be built:".to_owned(),
        count => format!("the panel cannot be built, for {count} reasons:"),
    };
    for fault in faults {
        let _ = write!(text, "\n  {fault}");
    }
    Error::new(ErrorKind::Setup, text)
}
