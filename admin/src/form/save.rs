//! One unit: the form's token, the row, its history. All of it is true, or none.

use super::{
    bind::{Changes, bind},
    desk::Desk,
    errors::FieldErrors,
    fields,
    next::Button,
    references,
    submission::Submission,
    trace,
    version::version,
};
use crate::{
    Error, ErrorKind, Message, Permission, Result,
    auth::{self, Claim},
    resource::{Key, Row, Unit, WriteError, is_busy},
};

/// What became of a form.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It was applied.
    Saved(Saved),
    /// Nothing in it differed from the row.
    Unchanged(Saved),
    /// It had been applied before; this is where that led.
    Repeated(Option<String>),
    /// Something in it is wrong.
    Refused(FieldErrors),
    /// The row changed since it was shown; this is how it is now.
    Conflict(Row),
    /// The database could not be had in time.
    Busy(Error),
}

/// A row that stands in the database as the form said.
#[derive(Debug)]
pub(crate) struct Saved {
    /// Which row it is.
    pub(crate) key: Key,
    /// Where to go on.
    pub(crate) location: String,
    /// How it is called.
    pub(crate) label: String,
    /// Its form, where that is not where to go on.
    pub(crate) url: Option<String>,
}

/// Saves a form: on the row `key`, or as a new row.
///
/// # Errors
///
/// When the row is gone, the form holds what it has no input for, or the database fails.
pub(crate) async fn save(desk: &Desk<'_>, key: Option<&Key>, form: &Submission) -> Result<Outcome> {
    match try_save(desk, key, form).await {
        Err(Stop::Outcome(outcome)) => Ok(*outcome),
        Err(Stop::Error(error)) if is_busy(&error) => Ok(Outcome::Busy(error)),
        Err(Stop::Error(error)) => Err(error),
        Ok(outcome) => Ok(outcome),
    }
}

/// Why a save ends before its end.
enum Stop {
    Outcome(Box<Outcome>),
    Error(Error),
}

impl From<Outcome> for Stop {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(Box::new(outcome))
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Everything that needs no lock is found out before the transaction begins, so that it is short and
/// asks for no second connection.
async fn try_save(desk: &Desk<'_>, key: Option<&Key>, form: &Submission) -> Result<Outcome, Stop> {
    let source = &desk.source;
    let row = match key {
        Some(key) => Some(source.find(key).await?.ok_or_else(gone)?),
        None => None,
    };
    if let Some(row) = &row {
        source.demand(Permission::Change, &row.key).await?;
    }
    let inputs = fields::inputs(desk.fields, row.as_ref());
    form.expect_only(&fields::names(&inputs))?;
    let format = form.format(source.actor());
    let mut binding = bind(form, &inputs, row.as_ref(), source.backend(), &format);
    references::check(source, &inputs, &mut [&mut binding]).await?;
    if !binding.errors.is_empty() {
        return Ok(Outcome::Refused(binding.errors));
    }
    let token = form.once()?;
    if let Some(row) = row.filter(|row| binding.changes.is_empty() && is_seen(desk, row, form)) {
        return Ok(Outcome::Unchanged(saved(desk, form, &row)));
    }
    let unit = source.begin().await?;
    if let Claim::AlreadyUsed { location } =
        auth::claim(unit.transaction(), token, source.actor()).await?
    {
        return Ok(Outcome::Repeated(location));
    }
    let outcome = match key {
        Some(key) => change(desk, &unit, key, form).await?,
        None => add(desk, &unit, binding.changes, form).await?,
    };
    auth::finish(unit.transaction(), token, source.actor(), &outcome.location).await?;
    unit.commit().await?;
    Ok(Outcome::Saved(outcome))
}

/// Whether the form was filled in on the row as it is.
fn is_seen(desk: &Desk<'_>, row: &Row, form: &Submission) -> bool {
    form.get("_version") == Some(&version(desk.fields, row))
}

async fn add(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    changes: Changes,
    form: &Submission,
) -> Result<Saved, Stop> {
    let key = unit.insert(changes).await.map_err(|error| refused(desk, None, error))?;
    let after = unit.lock(&key).await?.ok_or_else(out_of_scope)?;
    trace::added(desk, unit, &after).await?;
    Ok(saved(desk, form, &after))
}

/// The locked row is the one that counts; bound again, it cannot surprise, since the version says
/// that its texts are those that were bound before.
async fn change(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    key: &Key,
    form: &Submission,
) -> Result<Saved, Stop> {
    let source = unit.source();
    let before = unit.lock_to(Permission::Change, key).await?.ok_or_else(gone)?;
    let inputs = fields::inputs(desk.fields, Some(&before));
    let format = form.format(source.actor());
    let binding = bind(form, &inputs, Some(&before), source.backend(), &format);
    if binding.changes.is_empty() && binding.errors.is_empty() {
        return Err(Outcome::Unchanged(saved(desk, form, &before)).into());
    }
    if !is_seen(desk, &before, form) {
        return Err(Outcome::Conflict(before).into());
    }
    let written = unit.update(&before, binding.changes).await;
    written.map_err(|error| refused(desk, Some(&before), error))?;
    let after = unit.lock(key).await?.ok_or_else(out_of_scope)?;
    trace::changed(desk, unit, &before, &after).await?;
    Ok(saved(desk, form, &after))
}

fn saved(desk: &Desk<'_>, form: &Submission, row: &Row) -> Saved {
    let may_view = desk.source.allows(Permission::View);
    let location = desk.way.after(Button::of(form), &row.key, may_view);
    let url = desk.way.change(&row.key);
    Saved {
        key: row.key.clone(),
        label: desk.source.resource().label_of(row),
        url: (may_view && url != location).then_some(url),
        location,
    }
}

fn refused(desk: &Desk<'_>, row: Option<&Row>, error: WriteError) -> Stop {
    match error {
        WriteError::Failed(error) => error.into(),
        WriteError::Refused { fields, message } => {
            let inputs = fields::inputs(desk.fields, row);
            let inputs = fields::names(&inputs);
            Outcome::Refused(FieldErrors::refused(&fields, message, &inputs)).into()
        }
    }
}

/// A row that its author could not see afterwards would be beyond their scope.
fn out_of_scope() -> Stop {
    let mut errors = FieldErrors::default();
    errors.add_form(Message::new("form-error-out-of-scope"));
    Outcome::Refused(errors).into()
}

fn gone() -> Error {
    Error::new(ErrorKind::NotFound, "there is no such row")
}
