//! The board, its people, and what stands in its tables.

use backoffice::{
    Permission::{Add, Change, Delete, View},
    history::entity as history,
    testing::{Person, TestForm, TestPage, TestSite, TestSiteBuilder},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait,
};

use super::entity::{company, invoice, job, note, seat, strict, topic, word};

/// `ana` may do everything, `pat`, too, except with jobs of a certain kind, `vic` only look at jobs, `eda` edit jobs and nothing else, `del` delete
/// companies and see the rest.
pub(crate) fn board() -> TestSiteBuilder {
    let site = TestSite::of(|admin| {
        admin
            .register::<company::Entity>()
            .register::<job::Entity>()
            .register::<invoice::Entity>()
            .register::<note::Entity>()
            .register::<topic::Entity>()
            .register::<seat::Entity>()
            .register::<word::Entity>()
            .register::<strict::Entity>()
    });
    site.table::<company::Entity>()
        .table::<job::Entity>()
        .table::<invoice::Entity>()
        .table::<note::Entity>()
        .table::<topic::Entity>()
        .table::<seat::Entity>()
        .table::<word::Entity>()
        .person(Person::new("ana").superuser())
        .person(Person::new("vic").grant("job", View))
        .person(Person::new("eda").grant("job", Change).grant("job", Add))
        .person(Person::new("pat").superuser())
        .person(
            Person::new("del").grant("company", Delete).grant("company", View).grant("job", View),
        )
}

pub(crate) async fn run(site: &TestSite, sql: &str) {
    site.db().execute_unprepared(sql).await.unwrap();
}

/// Acme (1), Beta (2) and one that nobody may see (3).
pub(crate) async fn companies(site: &TestSite) {
    for (id, name, hidden) in [(1, "Acme", false), (2, "Beta", false), (3, "Ghost", true)] {
        let row = company::ActiveModel { id: Set(id), name: Set(name.into()), hidden: Set(hidden) };
        row.insert(site.db()).await.unwrap();
    }
    count_on(site, "company").await;
}

/// PostgreSQL does not count on after a key that was given.
async fn count_on(site: &TestSite, table: &str) {
    if site.db().get_database_backend() == DbBackend::Postgres {
        run(site, &format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), 100)")).await;
    }
}

/// The job "Baker" (7) at Acme.
pub(crate) async fn baker(site: &TestSite) -> job::Model {
    companies(site).await;
    let row = job::ActiveModel {
        id: Set(7),
        title: Set("Baker".to_owned()),
        body: Set(Some("Line one\r\nLine two\n\nLine four".to_owned())),
        company_id: Set(1),
        status: Set(job::Status::Open),
        remote: Set(true),
        featured: Set(None),
        salary: Set(30_000),
        bonus: Set(Some("12.50".parse().unwrap())),
        posted_at: Set(Some("2026-05-01T09:30:00.123456".parse().unwrap())),
        stars: Set(3),
        slug: Set("baker".to_owned()),
        views: Set(0),
        api_token: Set(Some("s3cr3t-t0k3n".to_owned())),
    };
    row.insert(site.db()).await.unwrap();
    count_on(site, "job").await;
    job(site, 7).await
}

pub(crate) async fn job(site: &TestSite, id: i64) -> job::Model {
    job::Entity::find_by_id(id).one(site.db()).await.unwrap().unwrap()
}

pub(crate) async fn count<E>(site: &TestSite, _: E) -> u64
where
    E: EntityTrait<Model: Sync>,
{
    E::find().count(site.db()).await.unwrap()
}

pub(crate) async fn entries(site: &TestSite) -> Vec<history::Model> {
    history::Entity::find().all(site.db()).await.unwrap()
}

/// The form for a job, filled in so that it can be saved.
pub(crate) fn filled(page: &TestPage) -> TestForm {
    page.form()
        .set("title", "Miller")
        .set("company_id", "1")
        .set("salary", "28000")
        .set("_save", "1")
}

/// What stands next to a field that was refused.
pub(crate) fn errors_of(page: &TestPage, field: &str) -> String {
    let html = page.html();
    let Some((_, rest)) = html.split_once(&format!("id=\"field-{field}-error\"")) else {
        return String::new();
    };
    rest.split("</ul>").next().unwrap_or_default().to_owned()
}

/// Asserts that a form was refused for this field alone.
pub(crate) fn assert_refused(page: &TestPage, field: &str, sentence: &str) {
    assert_eq!(page.status(), 422, "{}", page.text());
    assert!(errors_of(page, field).contains(sentence), "{field}: {}", page.text());
    assert_eq!(page.html().matches("class=\"field__errors\"").count(), 1, "{}", page.text());
}

/// A page without what differs from request to request: tokens, the number of the request, and the
/// address that was asked for.
pub(crate) fn stripped(page: &TestPage, address: &str) -> String {
    let html = page.html().replace("&#x2f;", "/").replace(address, "…");
    html.split(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| if word.len() >= 32 { "…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}
