//! Fields out of entities and what was said about them.
#![allow(unreachable_pub, reason = "SeaORM's derives want their entities public")]

use backoffice::{
    descriptor::{Choice, EntityDescriptor, EntityShape, FieldDescriptor, WidgetHint},
    field::{Field, Kind, Widget},
    format::Format,
};
use sea_orm::{DbBackend, Value, entity::prelude::*};

use super::entity::{Mood, full, sparse, special};

mod posting {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "posting")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
        pub owner_id: Option<i64>,
        pub created_by: i64,
        pub currency_code: String,
        #[sea_orm(default_value = "draft")]
        pub status: String,
        pub contact_email: Option<String>,
        pub homepage: Option<String>,
        pub api_key: String,
        pub password_hash: String,
        pub has_password: bool,
        pub token_count: i32,
        pub hashtag: Option<String>,
        pub remote: Option<bool>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod company {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "company")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub parent_id: Option<i64>,
        #[sea_orm(self_ref, relation_enum = "SelfRef", from = "parent_id", to = "id")]
        pub parent: HasOne<Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

fn field<E: EntityTrait>(name: &str, descriptor: &EntityDescriptor) -> Field {
    let shape = EntityShape::of::<E>();
    Field::new(&shape, shape.column_index(name).unwrap(), descriptor)
}

fn plain<E: EntityTrait>(name: &str) -> Field {
    field::<E>(name, &EntityDescriptor::default())
}

#[test]
fn every_type_has_its_kind_and_widget() {
    let integer = |min: i128, max: i128| Kind::Integer { min, max };
    for (name, kind, widget) in [
        ("small", integer(i16::MIN.into(), i16::MAX.into()), Widget::Number),
        ("big", integer(i64::MIN.into(), i64::MAX.into()), Widget::Number),
        ("double", Kind::Float, Widget::Number),
        ("price", Kind::Decimal { scale: Some(2) }, Widget::Number),
        ("yes", Kind::Bool, Widget::Checkbox),
        ("name", Kind::Text { max: None, long: false }, Widget::Text),
        ("story", Kind::Text { max: None, long: true }, Widget::Textarea),
        ("uid", Kind::Uuid, Widget::Text),
        ("day", Kind::Date, Widget::Date),
        ("time_day", Kind::Date, Widget::Date),
        ("clock", Kind::Time, Widget::Time),
        ("at", Kind::DateTime { zoned: false }, Widget::Datetime),
        ("time_zoned", Kind::DateTime { zoned: true }, Widget::Datetime),
        ("doc", Kind::Json, Widget::Json),
        ("raw", Kind::Bytes, Widget::Textarea),
        ("mood", Kind::Choice, Widget::Select),
        ("tint", Kind::Choice, Widget::Select),
    ] {
        let field = plain::<full::Entity>(name);
        assert_eq!((field.kind, field.widget), (kind, widget), "{name}");
        assert!(field.editable);
    }
    assert_eq!(plain::<sparse::Entity>("yes").widget, Widget::Tristate);
    assert_eq!(plain::<special::Entity>("tags").kind, Kind::Array);
    assert_eq!(plain::<special::Entity>("words").kind, Kind::Other);
}

#[test]
fn a_field_is_called_after_its_relation_or_after_itself() {
    for (name, label) in
        [("company_id", "Company"), ("status", "Status"), ("contact_email", "Contact email")]
    {
        assert_eq!(plain::<posting::Entity>(name).label, label);
    }
    let parent = plain::<company::Entity>("parent_id");
    assert_eq!((parent.label.as_str(), parent.kind), ("Parent", Kind::Relation));
    let company = plain::<posting::Entity>("company_id").relation.unwrap();
    assert_eq!((company.name.as_str(), company.column.as_str()), ("company", "id"));
    assert_eq!(company.table.table, "company");
}

