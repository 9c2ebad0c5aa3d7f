//! The values of enums, however the database keeps them.

use backoffice::descriptor::{Choice, Described};
use sea_orm::{ActiveEnum, Value};

use crate::entities::book::{self, Audience};

fn choices(name: &str) -> Vec<Choice> {
    book::Entity::descriptor().field.into_iter().find(|field| field.name == name).unwrap().choices
}

fn choice(value: impl Into<Value>, label: &str) -> Choice {
    Choice { value: value.into(), label: label.to_owned() }
}

#[test]
fn of_an_enum_kept_as_text() {
    assert_eq!(choices("cover"), [choice("hard", "Hard cover"), choice("soft", "Soft cover")]);
}

#[test]
fn of_an_optional_enum_kept_as_a_number() {
    assert_eq!(choices("stage"), [choice(0, "In progress"), choice(10, "Printed")]);
}

#[test]
fn of_a_native_enum_with_display() {
    let value = |audience: Audience| -> Value { audience.to_value().into() };
    let expected = [
        choice(value(Audience::Young), "Children & parents"),
        choice(value(Audience::GrownUp), "Grown up"),
    ];
    assert_eq!(choices("audience"), expected);
}

#[test]
fn a_field_that_is_no_enum_has_none() {
    assert!(choices("pages").is_empty());
}
