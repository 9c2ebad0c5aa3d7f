//! Every fault of a set-up is found before the first page, all at once, each by its code.

#![allow(unreachable_pub, reason = "entities are written as a host writes them")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that fails says where")]

use std::{collections::BTreeSet, sync::Arc};

use backoffice::{
    Actor, AdminSite, ModelAdmin,
    descriptor::{
        ColumnDescriptor, Described, EntityDescriptor, FieldPath, Fieldset, FilterBy, List,
        OrderBy, SummaryBy,
    },
    resource::{Check, ChoicesFilter, Plain, Registration, Registry},
    testing::TestSite,
};

mod account {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub password_hash: String,
        pub created_at: DateTimeUtc,
        #[sea_orm(has_many)]
        pub orders: HasMany<super::order::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod order {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "order")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub account_id: i64,
        #[sea_orm(belongs_to, from = "account_id", to = "id")]
        pub account: BelongsTo<super::account::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An admin of accounts that says what the closure says.
macro_rules! admin {
    ($name:ident: $descriptor:expr) => {
        struct $name;

        impl Described for $name {
            type Entity = account::Entity;

            fn descriptor() -> EntityDescriptor {
                $descriptor
            }
        }

        impl ModelAdmin for $name {}
    };
}

fn faults(registrations: Vec<Registration>) -> Vec<Check> {
    Registry::build(registrations).unwrap_err()
}

fn codes(checks: &[Check]) -> Vec<&'static str> {
    checks.iter().map(|check| check.code).collect()
}

#[test]
fn all_faults_are_told_at_once() {
    admin!(Faulty: EntityDescriptor::default()
        .slug("a/b")
        .fields(["nmae"])
        .exclude(["id"])
        .list_per_page(0)
        .list_max_show_all(501)
        .sortable_by([ColumnDescriptor::from("created_at")])
        .list_display(["titel"].map(ColumnDescriptor::from))
        .ordering([OrderBy::ascending("order.id")])
        .list_editable(["name"])
        .list_filter([FieldPath::from("password_hash")])
        .date_hierarchy(FieldPath::from("name")));
    let found = faults(vec![
        Registration::of::<Faulty>(),
        Registration::of::<Plain<order::Entity>>(),
        Registration::of::<Plain<order::Entity>>(),
    ]);
    let expected = (1..=10).chain([15]).map(|number| format!("B{number:03}"));
    let codes: BTreeSet<String> = found.iter().map(|check| check.code.to_owned()).collect();
    assert_eq!(codes, expected.collect(), "{found:#?}");
}

#[test]
fn a_fault_says_where_it_is_and_what_there_is_instead() {
    admin!(Misspelt: EntityDescriptor::default().fields(["nmae"]));
    let found = faults(vec![Registration::of::<Misspelt>()]);
    assert_eq!(
        found[0].to_string(),
        "B003 account.fields: there is no field `nmae`; there are id, name, password_hash, created_at"
    );
}

#[test]
fn a_path_to_an_unregistered_model_says_to_register_it() {
    admin!(Alone: EntityDescriptor::default().search_fields([FieldPath::from("order.id").into()]));
    let found = faults(vec![Registration::of::<Alone>()]);
    assert_eq!(codes(&found), ["B006"]);
    assert!(found[0].sentence.contains("`order`, which is not registered"), "{}", found[0]);
}

#[test]
fn a_secret_can_be_neither_shown_nor_searched_nor_sorted_by() {
    admin!(Leaky: EntityDescriptor::default()
        .list_display([ColumnDescriptor::from("password_hash")])
        .search_fields([FieldPath::from("password_hash").into()])
        .ordering([OrderBy::ascending("password_hash")])
        .display("password_hash"));
    let found = faults(vec![Registration::of::<Leaky>()]);
    assert_eq!(codes(&found), ["B008"; 4]);
}

#[test]
fn what_the_list_edits_is_a_column_of_it_and_an_input_of_the_form() {
    admin!(Wrong: EntityDescriptor::default()
        .list_display(["name", "id", "created_at"].map(ColumnDescriptor::from))
        .list_editable(["name", "id", "created_at", "password_hash"])
        .readonly_fields(["created_at"]));
    let found = faults(vec![Registration::of::<Wrong>()]);
    assert_eq!(codes(&found), ["B015"; 4]);
    let sentences: Vec<&str> = found.iter().map(|check| &*check.sentence).collect();
    assert!(sentences[0].contains("leads to the row"), "{sentences:?}");
    assert!(sentences[1].contains("not on the form"), "{sentences:?}");
    assert!(sentences[2].contains("cannot be edited"), "{sentences:?}");
    assert!(sentences[3].contains("no column of the list"), "{sentences:?}");
}

