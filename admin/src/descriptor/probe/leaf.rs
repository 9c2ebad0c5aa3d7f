//! The end of a path: a relation or a scalar field, in one of the roles a field can play.

use std::marker::PhantomData;

use super::{
    FlagWithWords, Link, Own, RelationField, RelationWithWords, Scalar, ToOne, link::hint,
};
use crate::descriptor::Segment;

/// The field `name` of `E`, of type `T`.
#[derive(Debug)]
pub struct Leaf<E, T> {
    hops: Vec<Segment>,
    name: &'static str,
    types: PhantomData<fn() -> (E, T)>,
}

impl<E, T> Leaf<E, T> {
    pub(super) fn new(hops: Vec<Segment>, name: &'static str) -> Self {
        Self { hops, name, types: PhantomData }
    }

    /// The name alone, now that the compiler has checked it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    fn scalar(&self) -> Scalar<T> {
        Scalar::new(self.hops.clone(), self.name)
    }
}

impl<E, R: RelationField> Leaf<E, R> {
    fn link(&self) -> Link<E, R> {
        Link::new(self.hops.clone(), self.name, hint::<R>())
    }
}

/// A relation at the end of a path stands for the label of its target.
pub trait RelationLeaf {
    /// The type of the field.
    type Field: RelationField;
    /// Where the path starts its last step.
    type From;

    /// In any role.
    fn any(&self) -> LinkOf<Self>;

    /// As the value of a column.
    fn shown(&self) -> LinkOf<Self>
    where
        <Self::Field as RelationField>::Rows: ToOne;

    /// As something to search: refused.
    fn searched(&self) -> LinkOf<Self>
    where
        Self::Field: RelationWithWords;

    /// As a column of the model itself: refused.
    fn own(&self) -> LinkOf<Self>
    where
        Self::Field: Own;
}

type LinkOf<L> = Link<<L as RelationLeaf>::From, <L as RelationLeaf>::Field>;

impl<E, R: RelationField> RelationLeaf for &Leaf<E, R> {
    type Field = R;
    type From = E;

    fn any(&self) -> LinkOf<Self> {
        self.link()
    }

    fn shown(&self) -> LinkOf<Self>
    where
        R::Rows: ToOne,
    {
        self.link()
    }

    fn searched(&self) -> LinkOf<Self>
    where
        R: RelationWithWords,
    {
        self.link()
    }

    fn own(&self) -> LinkOf<Self>
    where
        R: Own,
    {
        self.link()
    }
}

/// A field that is a column.
pub trait ScalarLeaf {
    /// The type of the field.
    type Field;

    /// In any role.
    fn any(&self) -> Scalar<Self::Field>;
    /// As the value of a column.
    fn shown(&self) -> Scalar<Self::Field>;
    /// As something to search.
    fn searched(&self) -> Scalar<Self::Field>;
    /// As a column of the model itself.
    fn own(&self) -> Scalar<Self::Field>;
}

impl<E, T> ScalarLeaf for Leaf<E, T> {
    type Field = T;

    fn any(&self) -> Scalar<T> {
        self.scalar()
    }

    fn shown(&self) -> Scalar<T> {
        self.scalar()
    }

    fn searched(&self) -> Scalar<T> {
        self.scalar()
    }

    fn own(&self) -> Scalar<T> {
        self.scalar()
    }
}

/// Yes or no, at the end of a path.
pub trait BooleanLeaf {
    /// The type of the field.
    type Field;

    /// As something to search: refused.
    fn searched(&self) -> Scalar<Self::Field>
    where
        Self::Field: FlagWithWords;
}

impl<E> BooleanLeaf for &&Leaf<E, bool> {
    type Field = bool;

    fn searched(&self) -> Scalar<Self::Field>
    where
        Self::Field: FlagWithWords,
    {
        self.scalar()
    }
}

impl<E> BooleanLeaf for &&Leaf<E, Option<bool>> {
    type Field = Option<bool>;

    fn searched(&self) -> Scalar<Self::Field>
    where
        Self::Field: FlagWithWords,
    {
        self.scalar()
    }
}
