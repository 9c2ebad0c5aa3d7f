//! Statements to look at, without a database to run them.

use sea_orm::DatabaseBackend;

use super::{Registry, Resource, RowQuery, fetch, statement::Statements};
use crate::Actor;

/// The statement that reads the rows of a query, as this database would be sent it. Labels of
/// related rows are read by statements of their own.
#[must_use]
pub fn explain(
    backend: DatabaseBackend,
    registry: &Registry,
    resource: &Resource,
    actor: &Actor,
    query: &RowQuery,
) -> String {
    let statements = Statements { backend, registry, actor };
    let mut select = statements.query(resource, query);
    let near = fetch::near_fields(resource, &query.columns);
    statements.select_own(
        &mut select,
        &resource.shape,
        near.iter().flatten().map(|field| &**field),
    );
    backend.build(&select).to_string()
}
