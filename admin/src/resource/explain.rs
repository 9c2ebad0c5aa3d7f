//! Statements to look at, without a database to run them.

use sea_orm::DatabaseBackend;

use super::{
    Facet, Grouping, Limits, Predicate, Registry, Resource, RowQuery, facet,
    fetch::Fetch,
    statement::Statements,
    summary::{grouped, summarizing},
};
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

/// The statement that counts the choices of filters, likewise, under the limits there are by default.
#[must_use]
pub fn explain_facets(
    backend: DatabaseBackend,
    registry: &Registry,
    resource: &Resource,
    actor: &Actor,
    facets: &[Facet],
) -> String {
    let statements = Statements { backend, registry, actor };
    let select = facet::select(&statements, resource, facets, &Limits::default());
    backend.build(&select).to_string()
}

/// The statement that adds up the rows of a predicate.
#[must_use]
pub fn explain_totals(
    backend: DatabaseBackend,
    registry: &Registry,
    resource: &Resource,
    actor: &Actor,
    predicate: &Predicate,
) -> String {
    let statements = Statements { backend, registry, actor };
    let select = summarizing(statements, resource, predicate, &resource.list_summary);
    backend.build(&select).to_string()
}

/// The statement that puts the rows of a predicate together.
#[must_use]
pub fn explain_groups(
    backend: DatabaseBackend,
    registry: &Registry,
    resource: &Resource,
    actor: &Actor,
    (predicate, grouping): (&Predicate, &Grouping),
) -> String {
    let statements = Statements { backend, registry, actor };
    let select = grouped(statements, resource, predicate, grouping, &resource.list_summary);
    backend.build(&select).to_string()
}
