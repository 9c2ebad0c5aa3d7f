//! What the derive writes and what SeaORM knows: an entity described as data, with no behaviour.
//!
//! An [`EntityDescriptor`] holds what only the developer can say (which columns to list, what to
//! search, how a field is called). An [`EntityShape`] holds what the entity itself says (columns,
//! types, keys, relations). The two meet in the registry, which checks the one against the other.

mod annotation;
mod choice;
mod column;
pub mod display;
mod entity;
mod field;
mod fieldset;
mod filter;
mod list;
mod path;
#[doc(hidden)]
pub mod probe;
mod shape;
mod show_facets;
mod summary;

pub(crate) use self::shape::identity_names;
pub use self::{
    annotation::{Annotation, AnnotationSource},
    choice::Choice,
    column::ColumnDescriptor,
    entity::{EntityDescriptor, OrderBy, SearchField, SearchMode},
    field::{FieldDescriptor, WidgetHint},
    fieldset::Fieldset,
    filter::{FilterBy, FilterStyle, FilterTarget, Opaque},
    list::{List, ListOptions},
    path::{FieldPath, RelationHint, Segment},
    probe::DateLike,
    shape::{ColumnShape, EntityShape, RelationShape, TableName},
    show_facets::ShowFacets,
    summary::{Aggregate, SummaryBy},
};

use sea_orm::{EntityTrait, IntoActiveModel};

/// Something that can be registered: an entity together with how its admin should look.
///
/// `#[derive(Admin)]` writes this, on the entity's `Model` for the entity itself, or on a struct of
/// your own for the entity named by `entity = …`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no admin",
    label = "not described",
    note = "put `#[derive(backoffice::Admin)]` on the entity's `Model`, or on a struct with `#[admin(entity = …)]`",
    note = "with no derive at all, `.register_entity::<…::Entity>()` gives a complete, sensible admin"
)]
pub trait Described: Send + Sync + 'static {
    /// The entity whose rows are shown. Every SeaORM entity meets these bounds.
    type Entity: EntityTrait<
            Model: IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel> + Sync,
            ActiveModel: Send,
        >;

    /// What the developer said about it.
    fn descriptor() -> EntityDescriptor;
}
