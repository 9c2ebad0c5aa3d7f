//! Following foreign keys from a row, each row once, so that circles end.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
};

use super::{
    Cascade, Dependent,
    edge::{self, Edge, Effect},
    pointing::{Pointer, Pointing, Values},
};
use crate::{
    Result,
    descriptor::TableName,
    resource::{Key, Resource, Row, read::Reader, statement::Statements},
    value,
};

/// The most rows that are followed; what goes beyond them cannot be foreseen.
const FOLLOWED: usize = 10_000;
/// The most keys in one statement.
const CHUNK: usize = 500;

/// Foresees what deleting `row` does; it holds every field, in the order of the entity.
pub(in crate::resource) async fn foresee(
    reader: &Reader<'_>,
    statements: Statements<'_>,
    resource: &Arc<Resource>,
    row: &Row,
) -> Result<Cascade> {
    let mut walk = Walk::default();
    walk.start(resource, row);
    while let Some(Rows { resource, rows }) = walk.next_rows() {
        for edge in edge::into(statements.registry, &resource) {
            let targets = rows.iter().map(|(place, values)| (*place, values));
            let Some(pointing) = Pointing::new(&edge, statements, targets) else { continue };
            let select = pointing.select(FOLLOWED as u64 + 1);
            let found = reader.all(&select).await?;
            walk.sort_in(&edge, found.iter().filter_map(|row| pointing.read(row)).collect());
            // What is too much to foresee is refused, so there is no need to see all of it.
            if walk.cascade.unfinished {
                return Ok(walk.finish());
            }
        }
    }
    Ok(walk.finish())
}

/// A row that goes and was not followed yet: its place in `goes` and its values.
struct Step {
    place: usize,
    resource: Arc<Resource>,
    values: Values,
}

/// Rows of one model that are followed together.
struct Rows {
    resource: Arc<Resource>,
    rows: Vec<(usize, Values)>,
}

#[derive(Default)]
struct Walk {
    cascade: Cascade,
    queue: VecDeque<Step>,
    seen: HashSet<(TableName, String)>,
}

impl Walk {
    fn start(&mut self, resource: &Arc<Resource>, row: &Row) {
        let cells = row.cells.iter().enumerate();
        let values: Values =
            cells.filter_map(|(index, cell)| Some((index, cell.value()?.clone()))).collect();
        let root = Dependent {
            table: resource.shape.name.to_string(),
            label: Some(label(resource, &row.key, &values)),
            resource: Some(resource.clone()),
            key: Some(row.key.clone()),
            parent: None,
            hidden: false,
        };
        self.goes(root, values);
    }

    /// The next rows of one model, as many as a statement takes.
    fn next_rows(&mut self) -> Option<Rows> {
        let resource = self.queue.front()?.resource.clone();
        let same = |next: &Step| Arc::ptr_eq(&next.resource, &resource);
        let mut rows = Vec::new();
        while rows.len() < CHUNK && self.queue.front().is_some_and(same) {
            rows.extend(self.queue.pop_front().map(|step| (step.place, step.values)));
        }
        Some(Rows { resource, rows })
    }

    fn sort_in(&mut self, edge: &Edge, found: Vec<Pointer>) {
        self.cascade.unfinished |= found.len() > FOLLOWED;
        for pointer in found {
            let row = dependent(edge, &pointer);
            match edge.effect {
                Effect::Goes => self.goes(row, pointer.values),
                Effect::Emptied => self.cascade.emptied.push(row),
                Effect::Protects => self.cascade.protected.push(row),
            }
        }
    }

    fn goes(&mut self, row: Dependent, values: Values) {
        let place = self.cascade.goes.len();
        if place > FOLLOWED {
            self.cascade.unfinished = true;
            return;
        }
        if let Some((resource, name)) = row.resource.clone().zip(name(&row)) {
            if !self.seen.insert(name) {
                return;
            }
            self.queue.push_back(Step { place, resource, values });
        }
        self.cascade.goes.push(row);
    }

    /// A row that goes by itself is neither emptied nor in the way.
    fn finish(self) -> Cascade {
        let Self { mut cascade, seen, .. } = self;
        let stays = |row: &Dependent| name(row).is_none_or(|name| !seen.contains(&name));
        cascade.emptied.retain(stays);
        cascade.protected.retain(stays);
        cascade
    }
}

fn name(row: &Dependent) -> Option<(TableName, String)> {
    let resource = row.resource.as_ref()?;
    Some((resource.shape.name.clone(), row.key.as_ref()?.to_url()))
}

fn dependent(edge: &Edge, pointer: &Pointer) -> Dependent {
    let named = edge.child.as_ref().zip(pointer.key.as_ref()).filter(|_| pointer.visible);
    Dependent {
        resource: edge.child.clone(),
        table: edge.name.to_string(),
        label: named.map(|(child, key)| label(child, key, &pointer.values)),
        key: pointer.key.clone(),
        parent: Some(pointer.parent),
        hidden: !pointer.visible,
    }
}

fn label(resource: &Resource, key: &Key, values: &Values) -> String {
    let display = resource.display.as_ref().and_then(|field| values.get(&field.index));
    let label = display.map(value::text).filter(|label| !label.trim().is_empty());
    label.unwrap_or_else(|| key.to_string())
}
