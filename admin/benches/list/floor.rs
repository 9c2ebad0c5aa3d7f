//! The same list written by hand for one table: axum, sqlx and minijinja, without people, rights,
//! columns to choose or anything else that the panel has.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use http::header;
use minijinja::Environment;
use sea_orm::sqlx::{self, Pool, Postgres, Row, Sqlite};
use serde::Serialize;

use crate::cases::Case;

const TEMPLATE: &str = include_str!("floor.html");

#[derive(Serialize)]
struct Job {
    id: i64,
    title: String,
    company: String,
    salary_min: i32,
    remote: bool,
    is_active: bool,
    posted_at: String,
}

#[derive(Serialize)]
struct Page {
    jobs: Vec<Job>,
    count: i64,
}

/// The statements of one case on one database.
#[derive(Clone)]
pub(crate) struct Sql {
    rows: String,
    count: Option<String>,
    lookup: bool,
}

#[derive(Serialize)]
struct Found {
    key: i64,
    label: String,
}

impl Sql {
    /// The rows joined to their companies after they were chosen, and a count that ends at a cap.
    ///
    /// `like` is how the database finds a word in a column.
    pub(crate) fn of(case: &Case, like: fn(&str, &str) -> String) -> Self {
        if case.lookup {
            let condition = like("name", case.word);
            let rows = format!(
                "SELECT id, name FROM company WHERE {condition} ORDER BY name, id LIMIT 21"
            );
            return Self { rows, count: None, lookup: true };
        }
        let title = like("title", case.word);
        let condition = case.condition.replace("LIKE_TITLE", &title);
        let rows = format!(
            "SELECT p.id, p.title, c.name, p.salary_min, p.remote, p.is_active, p.posted_at FROM \
             (SELECT id, title, company_id, salary_min, remote, is_active, posted_at \
             FROM job_posting WHERE {condition} ORDER BY {order} LIMIT 101 {offset}) p \
             LEFT JOIN company c ON c.id = p.company_id ORDER BY p.{outside}",
            order = case.order,
            // Both tables have a key of that name.
            outside = case.order.replace(", ", ", p."),
            offset = case.offset,
        );
        let counted = case.counted.map(|condition| condition.replace("LIKE_TITLE", &title));
        let count = counted.map(|condition| {
            format!(
                "SELECT count(*) FROM \
                 (SELECT 1 FROM job_posting WHERE {condition} LIMIT 10001) capped"
            )
        });
        Self { rows, count, lookup: false }
    }
}

macro_rules! floor {
    ($name:ident, $database:ty) => {
        pub(crate) mod $name {
            use super::*;

            async fn rows(pool: &Pool<$database>, sql: &Sql) -> Vec<Job> {
                let statement = sqlx::query(sqlx::AssertSqlSafe(sql.rows.clone()));
                let rows = statement.fetch_all(pool).await.unwrap();
                rows.iter()
                    .map(|row| Job {
                        id: row.get(0),
                        title: row.get(1),
                        company: row.get(2),
                        salary_min: row.get(3),
                        remote: row.get(4),
                        is_active: row.get(5),
                        posted_at: row
                            .get::<chrono::DateTime<chrono::Utc>, _>(6)
                            .format("%Y-%m-%d %H:%M")
                            .to_string(),
                    })
                    .collect()
            }

            async fn found(pool: &Pool<$database>, sql: &Sql) -> Vec<Found> {
                let statement = sqlx::query(sqlx::AssertSqlSafe(sql.rows.clone()));
                let rows = statement.fetch_all(pool).await.unwrap();
                rows.iter().map(|row| Found { key: row.get(0), label: row.get(1) }).collect()
            }

            async fn count(pool: &Pool<$database>, sql: &Sql) -> i64 {
                let Some(count) = &sql.count else { return -1 };
                let statement = sqlx::query_scalar(sqlx::AssertSqlSafe(count.clone()));
                statement.fetch_one(pool).await.unwrap()
            }

            /// What the database alone takes: one statement after the other, nothing made of it.
            pub(crate) async fn bare(pool: &Pool<$database>, sql: &Sql) {
                let statement = sqlx::query(sqlx::AssertSqlSafe(sql.rows.clone()));
                statement.fetch_all(pool).await.unwrap();
                count(pool, sql).await;
            }

            type Shared = Arc<(Pool<$database>, Sql, Environment<'static>)>;

            async fn show(State(shared): State<Shared>) -> Response {
                let (pool, sql, environment) = &*shared;
                if sql.lookup {
                    let json = serde_json::to_string(&found(pool, sql).await).unwrap();
                    return ([(header::CONTENT_TYPE, "application/json")], json).into_response();
                }
                let (jobs, count) = tokio::join!(rows(pool, sql), count(pool, sql));
                let template = environment.get_template("list").unwrap();
                let page = minijinja::value::Serde(Page { jobs, count });
                Html(template.render(page).unwrap()).into_response()
            }

            pub(crate) fn router(pool: Pool<$database>, sql: Sql) -> Router {
                let mut environment = Environment::new();
                environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
                environment.add_template("list", TEMPLATE).unwrap();
                Router::new().route("/", get(show)).with_state(Arc::new((pool, sql, environment)))
            }
        }
    };
}

floor!(postgres, Postgres);
floor!(sqlite, Sqlite);
