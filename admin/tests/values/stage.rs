//! One table in a throw-away database, and the gate to it.

use std::sync::Arc;

use backoffice::{
    Actor, Message, ModelAdmin, Permission,
    field::Field,
    format::Format,
    resource::{
        Cell, Database, Key, Limits, Op, Order, Path, Plain, Predicate, Registration, Registry,
        Row, RowQuery, Seek, Source, WriteError,
    },
    testing::TestDatabase,
    value,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel, Schema, Statement, Value,
};

use super::entity::{Mood, Tint};

pub(super) struct Stage {
    test: TestDatabase,
    database: Database,
    registry: Registry,
    actor: Actor,
}

impl Stage {
    /// The table of `E`, made by SeaORM itself.
    pub(super) async fn of<E>(test: TestDatabase) -> Self
    where
        E: EntityTrait,
        Plain<E>: ModelAdmin<Entity = E>,
        E::Model: IntoActiveModel<E::ActiveModel> + Sync,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        let schema = Schema::new(test.backend());
        if test.backend() == DbBackend::Postgres {
            for create in [
                schema.create_enum_from_active_enum::<Mood>().unwrap(),
                schema.create_enum_from_active_enum::<Tint>().unwrap(),
            ] {
                test.connection().execute(&create).await.unwrap();
            }
        }
        test.connection().execute(&schema.create_table_from_entity(E::default())).await.unwrap();
        let database = Database::open(test.connection().clone(), Limits::default()).await.unwrap();
        let registry = Registry::build(vec![Registration::of::<Plain<E>>()]).unwrap();
        Self { test, database, registry, actor: Actor::new("1", "ana").superuser() }
    }

    pub(super) fn backend(&self) -> DbBackend {
        self.test.backend()
    }

    pub(super) fn test(&self) -> &TestDatabase {
        &self.test
    }

    pub(super) async fn run(&self, sql: &str) {
        self.test
            .connection()
            .execute_unprepared(sql)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub(super) fn source(&self) -> Source<'_> {
        let resource = &self.registry.resources()[0];
        Source::open(&self.database, &self.registry, resource, &self.actor, Permission::Change)
            .unwrap()
    }

    pub(super) fn field(&self, name: &str) -> Arc<Field> {
        self.source().resource().field(name).unwrap_or_else(|| panic!("no field {name}")).clone()
    }

    pub(super) fn key(&self, id: i64) -> Key {
        Key::from_url(&id.to_string(), &self.source().resource().shape).unwrap()
    }

    /// The row, every cell in the order of the entity.
    pub(super) async fn row(&self, id: i64) -> Row {
        self.source().find(&self.key(id)).await.unwrap().unwrap()
    }

    pub(super) fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a Cell {
        &row.cells[self.field(name).index]
    }

    /// How many rows hold this value in this field.
    pub(super) async fn equal(&self, name: &str, value: Value) -> usize {
        let path = Path::own(self.field(name));
        let query = RowQuery {
            columns: vec![path.clone().into()],
            predicate: Predicate::Compare(path, Op::Eq, value),
            order: vec![Order { path: Path::own(self.field("id")), descending: false }],
            limit: 10,
            offset: 0,
            seek: Seek::default(),
        };
        self.source().rows(&query).await.unwrap().len()
    }

    /// Writes through the entity's own `ActiveModel`, as a form does.
    pub(super) async fn insert(&self, values: Vec<(usize, Value)>) -> Result<Key, WriteError> {
        let unit = self.source().begin().await.unwrap();
        let key = unit.insert(values).await?;
        unit.commit().await.unwrap();
        Ok(key)
    }

    pub(super) async fn update(
        &self,
        id: i64,
        values: Vec<(usize, Value)>,
    ) -> Result<(), WriteError> {
        let unit = self.source().begin().await.unwrap();
        let row = unit.lock(&self.key(id)).await.unwrap().unwrap();
        unit.update(&row, values).await?;
        unit.commit().await.unwrap();
        Ok(())
    }

    /// The value behind a text that was shown. A form would insist on more than empty text; a row
    /// that is already there need not.
    pub(super) fn read(&self, field: &Field, text: &str) -> Result<Value, Message> {
        match text {
            "" => value::parse(text, &field.column),
            _ => field.read(text, self.backend(), &Format::default()),
        }
    }

    /// Reads every field's text again and writes all of them back.
    pub(super) async fn write_back(&self, id: i64) {
        let row = self.row(id).await;
        let mut values = Vec::new();
        for field in &self.source().resource().fields {
            let held = row.cells[field.index]
                .value()
                .unwrap_or_else(|| panic!("{} is unreadable", field.name));
            let text = value::text(held);
            let read = self.read(field, &text);
            assert_eq!(read.as_ref(), Ok(held), "{}: {text:?}", field.name);
            if !field.key {
                values.push((field.index, read.unwrap()));
            }
        }
        self.update(id, values).await.unwrap();
    }

    /// What the database itself says stands in the row, byte for byte.
    pub(super) async fn bytes(&self, id: i64) -> Vec<String> {
        let table = &self.source().resource().shape.name.table;
        let columns =
            self.source().resource().fields.iter().map(|field| field.column.iden.to_string());
        let dumped: Vec<String> = columns.map(|name| dump(&name, self.backend())).collect();
        let sql = format!("SELECT {} FROM {}", dumped.join(", "), quote(table, self.backend()));
        let sql = format!("{sql} WHERE id = {id}");
        let statement = Statement::from_string(self.backend(), sql);
        let row = self.test.connection().query_one_raw(statement).await.unwrap().unwrap();
        let cell =
            |at| row.try_get_by_index::<Option<String>>(at).unwrap().unwrap_or("NULL".into());
        (0..dumped.len()).map(cell).collect()
    }
}

fn quote(name: &str, backend: DbBackend) -> String {
    match backend {
        DbBackend::MySql => format!("`{name}`"),
        _ => format!("\"{name}\""),
    }
}

fn dump(name: &str, backend: DbBackend) -> String {
    let name = quote(name, backend);
    match backend {
        DbBackend::Postgres => format!("{name}::text"),
        DbBackend::MySql => format!("HEX({name})"),
        _ => format!("typeof({name}) || quote({name})"),
    }
}
