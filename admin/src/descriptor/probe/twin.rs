//! What the derive says on `ModelEx`: relation fields stand there only.

use std::marker::PhantomData;

use crate::descriptor::FieldDescriptor;

/// Written by the derive on `ModelEx`, the twin of a `Model` with relation fields.
pub trait RelationFields {
    /// Each relation field, with what was said about it.
    fn relation_fields() -> Vec<FieldDescriptor>;
}

/// A `ModelEx` of which nobody knows whether it was derived on.
#[derive(Debug)]
pub struct Twin<M>(PhantomData<fn() -> M>);

impl<M> Twin<M> {
    /// Asks for the twin `M`.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "written by the derive alone")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

/// It was.
pub trait WithTwin {
    /// Its relation fields.
    fn relation_fields(&self) -> Vec<FieldDescriptor>;
}

impl<M: RelationFields> WithTwin for &Twin<M> {
    fn relation_fields(&self) -> Vec<FieldDescriptor> {
        M::relation_fields()
    }
}

/// It was not: an entity in the older format, or a derive aimed at `Model` alone.
pub trait NoTwin {
    /// Nothing.
    fn relation_fields(&self) -> Vec<FieldDescriptor>;
}

impl<M> NoTwin for Twin<M> {
    fn relation_fields(&self) -> Vec<FieldDescriptor> {
        Vec::new()
    }
}
