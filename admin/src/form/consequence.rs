//! What deleting a row would do, as the page shows it, and whether it may be done.

use std::collections::HashMap;

use super::{Blocker, DeleteNode, DeletePage, ModelCount, next::Way, version::version};
use crate::{
    Message, Permission,
    format::Format,
    resource::{Cascade, Dependent, Resource, Row, Source},
    text,
};

/// How many rows of a model are shown.
const SHOWN: usize = 100;

/// Whether a row may be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It may.
    Allowed,
    /// Other rows keep it.
    Protected,
    /// Rows would go with it that this person may not delete or cannot see.
    Forbidden,
}

/// Whether a row with these consequences may be deleted.
pub(crate) fn verdict(source: &Source<'_>, cascade: &Cascade) -> Verdict {
    if !missing_rights(source, cascade).is_empty() || cascade.touches_hidden() {
        Verdict::Forbidden
    } else if !cascade.protected.is_empty() || cascade.unfinished {
        Verdict::Protected
    } else {
        Verdict::Allowed
    }
}

/// The page; the form's token is still to be set.
pub(crate) fn page(source: &Source<'_>, way: &Way<'_>, row: &Row, cascade: &Cascade) -> DeletePage {
    let resource = source.resource();
    DeletePage {
        object: resource.label_of(row),
        model: resource.label.clone(),
        url: way.delete(&row.key),
        cancel_url: match source.allows(Permission::View) {
            true => way.change(&row.key),
            false => way.home(false),
        },
        version: Some(version(&resource.form_fields, row)),
        allowed: verdict(source, cascade) == Verdict::Allowed,
        errors: errors(cascade),
        counts: counts(&cascade.goes, cascade.unfinished, source.actor().format()),
        tree: tree(source, way, &cascade.goes),
        emptied: counts(&cascade.emptied, cascade.unfinished, source.actor().format()),
        protected: blockers(source, way, &cascade.protected),
        missing_rights: missing_rights(source, cascade),
        hidden: way.hidden(),
        ..DeletePage::default()
    }
}

fn errors(cascade: &Cascade) -> Vec<Message> {
    let hidden = cascade.touches_hidden().then(|| Message::new("delete-error-hidden"));
    let unfinished = cascade.unfinished.then(|| Message::new("delete-error-too-many"));
    hidden.into_iter().chain(unfinished).collect()
}

/// The models of which rows would go that this person may not delete.
fn missing_rights(source: &Source<'_>, cascade: &Cascade) -> Vec<String> {
    let mut labels = Vec::new();
    for resource in cascade.goes.iter().filter_map(|row| row.resource.as_deref()) {
        let allowed = resource.allows(source.actor(), Permission::Delete);
        if !allowed && !labels.contains(&resource.label_plural) {
            labels.push(resource.label_plural.clone());
        }
    }
    labels
}

/// How many rows of each model, in the order in which they were met.
fn counts(rows: &[Dependent], unfinished: bool, format: &Format) -> Vec<ModelCount> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in rows {
        let label = plural(row);
        match counts.iter_mut().find(|(other, _)| *other == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    let more = if unfinished { "+" } else { "" };
    let count = |(label, count): (String, usize)| ModelCount {
        label,
        count: format!("{}{more}", format.number(&count.to_string())),
    };
    counts.into_iter().map(count).collect()
}

fn plural(row: &Dependent) -> String {
    let unregistered = || text::plural(&text::humanize(&row.table));
    row.resource.as_ref().map_or_else(unregistered, |resource| resource.label_plural.clone())
}

fn model(row: &Dependent) -> String {
    let unregistered = || text::humanize(&row.table);
    row.resource.as_ref().map_or_else(unregistered, |resource| resource.label.clone())
}

/// What goes, each row below the one it goes with, up to [`SHOWN`] of each model.
fn tree(source: &Source<'_>, way: &Way<'_>, rows: &[Dependent]) -> Vec<DeleteNode> {
    let mut shown: HashMap<String, usize> = HashMap::new();
    let mut nodes: Vec<Option<DeleteNode>> = Vec::with_capacity(rows.len());
    let mut hidden = vec![0; rows.len()];
    for row in rows {
        let count = shown.entry(model(row)).or_default();
        *count += 1;
        let parent_is_shown = row.parent.is_none_or(|parent| nodes[parent].is_some());
        let fits = *count <= SHOWN && parent_is_shown;
        if let Some(parent) = row.parent.filter(|_| !fits) {
            hidden[parent] += 1;
        }
        nodes.push(fits.then(|| node(source, way, row)));
    }
    fold(rows, nodes, &hidden, source.actor().format())
}

/// Hangs each node below its parent, from the last to the first, so that each is whole when it goes.
fn fold(
    rows: &[Dependent],
    mut nodes: Vec<Option<DeleteNode>>,
    hidden: &[usize],
    format: &Format,
) -> Vec<DeleteNode> {
    let mut roots = Vec::new();
    for place in (0..rows.len()).rev() {
        let Some(mut node) = nodes[place].take() else { continue };
        node.children.reverse();
        node.more = (hidden[place] > 0).then(|| format.number(&hidden[place].to_string()));
        match rows[place].parent.and_then(|parent| nodes[parent].as_mut()) {
            Some(parent) => parent.children.push(node),
            None => roots.push(node),
        }
    }
    roots.reverse();
    roots
}

fn node(source: &Source<'_>, way: &Way<'_>, row: &Dependent) -> DeleteNode {
    let (label, url) = name(source, way, row);
    DeleteNode { model: model(row), label, url, ..DeleteNode::default() }
}

fn blockers(source: &Source<'_>, way: &Way<'_>, rows: &[Dependent]) -> Vec<Blocker> {
    let blocker = |row: &Dependent| {
        let (label, url) = name(source, way, row);
        Blocker { model: model(row), label, url }
    };
    rows.iter().take(SHOWN).map(blocker).collect()
}

/// How a row is called and where it is, for those who may see it.
fn name(source: &Source<'_>, way: &Way<'_>, row: &Dependent) -> (String, Option<String>) {
    let visible =
        |resource: &&Resource| !row.hidden && resource.allows(source.actor(), Permission::View);
    let resource = row.resource.as_deref().filter(visible);
    let url = resource.zip(row.key.as_ref()).map(|(resource, key)| way.to(&resource.slug, key));
    (row.label.clone().unwrap_or_default(), url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, parent: Option<usize>) -> Dependent {
        Dependent {
            resource: None,
            table: "node".to_owned(),
            key: None,
            label: Some(label.to_owned()),
            parent,
            hidden: true,
        }
    }

    #[test]
    fn rows_hang_below_the_row_they_go_with() {
        let rows = [row("a", None), row("b", Some(0)), row("c", Some(1)), row("d", Some(0))];
        let node = |row: &Dependent| DeleteNode {
            label: row.label.clone().unwrap_or_default(),
            ..DeleteNode::default()
        };
        let nodes = rows.iter().map(|row| Some(node(row))).collect();
        let roots = fold(&rows, nodes, &[0, 2000, 0, 0], &Format::default());
        assert_eq!(roots.len(), 1);
        let labels: Vec<&str> = roots[0].children.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(labels, ["b", "d"]);
        assert_eq!(roots[0].children[0].children[0].label, "c");
        assert_eq!(roots[0].children[0].more.as_deref(), Some("2,000"));
    }

    #[test]
    fn rows_are_counted_by_model() {
        let rows = [row("a", None), row("b", Some(0))];
        let counts = counts(&rows, true, &Format::default());
        assert_eq!((counts[0].label.as_str(), counts[0].count.as_str()), ("Nodes", "2+"));
    }
}
