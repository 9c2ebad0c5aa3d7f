//! A step through a relation, and the three ways to learn more about it than its type tells.

use std::marker::PhantomData;

use sea_orm::{EntityTrait, Related};

use super::{RelationField, RelationFields, Walk, role::Rows, walk::ended};
use crate::descriptor::{EntityShape, FieldDescriptor, FieldPath, RelationHint, Segment};

/// The relation field `name` of type `R`, which leads from `E` to `T`.
#[derive(Debug)]
pub struct Link<E, R, T> {
    hops: Vec<Segment>,
    name: &'static str,
    hint: RelationHint,
    types: PhantomData<fn() -> (E, R, T)>,
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

impl<E, R: RelationField> Link<E, R, R::Target> {
    /// The relation field itself, for the list of all of them.
    #[must_use]
    pub fn named(name: &'static str) -> Self {
        Self::new(Vec::new(), name, hint::<R>())
    }
}

impl<E, R, T> Link<E, R, T> {
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
    pub fn via(mut self, to: sea_orm::RelationDef, on: sea_orm::RelationDef) -> Self {
        self.hint.via = Some(Box::new((to, on)));
        self
    }

    fn known(&self, hint: RelationHint) -> Known<T> {
        Known { hops: self.hops.clone(), name: self.name, hint, target: PhantomData }
    }
}

impl<E: Related<T>, R, T: EntityTrait> Link<E, R, T> {
    fn hint_by_related(&self) -> RelationHint {
        let mut hint = self.hint.clone();
        if hint.via.is_none() {
            hint.via = E::via().map(|to_junction| Box::new((to_junction, E::to())));
        }
        hint
    }
}

/// Asks the entity's own derive, which has read SeaORM's attributes on the field.
pub trait LinkByTwin {
    /// Where it leads.
    type Target;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Target>;
}

impl<E, R, T> LinkByTwin for &&Link<E, R, T>
where
    E: EntityTrait<ModelEx: RelationFields>,
{
    type Target = T;

    fn resolve(&self) -> Known<T> {
        let said = E::ModelEx::relation_fields().into_iter().find(|field| field.name == self.name);
        self.known(said.and_then(|field| field.relation).unwrap_or_else(|| self.hint.clone()))
    }
}

/// Asks SeaORM's `Related`, which knows the junction of a many-to-many relation.
pub trait LinkByRelated {
    /// Where it leads.
    type Target;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Target>;

    /// The same, for the twin itself: it has no one else to ask.
    fn resolve_in_twin(&self) -> Known<Self::Target> {
        self.resolve()
    }
}

impl<E: Related<T>, R, T: EntityTrait> LinkByRelated for &Link<E, R, T> {
    type Target = T;

    fn resolve(&self) -> Known<T> {
        self.known(self.hint_by_related())
    }
}

/// Asks nobody.
pub trait LinkByType {
    /// Where it leads.
    type Target;
    /// The link with all that can be known of it.
    fn resolve(&self) -> Known<Self::Target>;

    /// The same, for the twin itself.
    fn resolve_in_twin(&self) -> Known<Self::Target> {
        self.resolve()
    }
}

impl<E, R, T> LinkByType for Link<E, R, T> {
    type Target = T;

    fn resolve(&self) -> Known<T> {
        self.known(self.hint.clone())
    }
}

/// A step through a relation, with all that can be known of it.
#[derive(Debug)]
pub struct Known<T> {
    hops: Vec<Segment>,
    name: &'static str,
    hint: RelationHint,
    target: PhantomData<fn() -> T>,
}

impl<T> Known<T> {
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

impl<T: EntityTrait> Known<T> {
    /// Goes on from the target.
    #[must_use]
    pub fn follow(mut self) -> Walk<T> {
        self.hops.push(segment(self.name, self.hint));
        Walk::after(self.hops)
    }
}

fn segment(name: &str, hint: RelationHint) -> Segment {
    Segment { name: name.to_owned(), relation: Some(hint) }
}
