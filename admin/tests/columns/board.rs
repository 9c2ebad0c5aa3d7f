//! The board in a database of its own, and its lists without the web around them.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use backoffice::{
    Actor, Permission,
    changelist::{Changelist, ChangelistPage, ListError, Params},
    resource::{Database, Limits, Registration, Registry, Source},
    testing::TestDatabase,
    ui::Cell,
    urls::Urls,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection,
    EntityTrait, QueryFilter, Schema,
};

use crate::entity::{company, job, job_tag, tag};

pub(crate) struct Board {
    pub(crate) connection: DatabaseConnection,
    database: Database,
    pub(crate) registry: Registry,
    pub(crate) actor: Actor,
    statements: Arc<AtomicUsize>,
}

pub(crate) fn job(title: &str) -> job::ActiveModel {
    job::ActiveModel {
        title: Set(title.to_owned()),
        company_id: Set(1),
        salary_min: Set(10),
        salary_max: Set(Some(90)),
        is_active: Set(true),
        kind: Set(job::Kind::FullTime),
        ..Default::default()
    }
}

impl Board {
    /// A board with two companies, on every database.
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
        let registrations = vec![
            Registration::of::<company::Entity>(),
            Registration::of::<job::Entity>(),
            Registration::of::<tag::Entity>(),
        ];
        Self {
            database: Database::open(connection.clone(), Limits::default()).await.unwrap(),
            connection,
            registry: Registry::build(registrations).unwrap(),
            actor: Actor::new("1", "ana").superuser(),
            statements,
        }
    }

    pub(crate) async fn add(&self, job: job::ActiveModel) -> i64 {
        job.insert(&self.connection).await.unwrap().id
    }

    /// Ties tags of these names to a job.
    pub(crate) async fn tag(&self, job_id: i64, names: &[&str]) {
        for name in names {
            let known = tag::Entity::find().filter(tag::Column::Name.eq(*name));
            let tag = match known.one(&self.connection).await.unwrap() {
                Some(tag) => tag,
                None => {
                    let tag =
                        tag::ActiveModel { name: Set((*name).to_owned()), ..Default::default() };
                    tag.insert(&self.connection).await.unwrap()
                }
            };
            let tie = job_tag::ActiveModel { job_id: Set(job_id), tag_id: Set(tag.id) };
            tie.insert(&self.connection).await.unwrap();
        }
    }

    pub(crate) async fn try_list(&self, url: &str) -> Result<ChangelistPage, ListError> {
        let (model, query) = url.split_once('?').unwrap_or((url, ""));
        let resource = self.registry.get(model).unwrap();
        let view = Permission::View;
        let source =
            Source::open(&self.database, &self.registry, resource, &self.actor, view).unwrap();
        Changelist::load(&source, &Params::parse(query)?, &Urls::new("/admin")).await
    }

    pub(crate) async fn list(&self, url: &str) -> ChangelistPage {
        self.try_list(url).await.unwrap_or_else(|error| panic!("{url}: {error:?}"))
    }

    /// What the rows are called, in their order.
    pub(crate) async fn titles(&self, url: &str) -> Vec<String> {
        self.list(url).await.rows.into_iter().map(|row| row.label).collect()
    }

    /// The parameter that a query is refused for, and the key of the sentence that says why.
    pub(crate) async fn refused(&self, url: &str) -> (String, &'static str) {
        match self.try_list(url).await {
            Err(ListError::Refused(bad)) => (bad.parameter().to_owned(), bad.message().key()),
            other => panic!("{url} was not refused: {other:?}"),
        }
    }

    pub(crate) fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }
}

/// The cells of a column, from the first row to the last.
pub(crate) fn cells(page: &ChangelistPage, column: &str) -> Vec<Cell> {
    let place = page.columns.iter().position(|other| other.name == column).unwrap();
    page.rows.iter().map(|row| row.cells[place].clone()).collect()
}

async fn create(connection: &DatabaseConnection) {
    let schema = Schema::new(connection.get_database_backend());
    for table in [
        schema.create_table_from_entity(company::Entity),
        schema.create_table_from_entity(job::Entity),
        schema.create_table_from_entity(tag::Entity),
        schema.create_table_from_entity(job_tag::Entity),
    ] {
        connection.execute(&table).await.unwrap();
    }
    for name in ["Acme", "Globex"] {
        let company = company::ActiveModel { name: Set(name.to_owned()), ..Default::default() };
        company.insert(connection).await.unwrap();
    }
}
