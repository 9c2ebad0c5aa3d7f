//! What the back office has beside lists and forms: a page of its own and a way to the site.

use axum::{response::Response, routing::get};
use backoffice::{
    Result,
    pages::{Button, ModelPages, Page, PageContext},
};
use sea_orm::{
    ActiveEnum, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use crate::entity::job_posting::{Column, EmploymentType, Entity};

/// The template of the statistics.
pub(crate) const TEMPLATE: (&str, &str) =
    ("statistics.html", include_str!("../templates/statistics.html"));

/// What belongs to job postings.
pub(crate) fn of_postings(postings: ModelPages) -> ModelPages {
    postings
        .page(Page::new("statistics", get(statistics)).label("Salary statistics").icon("chart"))
        .button(Button::row("View on site", |posting| format!("/api/jobs/{}", posting.key())))
}

/// What is paid for one kind of work.
#[derive(Serialize)]
struct Line {
    kind: String,
    postings: i64,
    lowest: i32,
    highest: i32,
}

/// Reads what its reader may see, and nothing else.
async fn statistics(cx: PageContext) -> Result<Response> {
    let postings = cx.select::<Entity>()?.select_only().column(Column::EmploymentType);
    let postings = postings
        .expr(Expr::col((Entity, Column::Id)).count())
        .expr(Expr::col((Entity, Column::SalaryMin)).min())
        .expr(Expr::col((Entity, Column::SalaryMin)).max())
        .group_by(Column::EmploymentType);
    let found: Vec<(EmploymentType, i64, i32, i32)> = postings.into_tuple().all(cx.db()).await?;
    let line = |(kind, postings, lowest, highest)| {
        let kind = EmploymentType::to_value(&kind).replace('_', " ");
        Line { kind, postings, lowest, highest }
    };
    cx.render("statistics.html", found.into_iter().map(line).collect::<Vec<_>>())
}
