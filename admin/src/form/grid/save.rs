//! All rows of a grid or none, in one unit with their history and the form's token.
//!
//! However many rows there are, their reading, locking and history are a fixed number of statements;
//! only writing takes some a changed row, as it goes through the entity's own hooks.

use std::collections::HashMap;

use super::{Sheet, slip::Slip};
use crate::{
    Error, Message, Permission, Result,
    auth::{self, Claim},
    form::{bind::Binding, desk::Desk, errors::FieldErrors, fields, references, trace},
    resource::{Key, Row, Unit, WriteError, is_busy},
};

/// What became of a grid.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// So many rows were changed.
    Saved(usize),
    /// Nothing in it differed from the rows.
    Unchanged,
    /// It had been applied before; this is where that led.
    Repeated(Option<String>),
    /// Nothing was saved; the slips say why.
    Refused,
    /// The database could not be had in time.
    Busy(Error),
}

/// Saves what was edited; `sheet` keeps only that, and what is wrong with it.
///
/// # Errors
///
/// When the database fails.
pub(crate) async fn save(desk: &Desk<'_>, sheet: &mut Sheet) -> Result<Outcome> {
    sheet.slips.retain(|slip| slip.is_touched(desk));
    match try_save(desk, sheet).await {
        Err(error) if is_busy(&error) => Ok(Outcome::Busy(error)),
        outcome => outcome,
    }
}

async fn try_save(desk: &Desk<'_>, sheet: &mut Sheet) -> Result<Outcome> {
    let Sheet { once, slips, .. } = sheet;
    let keys = keys(slips);
    let rows = desk.source.find_all(&keys, desk.fields).await?;
    let permitted = desk.source.permitted(Permission::Change, &keys).await?;
    slips.iter_mut().for_each(|slip| slip.forbidden = !permitted.holds(&slip.key));
    check(desk, slips, rows).await?;
    if slips.iter().any(Slip::is_refused) {
        return Ok(Outcome::Refused);
    }
    slips.retain(|slip| !slip.changes.is_empty());
    if slips.is_empty() {
        return Ok(Outcome::Unchanged);
    }
    let unit = desk.source.begin().await?;
    let claim = auth::claim(unit.transaction(), once, desk.source.actor()).await?;
    if let Claim::AlreadyUsed { location } = claim {
        return Ok(Outcome::Repeated(location));
    }
    if !write(desk, &unit, slips).await? {
        return Ok(Outcome::Refused);
    }
    auth::finish(unit.transaction(), once, desk.source.actor(), &desk.way.list()).await?;
    unit.commit().await?;
    Ok(Outcome::Saved(slips.len()))
}

/// Reads the texts of each row against the row as it is.
async fn check(desk: &Desk<'_>, slips: &mut [Slip], rows: Vec<Row>) -> Result<()> {
    let inputs = fields::inputs(desk.fields, None);
    let mut bindings = bind(desk, slips, rows);
    references::check(&desk.source, &inputs, &mut bindings.iter_mut().collect::<Vec<_>>()).await?;
    for (slip, binding) in slips.iter_mut().zip(bindings) {
        (slip.changes, slip.errors) = (binding.changes, binding.errors);
    }
    Ok(())
}

/// Gives each slip its row, if that is there.
fn bind(desk: &Desk<'_>, slips: &mut [Slip], rows: Vec<Row>) -> Vec<Binding> {
    let mut rows = by_key(rows);
    let bound = slips.iter_mut().map(|slip| match rows.remove(&slip.key.to_url()) {
        Some(row) => slip.bind(row, desk),
        None => {
            slip.row = None;
            Binding::default()
        }
    });
    bound.collect()
}

/// Writes the rows, locked and bound once more; `false` where one of them cannot be.
async fn write(desk: &Desk<'_>, unit: &Unit<'_>, slips: &mut [Slip]) -> Result<bool> {
    let keys = keys(slips);
    let bindings = bind(desk, slips, unit.lock_all_to(Permission::Change, &keys).await?);
    if slips.iter().any(Slip::is_refused) {
        return Ok(false);
    }
    for (slip, binding) in slips.iter_mut().zip(bindings) {
        let Some(before) = &slip.row else { return Ok(false) };
        if let Err(error) = unit.update(before, binding.changes).await {
            slip.errors = refused(desk, before, error)?;
            return Ok(false);
        }
    }
    let after = by_key(unit.lock_all(&keys).await?);
    tell(desk, unit, slips, &after).await
}

/// Writes the history; `false` where a row is out of reach now.
async fn tell(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    slips: &mut [Slip],
    after: &HashMap<String, Row>,
) -> Result<bool> {
    let mut told = Vec::with_capacity(slips.len());
    for slip in slips {
        match (&slip.row, after.get(&slip.key.to_url())) {
            (Some(before), Some(after)) => told.push((before, after)),
            _ => {
                slip.errors.add_form(Message::new("form-error-out-of-scope"));
                return Ok(false);
            }
        }
    }
    trace::changed_all(desk, unit, &told).await?;
    Ok(true)
}

fn refused(desk: &Desk<'_>, row: &Row, error: WriteError) -> Result<FieldErrors> {
    match error {
        WriteError::Failed(error) => Err(error),
        WriteError::Refused { fields, message } => {
            let inputs = fields::inputs(desk.fields, Some(row));
            Ok(FieldErrors::refused(&fields, message, &fields::names(&inputs)))
        }
    }
}

fn keys(slips: &[Slip]) -> Vec<Key> {
    slips.iter().map(|slip| slip.key.clone()).collect()
}

fn by_key(rows: Vec<Row>) -> HashMap<String, Row> {
    rows.into_iter().map(|row| (row.key.to_url(), row)).collect()
}
