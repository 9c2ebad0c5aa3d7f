//! Lists over a million rows: the panel beside a page written by hand for one table, and beside the
//! bare statements. `docs/performance.md` says how to run it and what came of it.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    reason = "a benchmark that fails says where"
)]

#[path = "list/cases.rs"]
mod cases;
#[path = "list/entity.rs"]
mod entity;
#[path = "list/floor.rs"]
mod floor;
#[path = "list/panel.rs"]
mod panel;
#[path = "list/report.rs"]
mod report;
#[path = "list/stage.rs"]
mod stage;

use std::{hint::black_box, time::Duration};

use axum::{Router, body::Body};
use criterion::{BenchmarkGroup, Criterion, measurement::WallTime};
use http::Request;
use sea_orm::DatabaseConnection;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::{cases::Case, floor::Sql, panel::Panel};

fn main() {
    let runtime = Runtime::new().unwrap();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    let cases = cases::all();
    for (database, url) in runtime.block_on(stage::urls()) {
        let db = runtime.block_on(stage::connect(&url));
        runtime.block_on(stage::fill(&db));
        let panel = runtime.block_on(Panel::open(&db));
        for case in &cases {
            let name = format!("{database}, {}", case.name);
            let bytes = runtime.block_on(panel.get(&case.path)).len();
            report::bytes(&name, bytes);
            measure(&mut criterion, &runtime, &name, &db, &panel, case);
        }
    }
    criterion.final_summary();
    report::print();
}

fn measure(
    criterion: &mut Criterion,
    runtime: &Runtime,
    name: &str,
    db: &DatabaseConnection,
    panel: &Panel,
    case: &Case,
) {
    let mut group = criterion.benchmark_group(name);
    if db.get_database_backend() == sea_orm::DbBackend::Postgres {
        let pool = db.get_postgres_connection_pool();
        let sql = Sql::of(case, |column, word| format!("lower({column}) LIKE '%{word}%'"));
        let bare = || floor::postgres::bare(pool, &sql);
        group.bench_function("sql", |b| b.iter(|| runtime.block_on(bare())));
        written(&mut group, runtime, &floor::postgres::router(pool.clone(), sql.clone()));
    } else {
        let pool = db.get_sqlite_connection_pool();
        let sql = Sql::of(case, |column, word| format!("{column} LIKE '%{word}%'"));
        let bare = || floor::sqlite::bare(pool, &sql);
        group.bench_function("sql", |b| b.iter(|| runtime.block_on(bare())));
        written(&mut group, runtime, &floor::sqlite::router(pool.clone(), sql.clone()));
    }
    group.bench_function("panel", |b| {
        b.iter(|| runtime.block_on(async { black_box(spawned(panel, &case.path).await) }));
    });
    group.finish();
}

/// As a server runs a request: on a task of the runtime's own.
async fn spawned(panel: &Panel, path: &str) -> usize {
    let (panel, path) = (panel.clone(), path.to_owned());
    tokio::spawn(async move { panel.get(&path).await.len() }).await.unwrap()
}

fn written(group: &mut BenchmarkGroup<'_, WallTime>, runtime: &Runtime, router: &Router) {
    group.bench_function("floor", |b| {
        b.iter(|| {
            let router = router.clone();
            let page = async move {
                let request = Request::builder().uri("/").body(Body::empty()).unwrap();
                let Ok(answer) = router.oneshot(request).await;
                panel::text(answer).await.len()
            };
            black_box(runtime.block_on(async { tokio::spawn(page).await.unwrap() }))
        });
    });
}
