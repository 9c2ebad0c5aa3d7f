//! From a declared path to joins and a field, step by step, with a sentence for each way to fail.

use std::sync::Arc;

use sea_orm::RelationType;

use super::{Join, Path, registry::Draft};
use crate::{
    descriptor::{EntityDescriptor, EntityShape, FieldPath, RelationHint, Segment, TableName},
    field::{Field, Relation},
    text,
};

/// Resolves paths against all models that are being registered.
pub(super) struct Resolver<'a> {
    pub(super) drafts: &'a [Draft],
}

/// Where a relation leads: one join, or two over a junction.
struct Way {
    joins: Vec<Join>,
    target: EntityShape,
}

impl Resolver<'_> {
    /// The path from the model that `draft` describes.
    pub(super) fn path(&self, draft: &Draft, path: &FieldPath) -> Result<Path, String> {
        let mut shape = draft.shape.clone();
        let mut joins = Vec::new();
        for hop in &path.hops {
            let way = self.way(&shape, hop)?;
            joins.extend(way.joins);
            shape = way.target;
        }
        let (more, field) = self.leaf(draft, &shape, path)?;
        joins.extend(more);
        let label = path.label.map_or_else(|| label(path, &field), str::to_owned);
        Ok(Path { dotted: path.dotted(), label, joins, field })
    }

    /// All joins of a path, and the field at its end where that is no relation.
    pub(super) fn way_to(
        &self,
        draft: &Draft,
        path: &FieldPath,
    ) -> Result<(Vec<Join>, Option<Arc<Field>>), String> {
        let mut shape = draft.shape.clone();
        let mut joins = Vec::new();
        for hop in &path.hops {
            let way = self.way(&shape, hop)?;
            joins.extend(way.joins);
            shape = way.target;
        }
        if let Some(index) = shape.column_index(&path.leaf.name) {
            return Ok((joins, Some(self.field(draft, &shape, index))));
        }
        joins.extend(self.way(&shape, &path.leaf)?.joins);
        Ok((joins, None))
    }

    /// A column, or a relation that stands for its target.
    fn leaf(
        &self,
        draft: &Draft,
        shape: &EntityShape,
        path: &FieldPath,
    ) -> Result<(Vec<Join>, Arc<Field>), String> {
        if let Some(index) = shape.column_index(&path.leaf.name) {
            return Ok((Vec::new(), self.field(draft, shape, index)));
        }
        if let Some(field) = self.annotation(draft, shape, &path.leaf.name) {
            return Ok((Vec::new(), field));
        }
        let way = self
            .way(shape, &path.leaf)
            .map_err(|sentence| format!("{sentence}; its fields are {}", names(shape)))?;
        match <[Join; 1]>::try_from(way.joins) {
            Ok([join]) if !join.to_many && join.from.len() == 1 => {
                let index = shape.column_named(&join.from[0]);
                let index = index.ok_or_else(|| no_step(shape, &path.leaf.name))?;
                Ok((Vec::new(), self.field(draft, shape, index)))
            }
            Ok(joins) => Ok((joins.to_vec(), Arc::new(self.target_key(&way.target, None)))),
            // Over a junction, its own foreign key says which row is meant: one join fewer.
            Err(mut joins) => {
                let onward = joins.pop().and_then(|join| join.from.into_iter().next());
                Ok((joins, Arc::new(self.target_key(&way.target, onward))))
            }
        }
    }

    /// A field that an expression makes.
    fn annotation(&self, draft: &Draft, shape: &EntityShape, name: &str) -> Option<Arc<Field>> {
        let of = if draft.shape.name == shape.name { Some(draft) } else { self.draft(&shape.name) };
        of?.annotations.iter().find(|field| field.name == name).cloned()
    }

    /// A field of the model itself, or of one that it leads to.
    fn field(&self, draft: &Draft, shape: &EntityShape, index: usize) -> Arc<Field> {
        let of = if draft.shape.name == shape.name { Some(draft) } else { self.draft(&shape.name) };
        match of {
            Some(of) => of.fields[index].clone(),
            None => Arc::new(Field::new(shape, index, &EntityDescriptor::default())),
        }
    }

    /// The key of a target as something to choose by, in the target itself or in a junction.
    fn target_key(
        &self,
        target: &EntityShape,
        junction: Option<sea_orm::sea_query::DynIden>,
    ) -> Field {
        let index = target.primary_key[0];
        let mut field = Field::new(target, index, &EntityDescriptor::default());
        field.relation = Some(Relation {
            name: target.name.table.clone(),
            table: target.name.clone(),
            column: field.column.iden.to_string(),
        });
        field.label = self
            .draft(&target.name)
            .map_or_else(|| text::humanize(&target.name.table), |draft| draft.label.clone());
        if let Some(iden) = junction {
            field.column.iden = iden;
        }
        field
    }

    fn way(&self, shape: &EntityShape, step: &Segment) -> Result<Way, String> {
        match &step.relation {
            Some(hint) => self.hinted(shape, step, hint),
            None => self.named(shape, &step.name),
        }
    }

    /// The derive knows the target, so the relation is the one that leads there; where several do,
    /// the one whose variant the derive saw, else the one that is called like the field.
    fn hinted(
        &self,
        shape: &EntityShape,
        step: &Segment,
        hint: &RelationHint,
    ) -> Result<Way, String> {
        let target = (hint.target)();
        if let Some(via) = &hint.via {
            let joins = vec![many(Join::along(&via.0)), Join::along(&via.1)];
            return Ok(Way { joins, target });
        }
        let leads = |relation: &&crate::descriptor::RelationShape| {
            TableName::of(&relation.def.to_tbl).as_ref() == Some(&target.name)
                && (relation.def.rel_type == RelationType::HasMany) == hint.to_many
        };
        let found: Vec<_> = shape.relations.iter().filter(leads).collect();
        let called = |relation: &&&crate::descriptor::RelationShape| match &hint.variant {
            Some(variant) => relation.name == *variant,
            None => is_called(relation, &step.name),
        };
        let relation = match found.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(called).copied(),
        };
        let relation = relation.ok_or_else(|| no_step(shape, &step.name))?;
        Ok(Way { joins: vec![Join::along(&relation.def)], target })
    }

    /// Only a name is known; the target must be registered, or its columns cannot be told.
    fn named(&self, shape: &EntityShape, name: &str) -> Result<Way, String> {
        let relation = shape.relations.iter().find(|relation| is_called(relation, name));
        let relation = relation.ok_or_else(|| no_step(shape, name))?;
        let table = TableName::of(&relation.def.to_tbl);
        let target = table.as_ref().and_then(|table| self.draft(table)).ok_or_else(|| {
            let table = table.map(|table| table.to_string()).unwrap_or_default();
            format!("`{name}` leads to `{table}`, which is not registered: register it, too")
        })?;
        Ok(Way { joins: vec![Join::along(&relation.def)], target: target.shape.clone() })
    }

    fn draft(&self, table: &TableName) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.shape.name == *table)
    }
}

