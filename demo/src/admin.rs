//! The back office: what is registered.

use axum::Router;
use sea_orm::DatabaseConnection;

/// The name and the password of the login that a new demo has.
pub(crate) const LOGIN: (&str, &str) = ("admin", "admin-demo-only");

/// The panel, to be nested wherever the host likes.
pub(crate) async fn router(_db: &DatabaseConnection) -> Result<Router, backoffice::Error> {
    Ok(Router::new())
}
