//! A panel of notes, and one person of each kind.

use axum::{response::Html, routing::get};
use backoffice::{
    AdminSite, Permission,
    auth::entity::user,
    pages::{Page, PageContext},
    testing::{Person, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tracing_subscriber::filter::LevelFilter;

pub(crate) mod note {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub topic_id: Option<i64>,
        #[sea_orm(belongs_to, from = "topic_id", to = "id")]
        pub topic: BelongsTo<Option<super::topic::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod topic {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub notes: HasMany<super::note::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Notes, with a filter that leads to another model.
#[derive(backoffice::Admin)]
#[admin(entity = note::Entity, search_fields(title), list_filter(topic), list_summary(count(topic)), list_group_by(topic))]
pub(crate) struct NoteAdmin;

/// Everybody who asks, by what they hold on notes. All but the last two may view topics.
pub(crate) const PEOPLE: [&str; 8] =
    ["nobody", "viewer", "adder", "changer", "deleter", "root", "gone", "stranger"];

/// The panel with both models and everybody.
pub(crate) fn site() -> TestSiteBuilder {
    // What went wrong stands in the log, and a failed test prints it.
    let _ =
        tracing_subscriber::fmt().with_test_writer().with_max_level(LevelFilter::WARN).try_init();
    with_people(TestSite::of(models))
}

/// A page of the host's own that says something.
async fn words(cx: PageContext) -> Html<String> {
    Html(format!("for {}", cx.actor().id()))
}

pub(crate) fn models(admin: AdminSite) -> AdminSite {
    admin
        .register_with::<NoteAdmin>(|notes| {
            notes
                .page(Page::new("count", get(words)))
                .page(Page::post("add-one", words).permission(Permission::Add))
                .row_page(Page::new("read", get(words).post(words)))
                .row_page(Page::post("shout", words).label("Shout").confirm("Sure?"))
                .row_page(Page::post("burn", words).permission(Permission::Delete))
        })
        .page(Page::new("about", get(words)))
        .register_entity::<topic::Entity>()
}

/// The tables and the people, for a panel that is set up otherwise.
pub(crate) fn with_people(builder: TestSiteBuilder) -> TestSiteBuilder {
    builder
        .table::<topic::Entity>()
        .table::<note::Entity>()
        .person(Person::new("nobody"))
        .person(holder("viewer", Permission::View))
        .person(holder("adder", Permission::Add))
        .person(holder("changer", Permission::Change))
        .person(holder("deleter", Permission::Delete))
        .person(Person::new("root").superuser())
        .person(Person::new("gone").superuser().inactive())
}

fn holder(name: &str, permission: Permission) -> Person {
    Person::new(name).grant("note", permission).grant("topic", Permission::View)
}

/// A note, and the key under which it stands.
pub(crate) async fn new_note(site: &TestSite, title: &str) -> i64 {
    let note = note::ActiveModel {
        title: Set(title.to_owned()),
        topic_id: Set(None),
        ..ActiveModelTrait::default()
    };
    note.insert(site.db()).await.unwrap().id
}

/// Somebody of the test, as the table has them.
pub(crate) async fn user(site: &TestSite, name: &str) -> user::Model {
    let found = user::Entity::find().filter(user::Column::Username.eq(name)).one(site.db()).await;
    found.unwrap().expect("everybody was made")
}

/// A saved view of notes that everybody sees, and the key under which it stands.
pub(crate) async fn new_view(site: &TestSite) -> i64 {
    use backoffice::auth::entity::view;

    let view = view::ActiveModel {
        model: Set("note".to_owned()),
        owner: Set("0".to_owned()),
        owner_name: Set("Somebody".to_owned()),
        name: Set(uuid()),
        query: Set("_sort=title".to_owned()),
        shared: Set("all".to_owned()),
        group_id: Set(None),
        position: Set(0),
        updated_at: Set("2026-05-01T00:00:00Z".parse().unwrap()),
        ..ActiveModelTrait::default()
    };
    view.insert(site.db()).await.unwrap().id
}

fn uuid() -> String {
    format!("{:032x}", rand::random::<u128>())
}
