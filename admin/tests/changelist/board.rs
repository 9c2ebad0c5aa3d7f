//! The job board in a database of its own, and its list of jobs without the web around it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use backoffice::{
    Actor, Permission,
    changelist::{Changelist, ChangelistPage, ListError, Params},
    format::Format,
    resource::{Database, Limits, Registry, Source},
    testing::TestDatabase,
    urls::Urls,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ConnectionTrait, DatabaseConnection, EntityTrait, Schema,
    prelude::{DateTimeUtc, Uuid},
};

use crate::entity::{self, article, company, job, job_tag, note, tag};

pub(crate) struct Board {
    connection: DatabaseConnection,
    database: Database,
    registry: Registry,
    actor: Actor,
    statements: Arc<AtomicUsize>,
    jobs: AtomicI64,
}

/// A moment in UTC.
pub(crate) fn moment(text: &str) -> DateTimeUtc {
    format!("{text}Z").parse().unwrap()
}

/// A job that nobody would look twice at.
pub(crate) fn job(title: &str) -> job::ActiveModel {
    job::ActiveModel {
        title: Set(title.to_owned()),
        company_id: Set(1),
        salary_min: Set(50_000),
        views: Set(0),
        remote: Set(false),
        kind: Set(job::Kind::FullTime),
        posted_at: Set(moment("2026-03-15T12:00:00")),
        reference: Set(Uuid::from_u128(1)),
        hidden: Set(false),
        ..Default::default()
    }
}

impl Board {
    /// An empty board with two companies, on every database.
    pub(crate) async fn each(claim: impl AsyncFn(Self)) {
        TestDatabase::each(async |database| claim(Self::open(database).await).await).await;
    }

    async fn open(database: TestDatabase) -> Self {
        let mut connection = database.connection().clone();
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        connection.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        create(&connection).await;
        Self {
            database: Database::open(connection.clone(), Limits::default()).await.unwrap(),
            connection,
            registry: entity::registry(),
            actor: Actor::new("1", "ana").superuser(),
            statements,
            jobs: AtomicI64::new(0),
        }
    }

    /// Nothing is read back: SeaORM does not read every number that it writes.
    pub(crate) async fn add(&self, job: job::ActiveModel) -> i64 {
        let id = self.next_id();
        let job = job::ActiveModel { id: Set(id), ..job };
        job::Entity::insert(job).exec_without_returning(&self.connection).await.unwrap();
        id
    }

    fn next_id(&self) -> i64 {
        self.jobs.fetch_add(1, Ordering::SeqCst) + 1
    }

    pub(crate) async fn add_titles(&self, titles: &[&str]) {
        for title in titles {
            self.add(job(title)).await;
        }
    }

    /// Jobs numbered from 1 on, each a minute after the one before.
    pub(crate) async fn fill(&self, rows: i64) {
        let start = moment("2026-01-01T00:00:00");
        let jobs = (1..=rows).map(|number| job::ActiveModel {
            id: Set(self.next_id()),
            posted_at: Set(start + Duration::from_secs(60 * number.unsigned_abs())),
            company_id: Set(1 + number % 2),
            ..job(&format!("Job {number:03}"))
        });
        let jobs: Vec<_> = jobs.collect();
        for part in jobs.chunks(100) {
            let part = job::Entity::insert_many(part.to_vec());
            part.exec_without_returning(&self.connection).await.unwrap();
        }
    }

    pub(crate) async fn tag(&self, job: i64, name: &str) {
        let tag = tag::ActiveModel { name: Set(name.to_owned()), ..Default::default() };
        let tag = tag.insert(&self.connection).await.unwrap();
        let link = job_tag::ActiveModel { job_id: Set(job), tag_id: Set(tag.id) };
        link.insert(&self.connection).await.unwrap();
    }