#[test]
fn what_the_developer_says_comes_first() {
    let said = FieldDescriptor::new("homepage")
        .label("Web site")
        .help("with https")
        .widget(WidgetHint::Url);
    let field = field::<posting::Entity>("homepage", &EntityDescriptor::default().field([said]));
    assert_eq!((field.label.as_str(), field.help.as_deref()), ("Web site", Some("with https")));
    assert_eq!(field.widget, Widget::Url);
}

#[test]
fn a_form_must_be_given_what_nobody_else_provides() {
    for (name, required, editable) in [
        ("id", false, false),
        ("company_id", true, true),
        ("owner_id", false, true),
        ("status", false, true),
        ("has_password", false, true),
        ("currency_code", true, true),
    ] {
        let field = plain::<posting::Entity>(name);
        assert_eq!((field.required, field.editable), (required, editable), "{name}");
    }
    let key = plain::<company::Entity>("id");
    assert_eq!((key.key, key.required, key.editable), (true, true, true));
}

#[test]
fn what_may_hold_a_secret_and_is_called_so_is_one() {
    for (name, secret) in [
        ("api_key", true),
        ("password_hash", true),
        ("has_password", false),
        ("token_count", false),
        ("hashtag", false),
        ("status", false),
    ] {
        assert_eq!(plain::<posting::Entity>(name).secret, secret, "{name}");
    }
}

#[test]
fn a_choice_is_one_of_those_that_were_given() {
    let mood = plain::<full::Entity>("mood");
    let labels: Vec<&str> = mood.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["In progress", "Done!", "42"]);
    assert_eq!(
        mood.read("42", DbBackend::Postgres, &Format::default()),
        Ok(Value::from(Mood::Answer))
    );
    assert_eq!(mood.choice_label(&Value::from(Mood::Done)), Some("Done!"));
    assert_eq!(
        mood.read("lost", DbBackend::Postgres, &Format::default()).unwrap_err().key(),
        "error-not-a-choice"
    );

    let choices = vec![Choice { value: Value::from(-1), label: "Below".into() }];
    let said = FieldDescriptor::new("rank").choices(choices).widget(WidgetHint::Radio);
    let rank = field::<full::Entity>("rank", &EntityDescriptor::default().field([said]));
    assert_eq!((&rank.kind, rank.widget), (&Kind::Choice, Widget::Radio));
    assert_eq!(rank.read("-1", DbBackend::Sqlite, &Format::default()), Ok(Value::from(-1)));
    assert_eq!(
        rank.read("7", DbBackend::Sqlite, &Format::default()).unwrap_err().key(),
        "error-not-a-choice"
    );
}

#[test]
fn the_built_in_rules_hold() {
    let said =
        |name, hint| EntityDescriptor::default().field([FieldDescriptor::new(name).widget(hint)]);
    let mail = field::<posting::Entity>("contact_email", &said("contact_email", WidgetHint::Email));
    let web = field::<posting::Entity>("homepage", &said("homepage", WidgetHint::Url));
    let read = |field: &Field, text: &str| {
        field.read(text, DbBackend::Sqlite, &Format::default()).err().map(|it| it.key())
    };
    for good in ["a@example.com", "jörg+tag@müller.example", ""] {
        assert_eq!(read(&mail, good), None, "{good}");
    }
    for bad in ["a", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", "a@-b.c", "a@b.c\n"] {
        assert_eq!(read(&mail, bad), Some("error-not-an-email"), "{bad}");
    }
    for good in ["https://example.com", "HTTP://127.0.0.1:8080/a?b#c", "https://müller.example/ü"]
    {
        assert_eq!(read(&web, good), None, "{good}");
    }
    for bad in [
        "example.com",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "http://a b",
        "java\tscript:x",
        "ü",
    ] {
        assert_eq!(read(&web, bad), Some("error-not-a-url"), "{bad}");
    }
    let required = plain::<posting::Entity>("currency_code");
    for empty in ["", "  "] {
        assert_eq!(read(&required, empty), Some("error-required"));
    }
}
