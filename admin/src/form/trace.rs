//! What a unit writes into the history, in its own transaction.

use super::desk::Desk;
use crate::{
    Actor, Result,
    field::Field,
    history::{self, Action, Entry, FieldChange, MASK},
    resource::{Cascade, Dependent, Row, Unit},
    value,
};

/// A row was made.
///
/// # Errors
///
/// When the database fails; the unit must then be dropped.
pub(super) async fn added(desk: &Desk<'_>, unit: &Unit<'_>, row: &Row) -> Result<()> {
    write(desk, unit, Action::Add, row, changes(unit, None, Some(row))).await
}

/// A row was changed. Both versions are as the database holds them, so what a hook wrote is told,
/// too.
///
/// # Errors
///
/// When the database fails; the unit must then be dropped.
pub(super) async fn changed(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    before: &Row,
    after: &Row,
) -> Result<()> {
    write(desk, unit, Action::Change, after, changes(unit, Some(before), Some(after))).await
}

/// Several rows were changed, each as [`changed`] tells it: one statement for all.
///
/// # Errors
///
/// When the database fails; the unit must then be dropped.
pub(super) async fn changed_all(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    rows: &[(&Row, &Row)],
) -> Result<()> {
    let told = rows.iter().map(|(before, after)| {
        let changes = changes(unit, Some(before), Some(after));
        entry(desk, unit, Action::Change, after, changes)
    });
    history::record(unit.transaction(), &told.collect::<Vec<_>>()).await
}

/// A row was deleted, and those with it that have a history of their own.
///
/// # Errors
///
/// When the database fails; the unit must then be dropped.
pub(super) async fn deleted(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    row: &Row,
    cascade: &Cascade,
) -> Result<()> {
    write(desk, unit, Action::Delete, row, changes(unit, Some(row), None)).await?;
    let others = cascade.goes.iter().filter(|other| other.parent.is_some());
    let entries: Vec<Entry> =
        others.filter_map(|other| gone(unit.source().actor(), other)).collect();
    let entries: Vec<Entry> =
        entries.into_iter().map(|entry| entry.in_request(desk.request_id)).collect();
    history::record(unit.transaction(), &entries).await
}

async fn write(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    action: Action,
    row: &Row,
    changes: Vec<FieldChange>,
) -> Result<()> {
    history::record(unit.transaction(), &[entry(desk, unit, action, row, changes)]).await
}

fn entry(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    action: Action,
    row: &Row,
    changes: Vec<FieldChange>,
) -> Entry {
    let (resource, actor) = (unit.source().resource(), unit.source().actor());
    let (key, label) = (row.key.to_url(), resource.label_of(row));
    let entry = Entry::new(actor, action, &resource.slug, &key, &label).with_changes(changes);
    entry.in_request(desk.request_id)
}

fn gone(actor: &Actor, row: &Dependent) -> Option<Entry> {
    let (resource, key) = (row.resource.as_ref()?, row.key.as_ref()?.to_url());
    let label = row.label.as_deref().unwrap_or(&key);
    Some(Entry::new(actor, Action::Delete, &resource.slug, &key, label))
}

fn changes(unit: &Unit<'_>, before: Option<&Row>, after: Option<&Row>) -> Vec<FieldChange> {
    let change = |field: &Field| {
        let (from, to) = (text(before, field), text(after, field));
        let (name, label) = (&field.name, &field.label);
        let change = FieldChange::between(name, label, from.as_deref(), to.as_deref())?;
        Some(if field.secret { masked(change) } else { change })
    };
    unit.source().resource().fields.iter().filter_map(|field| change(field)).collect()
}

fn text(row: Option<&Row>, field: &Field) -> Option<String> {
    let value = row?.cells[field.index].value().filter(|value| !value::is_null(value));
    value.map(value::text)
}

/// The panel knows a secret by more than its name.
fn masked(change: FieldChange) -> FieldChange {
    let mask = |_| MASK.to_owned();
    FieldChange { from: change.from.map(mask), to: change.to.map(mask), ..change }
}
