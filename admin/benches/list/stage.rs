//! A database with many rows, filled once and used again.

use std::{env, path::PathBuf};

use backoffice::auth::{DatabaseBackend as People, NewUser, Password};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Schema};

use crate::entity::{company, job_posting};

/// The most connections, for the panel and for the floor alike.
const POOL: u32 = 10;
const COMPANIES: u64 = 10_000;
const PASSWORD: &str = "a horse on the blue cheese";

/// How many job postings there are: `BACKOFFICE_BENCH_ROWS`, or a million.
pub(crate) fn rows() -> u64 {
    env::var("BACKOFFICE_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000)
}

/// The addresses of the databases: SQLite always, PostgreSQL where it is configured as for tests.
pub(crate) async fn urls() -> Vec<(&'static str, String)> {
    let name = format!("backoffice_bench_{}", rows());
    let mut urls = Vec::new();
    if let Ok(server) = env::var("BACKOFFICE_TEST_POSTGRES_URL") {
        let server_connection = connect(&server).await;
        // It is there already when it was filled before.
        let _ = server_connection.execute_unprepared(&format!("CREATE DATABASE {name}")).await;
        let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base);
        urls.push(("PostgreSQL", format!("{base}/{name}")));
    }
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.sqlite"));
    urls.push(("SQLite", format!("sqlite://{}?mode=rwc", file.display())));
    urls
}

pub(crate) async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(POOL).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite.pragma("journal_mode", "WAL").pragma("cache_size", "-262144")
    });
    Database::connect(options).await.unwrap()
}

/// Makes tables and rows unless they are there.
pub(crate) async fn fill(db: &DatabaseConnection) {
    if db.execute_unprepared("SELECT 1 FROM bench_is_filled").await.is_ok() {
        return;
    }
    let schema = Schema::new(db.get_database_backend());
    for table in [
        schema.create_table_from_entity(company::Entity),
        schema.create_table_from_entity(job_posting::Entity),
    ] {
        db.execute(&table).await.unwrap();
    }
    let statements = match db.get_database_backend() {
        DbBackend::Postgres => postgres(rows()),
        _ => sqlite(rows()),
    };
    for statement in statements {
        db.execute_unprepared(&statement).await.unwrap();
    }
    db.execute_unprepared("CREATE TABLE bench_is_filled (yes INTEGER)").await.unwrap();
}

/// The same rows on every database, told by their number: every hundredth title has the word that
/// is searched for, one in five postings is remote, nine in ten are active.
fn columns(number: &str, modulo: &str) -> String {
    format!(
        "{number}, \
         CASE WHEN {number} {modulo} 100 = 7 THEN 'Kubernetes Engineer ' ELSE 'Backend Engineer ' END || {number}, \
         1 + ({number} * 7919) {modulo} {COMPANIES}, \
         30000 + ({number} * 104729) {modulo} 90001, \
         ({number} * 31) {modulo} 5 = 0, \
         ({number} * 17) {modulo} 10 <> 0"
    )
}

fn indexes() -> [String; 3] {
    [
        "CREATE INDEX job_posting_posted_at ON job_posting (posted_at, id)".to_owned(),
        "CREATE INDEX job_posting_company ON job_posting (company_id)".to_owned(),
        "ANALYZE".to_owned(),
    ]
}

const NAMES: &str = "id, title, company_id, salary_min, remote, is_active, description, posted_at";

fn postgres(rows: u64) -> Vec<String> {
    let text = "repeat('You will work with a small team that ships every day. ', 6)";
    let mut statements = vec![
        format!(
            "INSERT INTO company SELECT n, 'Company ' || n FROM generate_series(1, {COMPANIES}) n"
        ),
        format!(
            "INSERT INTO job_posting ({NAMES}) SELECT {}, {text}, \
             timestamptz '2020-01-01' + n * interval '2 minutes' \
             FROM generate_series(1, {rows}::bigint) n",
            columns("n", "%"),
        ),
    ];
    statements.extend(indexes());
    statements.push("VACUUM ANALYZE".to_owned());
    statements
}

fn sqlite(rows: u64) -> Vec<String> {
    let text = "replace(hex(zeroblob(3)), '00', 'You will work with a small team that ships every day. You will')";
    let numbers = |most: u64| {
        format!("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {most})")
    };
    let mut statements = vec![
        format!("{} INSERT INTO company SELECT n, 'Company ' || n FROM t", numbers(COMPANIES)),
        format!(
            "{} INSERT INTO job_posting ({NAMES}) SELECT {}, {text}, \
             strftime('%Y-%m-%dT%H:%M:%S+00:00', '2020-01-01', (n * 2) || ' minutes') FROM t",
            numbers(rows),
            columns("n", "%"),
        ),
    ];
    statements.extend(indexes());
    statements
}

/// Somebody who may do everything, and what they type.
pub(crate) async fn person(db: &DatabaseConnection) -> [(&'static str, &'static str); 2] {
    let new = NewUser { is_superuser: true, ..NewUser::staff("bench", Password::new(PASSWORD)) };
    // There already when the database was used before.
    let _ = People::new(db.clone()).create_user(new).await;
    [("username", "bench"), ("password", PASSWORD)]
}
