//! What a SeaORM entity says about itself, read once and free of its type.

use std::fmt;

use sea_orm::{
    ActiveValue, ColumnTrait, ColumnType, EntityTrait, IdenStatic, Identity, Iterable, ModelTrait,
    PrimaryKeyToColumn, PrimaryKeyTrait, RelationDef, RelationTrait, Value,
    sea_query::{ArrayType, DynIden, TableRef},
};

/// The name of a table: tables of the same name live in different schemas.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableName {
    /// The schema, where the entity names one.
    pub schema: Option<String>,
    /// The table.
    pub table: String,
}

impl TableName {
    /// The name of an entity's table.
    #[must_use]
    pub fn of_entity<E: EntityTrait>() -> Self {
        let entity = E::default();
        Self {
            schema: entity.schema_name().map(str::to_owned),
            table: entity.table_name().to_owned(),
        }
    }

    /// The name behind a SeaORM table reference; a subquery has none.
    #[must_use]
    pub fn of(table: &TableRef) -> Option<Self> {
        match table {
            TableRef::Table(name, _) => Some(Self {
                schema: name.0.as_ref().map(|schema| schema.1.to_string()),
                table: name.1.to_string(),
            }),
            _ => None,
        }
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(schema) = &self.schema {
            write!(f, "{schema}.")?;
        }
        f.write_str(&self.table)
    }
}

/// An entity as data.
#[derive(Clone, Debug)]
pub struct EntityShape {
    /// The name of the table.
    pub name: TableName,
    /// The table as a statement names it.
    pub table: TableRef,
    /// The columns, in the order of the entity.
    pub columns: Vec<ColumnShape>,
    /// The places of the key's columns in [`columns`](Self::columns); never empty.
    pub primary_key: Vec<usize>,
    /// Whether the database makes the key.
    pub auto_increment: bool,
    /// The relations of the entity's `Relation` enum.
    pub relations: Vec<RelationShape>,
}

/// One column as data.
#[derive(Clone, Debug)]
pub struct ColumnShape {
    /// The name of the `Column` variant, as `snake_case`: the name of the Rust field unless that was
    /// given an `enum_name`.
    pub name: String,
    /// The column as a statement names it.
    pub iden: DynIden,
    /// The column's type in the database.
    pub column_type: ColumnType,
    /// The kind of Rust value it holds; of the element, for an array.
    pub value_type: ArrayType,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether each value stands in one row only.
    pub unique: bool,
    /// Whether the database fills it in when nothing is given.
    pub has_default: bool,
    /// What a new row starts with: `ActiveModelBehavior::new()`.
    pub initial: Option<Value>,
}

/// One relation as data.
#[derive(Clone, Debug)]
pub struct RelationShape {
    /// The name of the `Relation` variant, as `snake_case`.
    pub name: String,
    /// Tables and columns on both ends.
    pub def: RelationDef,
}

impl EntityShape {
    /// Reads the shape of `E`.
    #[must_use]
    pub fn of<E: EntityTrait>() -> Self {
        let entity = E::default();
        Self {
            name: TableName::of_entity::<E>(),
            table: entity.table_ref(),
            columns: columns::<E>(),
            primary_key: primary_key::<E>(),
            auto_increment: <E::PrimaryKey as PrimaryKeyTrait>::auto_increment(),
            relations: relations::<E>(),
        }
    }

    /// The place of the column with this field name.
    #[must_use]
    pub fn column_index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches("r#");
        self.columns.iter().position(|column| column.name == name)
    }

    /// The place of the column that a statement names so.
    #[must_use]
    pub fn column_named(&self, iden: &DynIden) -> Option<usize> {
        let sql = iden.to_string();
        self.columns.iter().position(|column| column.iden.to_string() == sql)
    }

    /// The relation whose only column is the column at `index` and which this table owns: what makes
    /// that column a foreign key.
    #[must_use]
    pub fn foreign_key(&self, index: usize) -> Option<&RelationShape> {
        let sql = self.columns[index].iden.to_string();
        self.relations.iter().find(|relation| {
            relation.holds_key() && identity_names(&relation.def.from_col) == [sql.clone()]
        })
    }

    /// Whether the column at `index` belongs to the primary key.
    #[must_use]
    pub fn is_key(&self, index: usize) -> bool {
        self.primary_key.contains(&index)
    }
}

impl RelationShape {
    /// Whether this table holds the key. SeaORM's `is_owner` says the opposite of what its
    /// documentation says: it is set on the side that is pointed at.
    #[must_use]
    pub fn holds_key(&self) -> bool {
        !self.def.is_owner
    }
}

/// The column names of one end of a relation.
#[must_use]
pub(crate) fn identity_names(identity: &Identity) -> Vec<String> {
    identity.iter().map(ToString::to_string).collect()
}

fn columns<E: EntityTrait>() -> Vec<ColumnShape> {
    let initial = <E::ActiveModel as sea_orm::ActiveModelBehavior>::new();
    E::Column::iter().map(|column| column_shape::<E>(column, &initial)).collect()
}

fn column_shape<E: EntityTrait>(column: E::Column, initial: &E::ActiveModel) -> ColumnShape {
    let def = column.def();
    ColumnShape {
        name: crate::text::snake_case(&format!("{column:?}")),
        iden: DynIden::from(column.as_str().to_owned()),
        column_type: def.get_column_type().clone(),
        value_type: <E::Model as ModelTrait>::get_value_type(column),
        nullable: def.is_null(),
        unique: def.is_unique(),
        has_default: def.get_column_default().is_some(),
        initial: initial_value::<E>(column, initial),
    }
}

fn initial_value<E: EntityTrait>(column: E::Column, initial: &E::ActiveModel) -> Option<Value> {
    match sea_orm::ActiveModelTrait::get(initial, column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Some(value),
        ActiveValue::NotSet => None,
    }
}

fn primary_key<E: EntityTrait>() -> Vec<usize> {
    let columns: Vec<String> = E::Column::iter().map(|column| format!("{column:?}")).collect();
    E::PrimaryKey::iter()
        .filter_map(|key| {
            let name = format!("{:?}", key.into_column());
            columns.iter().position(|column| *column == name)
        })
        .collect()
}

fn relations<E: EntityTrait>() -> Vec<RelationShape> {
    E::Relation::iter()
        .map(|relation| RelationShape {
            name: crate::text::snake_case(&format!("{relation:?}")),
            def: relation.def(),
        })
        .collect()
}
