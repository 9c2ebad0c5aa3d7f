//! A declared path, resolved: joins to follow and the column at their end.

use std::sync::Arc;

use sea_orm::sea_query::{DynIden, TableRef};

use crate::field::Field;

/// A way from a model's table to a field, every step known.
#[derive(Clone, Debug)]
pub struct Path {
    /// As declared: `title`, `company`, `company.name`. The key of a filter in the URL.
    pub dotted: String,
    /// The column title.
    pub label: String,
    /// The relations to follow, in order; empty for a field of the model itself.
    pub joins: Vec<Join>,
    /// The field at the end, with its column. For a relation that stands for its target's label
    /// (`company`), the foreign key itself: [`Field::relation`] is set.
    pub field: Arc<Field>,
}

/// One relation to follow.
#[derive(Clone, Debug)]
pub struct Join {
    /// The columns on the near side.
    pub from: Vec<DynIden>,
    /// The table on the far side.
    pub table: TableRef,
    /// The columns on the far side.
    pub to: Vec<DynIden>,
    /// Whether one near row may meet several far rows.
    pub to_many: bool,
}

impl Path {
    /// The path to one of the model's own fields.
    #[must_use]
    pub fn own(field: Arc<Field>) -> Self {
        Self { dotted: field.name.clone(), label: field.label.clone(), joins: Vec::new(), field }
    }

    /// Whether it leads to one of the model's own fields, behind which a column of its table stands.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.joins.is_empty() && self.field.expression.is_none()
    }

    /// Whether any step may meet several rows.
    #[must_use]
    pub fn is_to_many(&self) -> bool {
        self.joins.iter().any(|join| join.to_many)
    }
}

impl Join {
    /// The join along a SeaORM relation.
    #[must_use]
    pub fn along(def: &sea_orm::RelationDef) -> Self {
        Self {
            from: def.from_col.iter().cloned().collect(),
            table: def.to_tbl.clone(),
            to: def.to_col.iter().cloned().collect(),
            to_many: def.rel_type == sea_orm::RelationType::HasMany,
        }
    }
}
