//! Three books by two authors, and the gate to them.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use backoffice::{
    Actor, ModelAdmin, Permission, Result,
    descriptor::{Described, EntityDescriptor},
    field::Field,
    resource::{
        Column, Database, Limits, Path, Plain, Predicate, Registration, Registry, RowQuery, Source,
    },
    testing::TestDatabase,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseBackend,
    DatabaseConnection, EntityTrait, Schema, Value, sea_query::IntoCondition,
};

use crate::entity::{author, book, shelf, shelving};

pub(crate) fn text(value: &Value) -> String {
    backoffice::value::text(value)
}

/// One part of a key as a URL spells it.
pub(crate) fn encoded(part: &str) -> String {
    let marked = matches!(part, "" | "." | ".." | "-") || part.starts_with('~');
    format!("{}{}", if marked { "~" } else { "" }, backoffice::urls::segment(part))
}

/// Authors, of whom hidden ones are out of everybody's scope.
struct AuthorAdmin;

impl Described for AuthorAdmin {
    type Entity = author::Entity;

    fn descriptor() -> EntityDescriptor {
        EntityDescriptor::default()
    }
}

impl ModelAdmin for AuthorAdmin {
    fn scope(_: &Actor) -> Condition {
        author::Column::Hidden.eq(false).into_condition()
    }
}

/// Books, with every path that the claims follow.
#[derive(backoffice::Admin)]
#[admin(
    entity = book::Entity,
    list_display(id, title, pages, author, author.name, sequel_of, sequel_of.author.name),
    list_filter(shelves, shelves.code, author.books, author.books.title),
    ordering(title),
)]
struct BookAdmin;

pub(crate) struct Library {
    connection: DatabaseConnection,
    database: Database,
    registry: Registry,
    actor: Actor,
    stranger: Actor,
    statements: Arc<AtomicUsize>,
}

impl Library {
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
        fill(&connection).await;
        let registrations = vec![
            Registration::of::<BookAdmin>(),
            Registration::of::<AuthorAdmin>(),
            Registration::of::<Plain<shelf::Entity>>(),
            Registration::of::<Plain<shelving::Entity>>(),
        ];
        Self {
            database: Database::open(connection.clone(), Limits::default()).await.unwrap(),
            connection,
            registry: Registry::build(registrations).unwrap(),
            actor: Actor::new("1", "ana").superuser(),
            stranger: Actor::new("2", "eve"),
            statements,
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.database.backend() == DatabaseBackend::Sqlite
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.database.backend() == DatabaseBackend::Postgres
    }

    /// Lets PostgreSQL learn the size of the table.
    pub(crate) async fn analyze(&self) {
        if self.is_postgres() {
            self.connection.execute_unprepared("ANALYZE book").await.unwrap();
        }
    }

    pub(crate) fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }

    pub(crate) fn books(&self) -> Source<'_> {
        self.source("book")
    }

    pub(crate) fn authors(&self) -> Source<'_> {
        self.source("author")
    }

    pub(crate) fn shelvings(&self) -> Source<'_> {
        self.source("shelving")
    }

    fn source(&self, slug: &str) -> Source<'_> {
        let resource = self.registry.get(slug).unwrap();
        let view = Permission::View;
        Source::open(&self.database, &self.registry, resource, &self.actor, view).unwrap()
    }

    pub(crate) fn open_as_stranger(&self, permission: Permission) -> Result<Source<'_>> {
        let resource = self.registry.get("book").unwrap();
        Source::open(&self.database, &self.registry, resource, &self.stranger, permission)
    }

    /// The books, of which no more than `rows` are counted.
    pub(crate) async fn capped(&self, rows: u64) -> Capped<'_> {
        let mut limits = Limits::default();
        limits.count_rows = rows;
        let database = Database::open(self.connection.clone(), limits).await.unwrap();
        Capped { database, library: self }
    }

    pub(crate) fn path(&self, dotted: &str) -> Path {
        let book = self.registry.get("book").unwrap();
        let filters = book.list_filter.iter().filter_map(|filter| filter.path());
        let mut paths = book.list_display.iter().filter_map(Column::path).chain(filters);
        paths.find(|path| path.dotted == dotted).unwrap().clone()
    }

    pub(crate) fn field(&self, name: &str) -> Arc<Field> {
        self.registry.get("book").unwrap().field(name).unwrap().clone()
    }

    pub(crate) async fn ids(&self, query: &RowQuery) -> Vec<String> {
        let rows = self.books().rows(query).await.unwrap();
        rows.iter().map(|row| row.key.to_url()).collect()
    }

    pub(crate) async fn matching(&self, predicate: &Predicate) -> Vec<String> {
        let order = vec![backoffice::resource::Order { path: self.path("id"), descending: false }];
        let (columns, predicate) = (vec![self.path("id").into()], predicate.clone());
        self.ids(&RowQuery {
            columns,
            predicate,
            order,
            limit: 100,
            offset: 0,
            seek: backoffice::resource::Seek::default(),
        })
        .await
    }

    pub(crate) async fn hide_author(&self, id: i64) {
        let hidden = author::ActiveModel { id: Set(id), hidden: Set(true), ..Default::default() };
        hidden.update(&self.connection).await.unwrap();
    }

    pub(crate) async fn shelve(&self, book: i64, code: &str) {
        let shelf = shelf::ActiveModel { code: Set(code.to_owned()) };
        shelf.insert(&self.connection).await.unwrap();
        let shelving = shelving::ActiveModel {
            book_id: Set(book),
            shelf_code: Set(code.to_owned()),
            place: Set(1),
        };
        shelving.insert(&self.connection).await.unwrap();
    }

    /// A new author's values, by the place of their columns.
    pub(crate) fn author(&self, name: &str) -> Vec<(usize, Value)> {
        vec![(1, name.into()), (2, false.into())]
    }
}

/// The books under a smaller cap.
pub(crate) struct Capped<'a> {
    database: Database,
    library: &'a Library,
}

impl Capped<'_> {
    pub(crate) async fn count(&self, predicate: &Predicate) -> Result<backoffice::resource::Count> {
        let Library { registry, actor, .. } = self.library;
        let resource = registry.get("book").unwrap();
        Source::open(&self.database, registry, resource, actor, Permission::View)?
            .count(predicate)
            .await
    }
}

async fn fill(db: &DatabaseConnection) {
    create(db, author::Entity).await;
    create(db, book::Entity).await;
    create(db, shelf::Entity).await;
    create(db, shelving::Entity).await;
    for name in ["Ursula", "Iain"] {
        let author = author::ActiveModel {
            name: Set(name.to_owned()),
            hidden: Set(false),
            ..Default::default()
        };
        author.insert(db).await.unwrap();
    }
    book(db, "A Wizard of Earthsea", 1, None, Some(183)).await;
    book(db, "The Tombs of Atuan", 1, Some(1), Some(212)).await;
    book(db, "Use of Weapons: 100% true", 2, None, None).await;
}

async fn create(db: &DatabaseConnection, entity: impl EntityTrait) {
    let schema = Schema::new(db.get_database_backend());
    db.execute(&schema.create_table_from_entity(entity)).await.unwrap();
}

async fn book(
    db: &DatabaseConnection,
    title: &str,
    author_id: i64,
    sequel_of_id: Option<i64>,
    pages: Option<i32>,
) {
    let book = book::ActiveModel {
        title: Set(title.to_owned()),
        author_id: Set(author_id),
        sequel_of_id: Set(sequel_of_id),
        pages: Set(pages),
        ..Default::default()
    };
    book.insert(db).await.unwrap();
}
