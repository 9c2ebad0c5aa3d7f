//! A path on its way: the steps taken so far and the entity reached.

use std::marker::PhantomData;

use sea_orm::EntityTrait;

use super::{DateLike, Leaf, Link, RelationField, ToOne, link::hint};
use crate::descriptor::{FieldPath, Segment};

/// Stands at the entity `E`, after the steps in `hops`.
#[derive(Debug)]
pub struct Walk<E> {
    pub(super) hops: Vec<Segment>,
    here: PhantomData<fn() -> E>,
}

impl<E: EntityTrait> Walk<E> {
    /// At the entity itself.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a walk starts somewhere, never by default")]
    pub fn new() -> Self {
        Self::after(Vec::new())
    }

    pub(super) fn after(hops: Vec<Segment>) -> Self {
        Self { hops, here: PhantomData }
    }

    /// Follows a relation field.
    #[must_use]
    pub fn hop<R: RelationField>(self, name: &'static str, _: fn(&E::ModelEx) -> &R) -> Link<E, R> {
        Link::new(self.hops, name, hint::<R>())
    }

    /// Follows a relation field that leads to one row.
    #[must_use]
    pub fn hop_to_one<R: RelationField<Rows: ToOne>>(
        self,
        name: &'static str,
        field: fn(&E::ModelEx) -> &R,
    ) -> Link<E, R> {
        self.hop(name, field)
    }

    /// Ends at a field, whatever it is.
    #[must_use]
    pub fn leaf<T>(self, name: &'static str, _: fn(&E::ModelEx) -> &T) -> Leaf<E, T> {
        Leaf::new(self.hops, name)
    }

    /// Ends at a date.
    #[must_use]
    pub fn date<T: DateLike>(self, name: &'static str, _: fn(&E::ModelEx) -> &T) -> FieldPath {
        ended(self.hops, Segment { name: name.to_owned(), relation: None })
    }

    /// Follows a relation that has no field, by its variant of the entity's `Relation`.
    #[must_use]
    pub fn variant(self, name: &str, _: E::Relation) -> Loose {
        self.loose(name)
    }

    /// Goes on by a name that only the built panel can check.
    #[must_use]
    pub fn loose(self, name: &str) -> Loose {
        Loose { steps: self.hops }.step(name)
    }
}

/// A path whose next steps are checked when the panel is built.
#[derive(Debug)]
pub struct Loose {
    steps: Vec<Segment>,
}

impl Loose {
    /// One step further; `Company` and `company` are the same relation.
    #[must_use]
    pub fn step(mut self, name: &str) -> Self {
        self.steps.push(Segment { name: crate::text::snake_case(name), relation: None });
        self
    }

    /// The path, ended at its last step.
    #[must_use]
    pub fn end(mut self) -> FieldPath {
        let leaf = self.steps.pop().expect("a loose path begins with a step");
        ended(self.steps, leaf)
    }
}

pub(super) fn ended(hops: Vec<Segment>, leaf: Segment) -> FieldPath {
    FieldPath { hops, leaf, label: None }
}
