//! What the derive's output calls: types that let the compiler check a path step by step.
//!
//! Nothing here decides anything. A [`Walk`] stands at an entity; [`hop`](Walk::hop) follows a
//! relation field and [`leaf`](Walk::leaf) ends at any field. Each is given a closure over the
//! entity's `ModelEx` that is never called: its body, `&m.company`, is where the compiler finds a
//! misspelt name, and its type is where we learn what the field is.
//!
//! Some questions have no answer as a trait bound (*is* this field a relation? *is* it an enum?), as
//! a bound can only insist. They are asked by method resolution: several traits offer one method
//! name, the strictest on the most references, so `(&&&thing).method()` finds the strictest that
//! applies. Those traits are gathered in [`questions`].

mod choices;
mod leaf;
mod link;
mod methods;
mod missing;
mod role;
mod twin;
mod walk;

pub use self::{
    choices::{Scalar, Variants},
    leaf::Leaf,
    link::{Known, Link, follow},
    methods::Methods,
    missing::Entity as Missing,
    role::{
        DateLike, FlagWithWords, ManyRows, OneRow, Own, RelationField, RelationWithWords, ToOne,
    },
    twin::{RelationFields, Twin},
    walk::{Loose, Walk},
};

pub use sea_orm::{EntityTrait, ModelTrait, Related, RelatedSelfVia, RelationTrait};

/// The traits that answer by method resolution.
pub mod questions {
    pub use super::{
        choices::{
            DebugLabels, DisplayLabels, EnumField, EnumListField, NoEnumField, NoLabels,
            OptionalEnumField, ValueLabels,
        },
        leaf::{BooleanLeaf, RelationLeaf, ScalarLeaf},
        link::{LinkByRelated, LinkByTwin, LinkByType},
        twin::{NoTwin, WithTwin},
    };
}
