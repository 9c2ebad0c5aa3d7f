//! Which tables point at a table, and what their foreign keys do when a row goes.

use std::sync::Arc;

use sea_orm::{
    Identity, RelationDef,
    sea_query::{ForeignKeyAction, TableRef},
};

use crate::{
    descriptor::{ColumnShape, TableName},
    resource::{Registry, Resource},
};

/// A foreign key that points at a table.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// The model that holds it; `None` for a table that is not registered.
    pub(super) child: Option<Arc<Resource>>,
    /// The name of the table that holds it.
    pub(super) name: TableName,
    /// The table that holds it.
    pub(super) table: TableRef,
    /// Its columns; of a table that is not registered, taken to be like those they point at.
    pub(super) from: Vec<ColumnShape>,
    /// The columns it points at, by their place in the table pointed at.
    pub(super) to: Vec<usize>,
    /// What happens to its row.
    pub(super) effect: Effect,
}

/// What happens to a row whose target goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It goes too.
    Goes,
    /// It stays, pointing nowhere.
    Emptied,
    /// It keeps its target from going, unless it goes itself.
    Protects,
}

impl From<Option<ForeignKeyAction>> for Effect {
    fn from(action: Option<ForeignKeyAction>) -> Self {
        match action {
            Some(ForeignKeyAction::Cascade) => Self::Goes,
            Some(ForeignKeyAction::SetNull | ForeignKeyAction::SetDefault) => Self::Emptied,
            _ => Self::Protects,
        }
    }
}

/// The foreign keys that point at the table of `parent`: those that registered models declare, and
/// those that `parent` itself knows of in tables that are not registered.
pub(super) fn into(registry: &Registry, parent: &Resource) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for edge in declared(registry, parent).chain(known(registry, parent)) {
        if !edges.iter().any(|other| other.is_same(&edge)) {
            edges.push(edge);
        }
    }
    edges
}

impl Edge {
    /// An entity may name one foreign key by several relations.
    fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.columns() == other.columns()
    }

    fn columns(&self) -> Vec<String> {
        self.from.iter().map(|column| column.iden.to_string()).collect()
    }
}

fn declared<'a>(
    registry: &'a Registry,
    parent: &'a Resource,
) -> impl Iterator<Item = Edge> + use<'a> {
    // Several models may stand for one table; its rows go once.
    let first = |child: &&Arc<Resource>| {
        registry.of_table(&child.shape.name).is_some_and(|first| Arc::ptr_eq(first, child))
    };
    registry.resources().iter().filter(first).flat_map(move |child| {
        let relations = child.shape.relations.iter().filter(|relation| relation.holds_key());
        relations.filter_map(move |relation| from_child(child, &relation.def, parent))
    })
}

fn from_child(child: &Arc<Resource>, def: &RelationDef, parent: &Resource) -> Option<Edge> {
    if def.skip_fk || TableName::of(&def.to_tbl)? != parent.shape.name {
        return None;
    }
    Some(Edge {
        child: Some(child.clone()),
        name: child.shape.name.clone(),
        table: child.shape.table.clone(),
        from: places(child, &def.from_col)?
            .into_iter()
            .map(|index| child.shape.columns[index].clone())
            .collect(),
        to: places(parent, &def.to_col)?,
        effect: def.on_delete.into(),
    })
}

fn known<'a>(registry: &'a Registry, parent: &'a Resource) -> impl Iterator<Item = Edge> + use<'a> {
    let relations = parent.shape.relations.iter().filter(|relation| !relation.holds_key());
    relations.filter_map(move |relation| from_parent(registry, &relation.def, parent))
}

fn from_parent(registry: &Registry, def: &RelationDef, parent: &Resource) -> Option<Edge> {
    let name = TableName::of(&def.to_tbl)?;
    if def.skip_fk || registry.of_table(&name).is_some() {
        return None;
    }
    let to = places(parent, &def.from_col)?;
    let like = |(iden, &index): (_, &usize)| ColumnShape {
        iden: Clone::clone(iden),
        ..parent.shape.columns[index].clone()
    };
    Some(Edge {
        child: None,
        name,
        table: def.to_tbl.clone(),
        from: def.to_col.iter().zip(&to).map(like).collect(),
        to,
        effect: def.on_delete.into(),
    })
}

fn places(resource: &Resource, columns: &Identity) -> Option<Vec<usize>> {
    columns.iter().map(|iden| resource.shape.column_named(iden)).collect()
}
