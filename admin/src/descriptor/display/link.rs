//! A link to a row of another model, by type: no address is written by hand.

use sea_orm::{EntityTrait, PrimaryKeyTrait, Value, sea_query::IntoValueTuple};

use crate::descriptor::TableName;

/// A link to the form of a row. It is plain text where the model is not registered or the reader may
/// not view it.
///
/// ```
/// use backoffice::display::Link;
/// # mod company {
/// #     use sea_orm::entity::prelude::*;
/// #     #[sea_orm::model]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "company")]
/// #     pub struct Model {
/// #         #[sea_orm(primary_key)]
/// #         pub id: i64,
/// #     }
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
///
/// let link = Link::to::<company::Entity>(7, "Acme");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub(crate) table: TableName,
    pub(crate) key: Vec<Value>,
    pub(crate) text: String,
}

type KeyOf<E> = <<E as EntityTrait>::PrimaryKey as PrimaryKeyTrait>::ValueType;

impl Link {
    /// The row of `E` with this key, called `text`.
    pub fn to<E: EntityTrait>(key: impl Into<KeyOf<E>>, text: impl Into<String>) -> Self {
        let key = key.into().into_value_tuple().into_iter().collect();
        Self { table: TableName::of_entity::<E>(), key, text: text.into() }
    }
}
