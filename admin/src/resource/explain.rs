//! Statements to look at, without a database to run them.

use sea_orm::DatabaseBackend;

use super::{Registry, Resource, RowQuery, fetch::Fetch, statement::Statements};
use crate::Actor;

/// The statement that reads the rows of a query, as this database would be sent it.
#[must_use]
pub fn explain(
    backend: DatabaseBackend,
    registry: &Registry,
    resource: &Resource,
    actor: &Actor,
    query: &RowQuery,
) -> String {
    let statements = Statements { backend, registry, actor };
    let fetch = Fetch::query(&statements, resource, query);
    backend.build(&fetch.select).to_string()
}
