//! The values of an enum, which SeaORM's column does not know when it is kept as text or number.

use std::{
    fmt::{Debug, Display},
    marker::PhantomData,
};

use sea_orm::{ActiveEnum, Value};

use super::walk::ended;
use crate::{
    descriptor::{Choice, FieldDescriptor, FieldPath, Segment},
    text::humanize,
};

/// The column field `name` of type `T`.
#[derive(Debug)]
pub struct Scalar<T> {
    hops: Vec<Segment>,
    name: &'static str,
    field: PhantomData<fn() -> T>,
}

impl<T> Scalar<T> {
    /// A field of the model itself.
    #[must_use]
    pub fn named(name: &'static str) -> Self {
        Self::new(Vec::new(), name)
    }

    pub(super) fn new(hops: Vec<Segment>, name: &'static str) -> Self {
        Self { hops, name, field: PhantomData }
    }

    /// A column knows all about itself.
    #[must_use]
    pub fn resolve(&self) -> Self {
        Self::new(self.hops.clone(), self.name)
    }

    /// Ends the path here.
    #[must_use]
    pub fn end(self) -> FieldPath {
        ended(self.hops, Segment { name: self.name.to_owned(), relation: None })
    }
}

/// The field `name`, which holds one or more of the variants of `T`.
#[derive(Debug)]
pub struct Variants<T> {
    name: &'static str,
    variant: PhantomData<fn() -> T>,
}

macro_rules! enum_fields {
    ($($(#[$doc:meta])* $name:ident<$t:ident> for $type:ty;)*) => {
        $($(#[$doc])*
        pub trait $name {
            /// The enum.
            type Variant;
            /// The field as a holder of its variants.
            fn variants(&self) -> Variants<Self::Variant>;
        }

        impl<$t: ActiveEnum> $name for $type {
            type Variant = $t;

            fn variants(&self) -> Variants<$t> {
                Variants { name: self.name, variant: PhantomData }
            }
        })*
    };
}

enum_fields! {
    /// A variant, or null.
    OptionalEnumField<T> for &&Scalar<Option<T>>;
    /// Any number of variants.
    EnumListField<T> for &&Scalar<Vec<T>>;
    /// A variant.
    EnumField<T> for &Scalar<T>;
}

/// Anything else has no choices.
pub trait NoEnumField {
    /// The field with nothing known about it.
    fn variants(&self) -> FieldDescriptor;
}

impl<T> NoEnumField for Scalar<T> {
    fn variants(&self) -> FieldDescriptor {
        FieldDescriptor::new(self.name)
    }
}

impl<T: ActiveEnum> Variants<T> {
    fn labelled(&self, label: fn(&T) -> String) -> FieldDescriptor {
        let choice =
            |variant: T| Choice { label: label(&variant), value: variant.into_value().into() };
        FieldDescriptor::new(self.name).choices(T::iter().map(choice).collect())
    }
}

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident: $type:ty, $bound:path, $label:expr;)*) => {
        $($(#[$doc])*
        pub trait $name {
            /// The field with its choices.
            fn described(&self) -> FieldDescriptor;
        }

        impl<T: ActiveEnum + $bound> $name for $type {
            fn described(&self) -> FieldDescriptor {
                self.labelled($label)
            }
        })*
    };
}

labels! {
    /// `Display` says how a variant is called.
    DisplayLabels: &&Variants<T>, Display, |variant| written(&variant.to_string());
    /// The variant's name, as `Debug` prints it.
    DebugLabels: &Variants<T>, Debug, |variant| humanize(&format!("{variant:?}"));
    /// The value itself.
    ValueLabels: Variants<T>, Sized, |variant| value_label(&variant.to_value().into());
}

/// A field without choices is described already.
pub trait NoLabels {
    /// The same field.
    fn described(&self) -> FieldDescriptor;
}

impl NoLabels for FieldDescriptor {
    fn described(&self) -> FieldDescriptor {
        self.clone()
    }
}

/// A text written for people stays as it is; a name is made readable.
fn written(text: &str) -> String {
    let is_name = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_name { humanize(text) } else { text.to_owned() }
}

fn value_label(value: &Value) -> String {
    match value {
        Value::String(Some(text)) => humanize(text),
        Value::Enum(sea_orm::sea_query::OptionEnum::Some(variant)) => humanize(&variant.value),
        number => number.to_string(),
    }
}