/// By the name of the variant, or by the name of the foreign key without `_id`.
fn is_called(relation: &crate::descriptor::RelationShape, name: &str) -> bool {
    let name = text::snake_case(name.trim_start_matches("r#"));
    let column = crate::descriptor::identity_names(&relation.def.from_col);
    relation.name == name || (relation.holds_key() && column == [format!("{name}_id")])
}

fn many(join: Join) -> Join {
    Join { to_many: true, ..join }
}

fn no_step(shape: &EntityShape, name: &str) -> String {
    let relations: Vec<&str> =
        shape.relations.iter().map(|relation| relation.name.as_str()).collect();
    let there = match relations.as_slice() {
        [] => "it has no relations".to_owned(),
        _ => format!("its relations are {}", relations.join(", ")),
    };
    format!("`{name}` is neither a column nor a relation of `{}`; {there}", shape.name)
}

fn names(shape: &EntityShape) -> String {
    let names: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
    names.join(", ")
}

/// `company.name` → "Company name".
fn label(path: &FieldPath, field: &Field) -> String {
    if path.hops.is_empty() {
        return field.label.clone();
    }
    let words: Vec<String> =
        path.hops.iter().map(|hop| text::humanize(&hop.name).to_lowercase()).collect();
    text::capitalize(&format!("{} {}", words.join(" "), field.label.to_lowercase()))
}
