//! A step through a relation, and the three ways to learn more about it than its type tells.

use std::marker::PhantomData;

use sea_orm::{EntityTrait, Related, RelationDef};

use super::{RelationField, RelationFields, Walk, role::Rows, walk::ended};
use crate::descriptor::{EntityShape, FieldDescriptor, FieldPath, RelationHint, Segment};

/// The relation field `name` of type `R` of the entity `E`.
#[derive(Debug)]
pub struct Link<E, R> {
    hops: Vec<Segment>,
    name: &'static str,
    hint: RelationHint,
    types: PhantomData<fn(E) -> R>,
}

/// What the type alone tells.
pub(super) fn hint<R: RelationField>() -> RelationHint {
    RelationHint {
        target: EntityShape::of::<R::Target>,
        to_many: <R::Rows as Rows>::MANY,
        variant: None,
        via: None,
    }
}

impl<E, R: RelationField> Link<E, R> {
    /// The relation field itself, for the list of all of them.
    #[must_use]
    pub fn named(name: &'static str) -> Self {
        Self::new(Vec::new(), name, hint::<R>())
    }
}

impl<E, R> Link<E, R> {
    pub(super) fn new(hops: Vec<Segment>, name: &'static str, hint: RelationHint) -> Self {
        Self { hops, name, hint, types: PhantomData }
    }

    /// Sets the variant of `Relation` behind the field.
    #[must_use]
    pub fn variant(mut self, name: &str) -> Self {
        self.hint.variant = Some(crate::text::snake_case(name));
        self
    }

    /// Sets the way over a junction: from here to it, and from it to the target.
    #[must_use]
    pub fn via(mut self, to: RelationDef, on: RelationDef) -> Self {
        self.hint.via = Some(Box::new((to, on)));
        self
    }

    fn known(&self, hint: RelationHint) -> Known<R> {
        Known { hops: self.hops.clone(), name: self.name, hint, field: PhantomData }
    }
}

/// Asks the entity's own derive, which has read SeaORM's attributes on the field.
pub trait LinkByTwin {
    /// The type of the field.
    type Field;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Field>;
}

impl<E, R> LinkByTwin for &&Link<E, R>
where
    E: EntityTrait<ModelEx: RelationFields>,
{
    type Field = R;

    fn resolve(&self) -> Known<R> {
        let said = E::ModelEx::relation_fields().into_iter().find(|field| field.name == self.name);
        self.known(said.and_then(|field| field.relation).unwrap_or_else(|| self.hint.clone()))
    }
}

/// Asks SeaORM's `Related`, which knows the junction of a many-to-many relation.
pub trait LinkByRelated {
    /// The type of the field.
    type Field;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Field>;

    /// The same, for the twin itself: it has no one else to ask.
    fn resolve_in_twin(&self) -> Known<Self::Field> {
        self.resolve()
    }
}

impl<E: Related<R::Target>, R: RelationField> LinkByRelated for &Link<E, R> {
    type Field = R;

    fn resolve(&self) -> Known<R> {
        let mut hint = self.hint.clone();
        if hint.via.is_none() {
            hint.via = E::via().map(|to_junction| Box::new((to_junction, E::to())));
        }
        self.known(hint)
    }
}

/// Asks nobody.
pub trait LinkByType {
    /// The type of the field.
    type Field;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Field>;

    /// The same, for the twin itself.
    fn resolve_in_twin(&self) -> Known<Self::Field> {
        self.resolve()
    }
}

impl<E, R> LinkByType for Link<E, R> {
    type Field = R;

    fn resolve(&self) -> Known<R> {
        self.known(self.hint.clone())
    }
}

/// A step through a relation, with all that can be known of it.
#[derive(Debug)]
pub struct Known<R> {
    hops: Vec<Segment>,
    name: &'static str,
    hint: RelationHint,
    field: PhantomData<fn() -> R>,
}

impl<R> Known<R> {
    /// Ends the path here: the relation stands for the label of its target.
    #[must_use]
    pub fn end(self) -> FieldPath {
        ended(self.hops, segment(self.name, self.hint))
    }

    /// A relation has no enum variants.
    #[must_use]
    pub fn variants(&self) -> FieldDescriptor {
        FieldDescriptor::new(self.name).relation(self.hint.clone())
    }
}

/// Goes on from the target. Not a method: a field that is no relation is to be refused by the words
/// of [`RelationField`], and of a method the compiler would say that it cannot be called.
#[must_use]
pub fn follow<R: RelationField>(mut known: Known<R>) -> Walk<R::Target> {
    known.hops.push(segment(known.name, known.hint));
    Walk::after(known.hops)
}

fn segment(name: &str, hint: RelationHint) -> Segment {
    Segment { name: name.to_owned(), relation: Some(hint) }
}
