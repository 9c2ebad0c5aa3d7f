//! The public service that was there before the back office: plain axum and SeaORM.

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    routing::get,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::entity::{company, job_posting};

const MOST_ROWS: u64 = 100;

/// The routes below `/api`.
pub(crate) fn router(db: DatabaseConnection) -> Router {
    Router::new()
        .route("/jobs", get(jobs))
        .route("/jobs/{id}", get(job))
        .route("/companies", get(companies))
        .with_state(db)
}

type Answer<T> = Result<Json<T>, Failure>;

async fn jobs(State(db): State<DatabaseConnection>, Query(wish): Query<Wish>) -> Answer<Page<Job>> {
    let select = job_posting::Entity::find()
        .filter(job_posting::Column::IsActive.eq(true))
        .order_by_desc(job_posting::Column::PostedAt)
        .order_by_desc(job_posting::Column::Id)
        .find_also_related(company::Entity);
    let rows = select.offset(wish.offset()).limit(wish.limit() + 1).all(&db).await?;
    Ok(Json(wish.page(rows.into_iter().map(Job::from).collect())))
}

async fn job(State(db): State<DatabaseConnection>, Path(id): Path<i64>) -> Answer<Job> {
    let select = job_posting::Entity::find_by_id(id)
        .filter(job_posting::Column::IsActive.eq(true))
        .find_also_related(company::Entity);
    select.one(&db).await?.map(|row| Json(row.into())).ok_or(Failure::NotFound)
}

async fn companies(
    State(db): State<DatabaseConnection>,
    Query(wish): Query<Wish>,
) -> Answer<Page<Company>> {
    let select = company::Entity::find()
        .order_by_asc(company::Column::Name)
        .order_by_asc(company::Column::Id);
    let rows = select.offset(wish.offset()).limit(wish.limit() + 1).all(&db).await?;
    Ok(Json(wish.page(rows.into_iter().map(Company::from).collect())))
}

/// Which part of a long list is wanted.
#[derive(Deserialize)]
struct Wish {
    page: Option<u32>,
    size: Option<u64>,
}

impl Wish {
    fn number(&self) -> u64 {
        u64::from(self.page.unwrap_or(1).max(1))
    }

    fn limit(&self) -> u64 {
        self.size.unwrap_or(20).clamp(1, MOST_ROWS)
    }

    fn offset(&self) -> u64 {
        (self.number() - 1) * self.limit()
    }

    /// `rows` holds one row too many where another page follows.
    fn page<T>(&self, mut rows: Vec<T>) -> Page<T> {
        let limit = usize::try_from(self.limit()).expect("a page is short");
        let more = rows.len() > limit;
        rows.truncate(limit);
        Page { results: rows, page: self.number(), more }
    }
}

#[derive(Serialize)]
struct Page<T> {
    results: Vec<T>,
    page: u64,
    more: bool,
}

#[derive(Serialize)]
struct Job {
    id: i64,
    title: String,
    company: Option<String>,
    salary_min: i32,
    salary_max: Option<i32>,
    currency: String,
    remote: bool,
    description: String,
    posted_at: DateTime<Utc>,
}

impl From<(job_posting::Model, Option<company::Model>)> for Job {
    fn from((posting, company): (job_posting::Model, Option<company::Model>)) -> Self {
        Self {
            id: posting.id,
            title: posting.title,
            company: company.map(|company| company.name),
            salary_min: posting.salary_min,
            salary_max: posting.salary_max,
            currency: posting.currency_code,
            remote: posting.remote,
            description: posting.description,
            posted_at: posting.posted_at,
        }
    }
}

#[derive(Serialize)]
struct Company {
    id: i32,
    name: String,
    website: Option<String>,
}

impl From<company::Model> for Company {
    fn from(company: company::Model) -> Self {
        Self { id: company.id, name: company.name, website: company.website }
    }
}

enum Failure {
    NotFound,
    Database(DbErr),
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl axum::response::IntoResponse for Failure {
    fn into_response(self) -> axum::response::Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::Database(error) => {
                tracing::error!(%error, "a query of the public service failed");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
    }
}