#[test]
fn each_field_stands_on_the_form_once_and_what_is_opened_by_its_title_has_one() {
    admin!(Laid: EntityDescriptor::default()
    .fields(["id"])
    .exclude(["created_at"])
    .fieldsets([
        Fieldset::default().row(["name", "created_at"]).collapse(),
        Fieldset::new("More").row(["name", "nmae"]).collapse().tab(),
    ]));
    let found = faults(vec![Registration::of::<Laid>()]);
    assert_eq!(codes(&found), ["B003", "B004", "B004", "B024", "B025", "B025"], "{found:#?}");
    assert!(found[3].sentence.contains("`name` stands on the form twice"), "{}", found[3]);
}

#[test]
fn only_numbers_are_added_up_and_only_what_has_an_order_has_ends() {
    admin!(Summed: EntityDescriptor::default().list_summary([
        SummaryBy::sum("name"),
        SummaryBy::avg("created_at"),
        SummaryBy::max("name"),
        SummaryBy::count("password_hash"),
        SummaryBy::sum("order.id"),
    ]));
    let found =
        faults(vec![Registration::of::<Summed>(), Registration::of::<Plain<order::Entity>>()]);
    assert_eq!(codes(&found), ["B020", "B020", "B020", "B008", "B007"]);
    assert_eq!(found[0].sentence, "`sum` takes a number, and `name` is none");
    assert_eq!(found[2].sentence, "`max` takes a number, a day or a time, and `name` is none");

    admin!(Sound: EntityDescriptor::default().list_summary([
        SummaryBy::sum("id"),
        SummaryBy::min("created_at"),
        SummaryBy::count("name"),
    ]));
    assert!(Registry::build(vec![Registration::of::<Sound>()]).is_ok());
}

#[test]
fn rows_are_put_together_by_what_the_list_can_be_filtered_by() {
    admin!(Grouped: EntityDescriptor::default()
        .list_filter([
            FilterBy::empty("name"),
            FilterBy::all_values("created_at"),
            FilterBy::field("password_hash"),
        ])
        .list_group_by(["name", "created_at", "id", "order.id"].map(FieldPath::from)));
    let found =
        faults(vec![Registration::of::<Grouped>(), Registration::of::<Plain<order::Entity>>()]);
    let found: Vec<&Check> =
        found.iter().filter(|check| check.place == "account.list_group_by").collect();
    let codes: Vec<&str> = found.iter().map(|check| check.code).collect();
    assert_eq!(codes, ["B007", "B021", "B021", "B021", "B021"]);
    let sentence = "each group of `name` leads to its rows: add it to `list_filter`";
    assert_eq!(found[1].sentence, sentence);

    admin!(Filtered: EntityDescriptor::default()
        .list_filter(["name", "created_at"].map(FilterBy::field))
        .list_group_by(["name", "created_at"].map(FieldPath::from)));
    assert!(Registry::build(vec![Registration::of::<Filtered>()]).is_ok());
}

#[test]
fn a_style_for_relations_is_for_relations_only() {
    admin!(Styled: EntityDescriptor::default()
        .list_filter([FilterBy::related_only("name"), FilterBy::all_values("id")]));
    let found = faults(vec![Registration::of::<Styled>()]);
    assert_eq!(codes(&found), ["B017"]);
    assert!(found[0].sentence.contains("`name` is none"), "{}", found[0]);

    admin!(Turned: EntityDescriptor::default().list_filter([
        FilterBy::all_values("order"),
        FilterBy::related_only("order"),
    ]));
    let turned = [Registration::of::<Turned>(), Registration::of::<Plain<order::Entity>>()];
    let found = faults(turned.into());
    assert_eq!(codes(&found), ["B017", "B013"], "{found:#?}");
}

#[tokio::test]
async fn a_default_that_a_filter_does_not_take_is_found_before_it_refuses_the_list() {
    fn choices() -> FilterBy {
        let old = || sea_orm::Condition::all();
        ChoicesFilter::new("age", "Age").choice("old", "Old", old).declared()
    }
    admin!(Defaulted: EntityDescriptor::default().slug("account").list_filter([
        FilterBy::field("created_at").default_value("someday"),
        FilterBy::field("name").default_value("anything"),
        FilterBy::empty("id").default_value("true"),
        choices().default_value("new"),
    ]));
    let site = TestSite::of(AdminSite::register::<Defaulted>).table::<account::Entity>();
    let Err(panic) = tokio::spawn(site.sqlite()).await else { panic!("it was built") };
    let said = panic.into_panic().downcast::<String>().unwrap();
    assert_eq!(said.matches("B018 account.list_filter").count(), 3, "{said}");
    for fault in
        ["`created_at` cannot be `someday`", "`id` cannot be `true`", "`age` cannot be `new`"]
    {
        assert!(said.contains(fault), "{said}");
    }
}

