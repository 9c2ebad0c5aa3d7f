//! What can be said on the command line.

use clap::Parser;

/// A job board with a public API and a back office.
#[derive(Parser)]
pub(crate) struct Args {
    /// Job postings in a new database; a million takes minutes.
    #[arg(long, default_value_t = 2_000, overrides_with = "rows")]
    pub(crate) rows: u64,
    /// Drop all tables and begin anew.
    #[arg(long)]
    pub(crate) reset: bool,
    /// A SQLite file, or a database of PostgreSQL or MariaDB.
    #[arg(long, env, default_value = "sqlite://demo.sqlite?mode=rwc")]
    pub(crate) database_url: String,
    /// Where the service listens on this machine.
    #[arg(long, env, default_value_t = 8000)]
    pub(crate) port: u16,
}