    /// An article with what was noted about it, and by whom.
    pub(crate) async fn write(&self, title: &str, body: &str, notes: &[(&str, &str)]) {
        let article = article::ActiveModel {
            title: Set(title.to_owned()),
            body: Set(body.to_owned()),
            code: Set(format!("c-{}", title.len())),
            ..Default::default()
        };
        let article = article.insert(&self.connection).await.unwrap();
        for (text, author) in notes {
            let note = note::ActiveModel {
                article_id: Set(article.id),
                text: Set((*text).to_owned()),
                author: Set((*author).to_owned()),
                ..Default::default()
            };
            note.insert(&self.connection).await.unwrap();
        }
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// The same board, read by somebody who reads so.
    pub(crate) fn read_by(self, format: Format) -> Self {
        Self { actor: self.actor.reading(format), ..self }
    }

    /// The same board where adding up may take so long.
    pub(crate) async fn adding_for(self, summary_time: Duration) -> Self {
        let mut limits = Limits::default();
        limits.summary_time = summary_time;
        let database = Database::open(self.connection.clone(), limits).await.unwrap();
        Self { database, ..self }
    }

    /// The same board where counting stops so early.
    pub(crate) async fn counting_to(self, count_rows: u64) -> Self {
        let mut limits = Limits::default();
        limits.count_rows = count_rows;
        let database = Database::open(self.connection.clone(), limits).await.unwrap();
        Self { database, ..self }
    }

    /// The same board where counting may take so long, with these models.
    pub(crate) async fn with(self, count_time: Duration, registry: Registry) -> Self {
        let mut limits = Limits::default();
        limits.count_time = count_time;
        let database = Database::open(self.connection.clone(), limits).await.unwrap();
        Self { database, registry, ..self }
    }

    pub(crate) fn source(&self) -> Source<'_> {
        self.source_of("job")
    }

    pub(crate) fn source_of(&self, model: &str) -> Source<'_> {
        let resource = self.registry.get(model).unwrap();
        let view = Permission::View;
        Source::open(&self.database, &self.registry, resource, &self.actor, view).unwrap()
    }

    pub(crate) async fn try_list(&self, query: &str) -> Result<ChangelistPage, ListError> {
        let params = Params::parse(query)?;
        Changelist::load(&self.source(), &params, &Urls::new("/admin")).await
    }

    pub(crate) async fn list_of(&self, model: &str, query: &str) -> ChangelistPage {
        let params = Params::parse(query).unwrap();
        Changelist::load(&self.source_of(model), &params, &Urls::new("/admin")).await.unwrap()
    }

    pub(crate) async fn titles_of(&self, model: &str, query: &str) -> Vec<String> {
        self.list_of(model, query).await.rows.into_iter().map(|row| row.label).collect()
    }

    pub(crate) async fn refused_of(&self, model: &str, query: &str) -> (String, &'static str) {
        let params = Params::parse(query).unwrap();
        match Changelist::load(&self.source_of(model), &params, &Urls::new("/admin")).await {
            Err(ListError::Refused(bad)) => (bad.parameter().to_owned(), bad.message().key()),
            other => panic!("{query} was not refused: {other:?}"),
        }
    }

    pub(crate) async fn list(&self, query: &str) -> ChangelistPage {
        self.try_list(query).await.unwrap_or_else(|error| panic!("{query}: {error:?}"))
    }

    /// What the rows of a list are called, in their order.
    pub(crate) async fn titles(&self, query: &str) -> Vec<String> {
        self.list(query).await.rows.into_iter().map(|row| row.label).collect()
    }

    /// The parameter that a query is refused for, and the key of the sentence that says why.
    pub(crate) async fn refused(&self, query: &str) -> (String, &'static str) {
        match self.try_list(query).await {
            Err(ListError::Refused(bad)) => (bad.parameter().to_owned(), bad.message().key()),
            other => panic!("{query} was not refused: {other:?}"),
        }
    }

    pub(crate) fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }
}

async fn create(connection: &DatabaseConnection) {
    let schema = Schema::new(connection.get_database_backend());
    for table in [
        schema.create_table_from_entity(company::Entity),
        schema.create_table_from_entity(job::Entity),
        schema.create_table_from_entity(tag::Entity),
        schema.create_table_from_entity(job_tag::Entity),
        schema.create_table_from_entity(article::Entity),
        schema.create_table_from_entity(note::Entity),
    ] {
        connection.execute(&table).await.unwrap();
    }
    if connection.get_database_backend() == sea_orm::DbBackend::MySql {
        let index = "CREATE FULLTEXT INDEX body ON article (body)";
        connection.execute_unprepared(index).await.unwrap();
    }
    for (name, country) in [("Acme", Some("DE")), ("Globex", None)] {
        let country = Set(country.map(str::to_owned));
        let company =
            company::ActiveModel { name: Set(name.to_owned()), country, ..Default::default() };
        company.insert(connection).await.unwrap();
    }
}
