//! What the service says while it runs.

use tracing_subscriber::EnvFilter;

/// MariaDB keeps booleans and JSON under other names, which the schema sync takes for a fault.
const DEFAULT: &str = "warn,sea_orm::schema=error";

/// Writes warnings to the terminal, or what `RUST_LOG` asks for.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
