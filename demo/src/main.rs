//! A job board with a public API and a back office.

mod admin;
mod api;
mod database;
mod entity;
mod seed;
mod stop;

use std::{error::Error, net::Ipv4Addr, process::ExitCode};

use axum::Router;
use clap::Parser;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// MariaDB keeps booleans and JSON under other names, which the schema sync takes for a fault.
const LOG: &str = "warn,sea_orm::schema=error";

/// A job board with a public API and a back office.
#[derive(Parser)]
struct Args {
    /// Job postings in a new database; a million takes minutes.
    #[arg(long, default_value_t = 2_000, overrides_with = "rows")]
    rows: u64,
    /// Drop all tables and begin anew.
    #[arg(long)]
    reset: bool,
    /// A SQLite file, or a database of PostgreSQL or MariaDB.
    #[arg(long, env, default_value = "sqlite://demo.sqlite?mode=rwc")]
    database_url: String,
    /// Where the service listens on this machine.
    #[arg(long, env, default_value_t = 8000)]
    port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = serve(Args::parse()).await;
    outcome
        .inspect_err(|error| eprintln!("{error}"))
        .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

async fn serve(args: Args) -> Result<(), Box<dyn Error>> {
    let log = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOG));
    tracing_subscriber::fmt().with_env_filter(log).with_writer(std::io::stderr).init();
    let db = database::connect(&args.database_url).await?;
    if args.reset {
        admin::clear(&db).await?;
        database::clear(&db).await?;
    }
    database::prepare(&db).await?;
    seed::fill(&db, args.rows).await?;
    let app = Router::new()
        .nest("/api", api::router(db.clone()))
        .nest_service("/admin", admin::router(&db).await?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    let (name, password) = admin::LOGIN;
    println!("http://{}/admin/  (log in as {name} / {password})", listener.local_addr()?);
    axum::serve(listener, app).with_graceful_shutdown(stop::asked()).await?;
    Ok(db.close().await?)
}
