//! Columns made by hand, for tests without an entity.

use backoffice::descriptor::ColumnShape;
use sea_orm::{
    ColumnType,
    sea_query::{ArrayType, DynIden},
};

pub(super) fn column(value_type: ArrayType, column_type: ColumnType) -> ColumnShape {
    ColumnShape {
        name: "it".to_owned(),
        iden: DynIden::from("it".to_owned()),
        column_type,
        value_type,
        nullable: false,
        unique: false,
        has_default: false,
        initial: None,
    }
}

pub(super) fn nullable(column: ColumnShape) -> ColumnShape {
    ColumnShape { nullable: true, ..column }
}
