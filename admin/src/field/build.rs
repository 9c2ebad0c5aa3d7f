//! From what the entity says and what the developer said to a field.

use std::sync::Arc;

use sea_orm::{
    Value,
    sea_query::{ArrayType, ColumnType, DynIden, Enum, OptionEnum},
};

use super::{Expression, Field, Kind, Relation, Widget, sounds_secret};
use crate::{
    descriptor::{
        Annotation, AnnotationSource, Choice, ColumnShape, EntityDescriptor, EntityShape,
        FieldDescriptor, RelationShape, TableName,
    },
    text,
};

impl Field {
    /// The field of the column at `index`.
    ///
    /// # Panics
    ///
    /// Where the entity has no such column.
    #[must_use]
    pub fn new(shape: &EntityShape, index: usize, descriptor: &EntityDescriptor) -> Self {
        let column = &shape.columns[index];
        let said = said(descriptor, &column.name);
        let relation = shape.foreign_key(index).and_then(relation);
        let choices = choices(column, &said);
        let kind = kind(column, relation.as_ref(), &choices);
        let key = shape.is_key(index);
        let automatic = is_automatic(shape, index, &kind);
        Self {
            label: said.label.map_or_else(|| label(&column.name, relation.as_ref()), str::to_owned),
            help: said.help.map(str::to_owned),
            widget: Widget::of(&kind, column.nullable, said.widget),
            index,
            required: !column.nullable && !column.has_default && !automatic && kind != Kind::Bool,
            key,
            editable: !automatic && kind != Kind::Other,
            secret: is_secret(&column.name, &kind),
            name: column.name.clone(),
            column: column.clone(),
            kind,
            choices,
            relation,
            expression: None,
        }
    }
}

impl Field {
    /// The field that an expression makes: shown and asked about, never written.
    #[must_use]
    pub fn annotated(
        shape: &EntityShape,
        annotation: &Annotation,
        expression: Arc<dyn Expression>,
    ) -> Self {
        let column = ColumnShape {
            name: annotation.name.to_owned(),
            iden: DynIden::from(annotation.name),
            column_type: annotation.column_type.clone(),
            value_type: annotation.value_type.clone(),
            nullable: may_be_null(&annotation.source),
            unique: false,
            has_default: true,
            initial: None,
        };
        let (columns, primary_key, relations) = (vec![column], Vec::new(), Vec::new());
        let alone = EntityShape { columns, primary_key, relations, ..shape.clone() };
        let field = Self::new(&alone, 0, &EntityDescriptor::default());
        Self {
            label: annotation.label.map_or(field.label, str::to_owned),
            index: usize::MAX,
            required: false,
            editable: false,
            expression: Some(expression),
            ..field
        }
    }
}

/// There is always a number of rows, be it none.
fn may_be_null(source: &AnnotationSource) -> bool {
    !matches!(source, AnnotationSource::Count(_) | AnnotationSource::Exists(_))
}

fn said(descriptor: &EntityDescriptor, name: &str) -> FieldDescriptor {
    let named = |field: &&FieldDescriptor| field.name.trim_start_matches("r#") == name;
    descriptor.field.iter().find(named).cloned().unwrap_or_default()
}

fn relation(shape: &RelationShape) -> Option<Relation> {
    Some(Relation {
        name: shape.name.clone(),
        table: TableName::of(&shape.def.to_tbl)?,
        column: shape.def.to_col.iter().next()?.to_string(),
    })
}

/// `company_id` is called after its relation, unless that only repeats the table it points at:
/// `owner_id` to a user is "Owner".
fn label(name: &str, relation: Option<&Relation>) -> String {
    let Some(relation) = relation else {
        return text::humanize(name);
    };
    let generated = relation.name == "self_ref"
        || relation.name.trim_end_matches(|c: char| c.is_ascii_digit()) == relation.table.table;
    if name.starts_with(&relation.name) || !generated {
        return text::humanize(&relation.name);
    }
    text::humanize(name.strip_suffix("_id").unwrap_or(name))
}

fn choices(column: &ColumnShape, said: &FieldDescriptor) -> Vec<Choice> {
    match &column.column_type {
        _ if !said.choices.is_empty() => said.choices.clone(),
        ColumnType::Enum { variants, .. } => variants
            .iter()
            .filter_map(|name| choice(&name.to_string(), &column.value_type))
            .collect(),
        _ => Vec::new(),
    }
}

/// A native enum is text or an enum to Rust, as its `rs_type` says.
fn choice(name: &str, kind: &ArrayType) -> Option<Choice> {
    let value = match kind {
        ArrayType::String => Value::String(Some(name.to_owned())),
        ArrayType::Enum(type_name) => Value::Enum(OptionEnum::Some(Box::new(Enum {
            type_name: (**type_name).clone(),
            value: name.to_owned().into(),
        }))),
        _ => return None,
    };
    Some(Choice { value, label: text::humanize(name) })
}

fn kind(column: &ColumnShape, relation: Option<&Relation>, choices: &[Choice]) -> Kind {
    match Kind::of(column) {
        // A choice inside an array has no input of its own.
        kind @ (Kind::Other | Kind::Array) => kind,
        _ if relation.is_some() => Kind::Relation,
        _ if !choices.is_empty() => Kind::Choice,
        kind => kind,
    }
}

/// Whether the database numbers the column. SeaORM says "auto increment" of any key by default, so
/// only a whole number is believed.
fn is_automatic(shape: &EntityShape, index: usize, kind: &Kind) -> bool {
    let only_key = shape.primary_key == [index];
    shape.auto_increment && only_key && matches!(kind, Kind::Integer { .. })
}

/// Whether the name says that nobody should read the field. `password_changed_at` is a date and
/// `has_password` a yes or no: only what can hold a secret is one.
fn is_secret(name: &str, kind: &Kind) -> bool {
    let can_hold = matches!(
        kind,
        Kind::Text { .. }
            | Kind::Char
            | Kind::Bytes
            | Kind::Json
            | Kind::Uuid
            | Kind::Array
            | Kind::Other
    );
    can_hold && sounds_secret(name)
}
