//! A job board with a public API and a back office.

mod admin;
mod api;
mod args;
mod database;
mod entity;
mod log;
mod office;
mod seed;
mod stop;

use std::{
    error::Error,
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use args::Args;
use axum::Router;
use clap::Parser;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = serve(Args::parse()).await;
    outcome
        .inspect_err(|error| eprintln!("{error}"))
        .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

async fn serve(args: Args) -> Result<(), Box<dyn Error>> {
    log::start();
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
    // With the address of each client, so that one who guesses passwords locks out nobody else.
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop::asked()).await?;
    Ok(db.close().await?)
}
