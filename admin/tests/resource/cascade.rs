//! What a delete takes with it, foreseen on every database as the database would do it.

use backoffice::{
    Actor, ModelAdmin, Permission,
    descriptor::{Described, EntityDescriptor},
    resource::{Cascade, Database, Dependent, Key, Limits, Plain, Registration, Registry, Source},
    testing::TestDatabase,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, Schema,
    sea_query::IntoCondition,
};

mod team {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "team")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub notes: HasMany<super::note::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod member {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub hidden: bool,
        pub team_id: i64,
        pub boss_id: Option<i64>,
        #[sea_orm(belongs_to, from = "team_id", to = "id", on_delete = "Cascade")]
        pub team: BelongsTo<super::team::Entity>,
        #[sea_orm(
            self_ref,
            relation_enum = "Boss",
            from = "boss_id",
            to = "id",
            on_delete = "Cascade"
        )]
        pub boss: BelongsTo<Option<Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod task {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "task")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub member_id: Option<i64>,
        #[sea_orm(belongs_to, from = "member_id", to = "id", on_delete = "SetNull")]
        pub member: BelongsTo<Option<super::member::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod invoice {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invoice")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub number: String,
        pub team_id: i64,
        #[sea_orm(belongs_to, from = "team_id", to = "id", on_delete = "Restrict")]
        pub team: BelongsTo<super::team::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Not registered: the team alone knows of it.
mod note {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub team_id: i64,
        #[sea_orm(belongs_to, from = "team_id", to = "id")]
        pub team: BelongsTo<super::team::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Members, of whom hidden ones are out of everybody's scope.
struct MemberAdmin;

impl Described for MemberAdmin {
    type Entity = member::Entity;

    fn descriptor() -> EntityDescriptor {
        EntityDescriptor::default()
    }
}

impl ModelAdmin for MemberAdmin {
    fn scope(_: &Actor) -> Condition {
        member::Column::Hidden.eq(false).into_condition()
    }
}

struct Firm {
    connection: DatabaseConnection,
    database: Database,
    registry: Registry,
}

impl Firm {
    async fn each(claim: impl AsyncFn(Self)) {
        TestDatabase::each(async |database| claim(Self::open(&database).await).await).await;
    }

    async fn open(database: &TestDatabase) -> Self {
        let connection = database.connection().clone();
        create(&connection, team::Entity).await;
        create(&connection, member::Entity).await;
        create(&connection, task::Entity).await;
        create(&connection, invoice::Entity).await;
        create(&connection, note::Entity).await;
        let registrations = vec![
            Registration::of::<Plain<team::Entity>>(),
            Registration::of::<MemberAdmin>(),
            Registration::of::<Plain<task::Entity>>(),
            Registration::of::<Plain<invoice::Entity>>(),
        ];
        let firm = Self {
            database: Database::open(connection.clone(), Limits::default()).await.unwrap(),
            registry: Registry::build(registrations).unwrap(),
            connection,
        };
        firm.run("INSERT INTO team (id, name) VALUES (1, 'Red'), (2, 'Blue')").await;
        firm
    }

    async fn run(&self, sql: &str) {
        self.connection.execute_unprepared(sql).await.unwrap();
    }

    async fn member(&self, id: i64, name: &str, team: i64, boss: Option<i64>, hidden: bool) {
        let boss = boss.map_or_else(|| "NULL".to_owned(), |boss| boss.to_string());
        self.run(&format!(
            "INSERT INTO member (id, name, hidden, team_id, boss_id) \
             VALUES ({id}, '{name}', {hidden}, {team}, {boss})"
        ))
        .await;
    }

    /// What deleting the team Red would do, foreseen in a unit; then it is done or refused.
    async fn delete_red(&self, actor: &Actor) -> (Cascade, bool) {
        let resource = self.registry.get("team").unwrap();
        let source =
            Source::open(&self.database, &self.registry, resource, actor, Permission::Delete)
                .unwrap();
        let key = Key::from_url("1", &resource.shape).unwrap();
        let row = source.find(&key).await.unwrap().unwrap();
        let before = source.cascade(&row).await.unwrap();
        let unit = source.begin().await.unwrap();
        let row = unit.lock(&key).await.unwrap().unwrap();
        let cascade = unit.cascade(&row).await.unwrap();
        assert_eq!(names(&before.goes), names(&cascade.goes), "a page says what the unit does");
        let deleted = unit.delete(&row).await.is_ok();
        if deleted {
            unit.commit().await.unwrap();
        }
        (cascade, deleted)
    }

    async fn count<E: EntityTrait>(&self) -> usize {
        E::find().all(&self.connection).await.unwrap().len()
    }
}

async fn create<E: EntityTrait>(connection: &DatabaseConnection, entity: E) {
    let schema = Schema::new(connection.get_database_backend());
    connection.execute(&schema.create_table_from_entity(entity)).await.unwrap();
}

fn ana() -> Actor {
    Actor::new("1", "ana").superuser()
}

fn names(rows: &[Dependent]) -> Vec<String> {
    let mut names: Vec<String> = rows
        .iter()
        .map(|row| row.label.clone().unwrap_or_else(|| format!("({})", row.table)))
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_cascade_is_followed_through_circles_and_each_row_counts_once() {
    Firm::each(async |firm| {
        firm.member(1, "Ada", 1, None, false).await;
        firm.member(2, "Bob", 1, Some(1), false).await;
        firm.member(3, "Cyd", 2, Some(2), false).await;
        firm.member(4, "Dan", 2, None, false).await;
        firm.run("UPDATE member SET boss_id = 3 WHERE id = 1").await;
        firm.run("INSERT INTO task (id, title, member_id) VALUES (1, 'Paint', 3), (2, 'Sand', 4)")
            .await;
        let (cascade, deleted) = firm.delete_red(&ana()).await;
        assert_eq!(names(&cascade.goes), ["Ada", "Bob", "Cyd", "Red"]);
        assert_eq!(names(&cascade.emptied), ["Paint"]);
        assert_eq!(names(&cascade.protected), Vec::<String>::new());
        assert!(!cascade.touches_hidden() && !cascade.unfinished);
        assert!(deleted, "the database agrees");
        assert_eq!(
            (firm.count::<member::Entity>().await, firm.count::<task::Entity>().await),
            (1, 2)
        );
    })
    .await;
}

#[tokio::test]
async fn a_row_that_goes_comes_after_the_row_it_goes_with() {
    Firm::each(async |firm| {
        firm.member(1, "Ada", 1, None, false).await;
        firm.member(2, "Bob", 2, Some(1), false).await;
        let (cascade, _) = firm.delete_red(&ana()).await;
        let labels: Vec<_> = cascade.goes.iter().map(|row| row.label.as_deref().unwrap()).collect();
        assert_eq!(labels, ["Red", "Ada", "Bob"]);
        let parents: Vec<_> = cascade.goes.iter().map(|row| row.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1)]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_protects_is_named_and_the_database_agrees() {
    Firm::each(async |firm| {
        firm.run("INSERT INTO invoice (id, number, team_id) VALUES (1, 'R-1', 1), (2, 'B-1', 2)")
            .await;
        let (cascade, deleted) = firm.delete_red(&ana()).await;
        assert_eq!(names(&cascade.protected), ["R-1"]);
        assert!(!deleted);
        assert_eq!(firm.count::<team::Entity>().await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_table_that_is_not_registered_protects_without_a_name() {
    Firm::each(async |firm| {
        firm.run("INSERT INTO note (id, team_id) VALUES (1, 1)").await;
        let (cascade, deleted) = firm.delete_red(&ana()).await;
        assert_eq!(names(&cascade.protected), ["(note)"]);
        assert!(cascade.protected[0].resource.is_none() && !deleted);
    })
    .await;
}

#[tokio::test]
async fn a_row_out_of_scope_is_noticed_but_not_named() {
    Firm::each(async |firm| {
        firm.member(1, "Ada", 1, None, false).await;
        firm.member(2, "Secret", 1, None, true).await;
        let (cascade, _) = firm.delete_red(&ana()).await;
        assert_eq!(names(&cascade.goes), ["(member)", "Ada", "Red"]);
        assert!(cascade.touches_hidden());
    })
    .await;
}

#[tokio::test]
async fn a_model_that_may_not_be_viewed_is_not_named_either() {
    Firm::each(async |firm| {
        firm.member(1, "Ada", 1, None, false).await;
        let eve = Actor::new("2", "eve").grant("team", Permission::Delete);
        let eve = eve.grant("team", Permission::View);
        let (cascade, _) = firm.delete_red(&eve).await;
        assert_eq!(names(&cascade.goes), ["(member)", "Red"]);
        assert!(cascade.touches_hidden());
    })
    .await;
}