#[test]
fn an_entity_about_which_nothing_was_said_gets_a_sensible_admin() {
    let registry = Registry::build(vec![Registration::of::<Plain<account::Entity>>()]).unwrap();
    let account = registry.get("account").unwrap();
    let columns: Vec<&str> = account.list_display.iter().map(|column| &*column.name).collect();
    assert_eq!(columns, ["name", "created_at"], "what it is called first, no secret, no key");
    let form: Vec<&str> = account.form_fields.iter().map(|field| &*field.name).collect();
    assert_eq!(form, ["name", "created_at"]);
    assert_eq!((&*account.label, &*account.label_plural), ("Account", "Accounts"));
    assert_eq!(account.search_fields[0].0.dotted, "name");
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let codes = |text: &str| -> BTreeSet<String> {
        let starts = text.match_indices('B').map(|(at, _)| text[at..].chars().take(4).collect());
        starts.filter(|code: &String| code.len() == 4 && code[1..].parse::<u16>().is_ok()).collect()
    };
    let documented = codes(include_str!("../../docs/checks.md"));
    let mut known = codes(include_str!("../src/resource/check.rs"));
    known.extend(codes(include_str!("../src/resource/list/trial.rs")));
    known.extend(codes(include_str!("../src/changelist/check.rs")));
    known.extend(codes(include_str!("../src/resource/layout.rs")));
    known.extend(codes(include_str!("../src/resource/search/index.rs")));
    known.extend(codes(include_str!("../src/site/build.rs")));
    known.extend(codes(include_str!("../src/resource/list/trial.rs")));
    known.extend(codes(include_str!("../src/web/pages/book.rs")));
    assert_eq!(documented, known);
}

/// An admin of accounts whose list a closure makes.
macro_rules! listed {
    ($name:ident: $list:expr) => {
        struct $name;

        impl Described for $name {
            type Entity = account::Entity;

            fn descriptor() -> EntityDescriptor {
                EntityDescriptor::default().list_filter(["name"])
            }
        }

        impl ModelAdmin for $name {
            fn list(actor: &Actor, list: List) -> List {
                let make: fn(&Actor, List) -> List = $list;
                make(actor, list)
            }
        }
    };
}

#[test]
fn the_lists_that_a_hook_makes_are_tried_before_anybody_sees_one() {
    listed!(Misspelt: |actor, list| match actor.is_superuser() {
        true => list,
        false => list.without(["nmae"]),
    });
    listed!(Wrong: |_, list| list.search_fields([FieldPath::from("nmae").into()]));
    listed!(Empty: |_, list| list.without(["id", "name", "created_at"]));
    listed!(Leaky: |_, list| list.ordering([OrderBy::ascending("password_hash")]));
    listed!(Panicking: |_, _| panic!("not for made-up people"));
    let sentence = |registration| {
        let found = faults(vec![registration]);
        assert!(codes(&found).iter().all(|code| *code == "B022"), "{found:#?}");
        assert_eq!(found[0].place, "account.list");
        found[0].sentence.clone()
    };
    let misspelt = sentence(Registration::of::<Misspelt>());
    assert!(misspelt.contains("no superuser") && misspelt.contains("`nmae`"), "{misspelt}");
    assert!(sentence(Registration::of::<Wrong>()).contains("search_fields"));
    assert!(sentence(Registration::of::<Empty>()).contains("no column"));
    assert!(sentence(Registration::of::<Leaky>()).contains("secret"));
    assert!(Registry::build(vec![Registration::of::<Panicking>()]).is_ok(), "a person may be real");
}

#[test]
fn equal_lists_are_resolved_once() {
    listed!(Narrow: |actor, list| match actor.name() {
        "root" => list,
        _ => list.list_display(["name"].map(ColumnDescriptor::from)),
    });
    let registry = Registry::build(vec![Registration::of::<Narrow>()]).unwrap();
    let own = registry.get("account").unwrap();
    let seen = |name: &str| registry.seen_by(&Actor::new("1", name), own).unwrap();
    assert!(Arc::ptr_eq(&seen("root"), own));
    assert!(!Arc::ptr_eq(&seen("ana"), own));
    assert!(Arc::ptr_eq(&seen("ana"), &seen("ben")));
}

#[tokio::test]
async fn pages_of_ones_own_are_checked_with_the_rest() {
    use axum::routing::get;
    use backoffice::{
        Permission,
        pages::{Button, Page, PageContext},
    };

    async fn show(_: PageContext) {}

    let db = sea_orm::Database::connect("sqlite::memory:").await.unwrap();
    let site = AdminSite::new(db)
        .register_with::<Plain<order::Entity>>(|orders| {
            orders
                .page(Page::new("a/b", get(show)))
                .page(Page::new("twice", get(show)))
                .page(Page::new("twice", get(show)))
                .row_page(Page::new("twice", get(show)).icon("nothing"))
                .row_page(Page::new("ask", get(show)).confirm("Sure?"))
                .button(Button::link("Run", "javascript:alert(1)"))
        })
        .page(Page::new("about", get(show)).permission(Permission::View))
        .template("broken.html", "{% block %}");
    let said = site.build().await.unwrap_err().to_string();
    for place in [
        "order.page.a/b: its name cannot stand",
        "order.page.twice: two pages",
        "order.page.twice: there is no icon",
        "order.page.ask: only what is posted",
        "order.button: `Run` leads to no path",
        "page.about: a page of the site",
        "template.broken.html: ",
    ] {
        assert!(said.contains(&format!("B023 {place}")), "{place}: {said}");
    }
}
