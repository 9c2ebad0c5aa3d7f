//! Deleting a row: the question, and the answer in one unit after the same check again.

use super::{
    DeletePage,
    consequence::{self, Verdict},
    desk::Desk,
    next::Way,
    submission::Submission,
    trace,
    version::version,
};
use crate::{
    Error, ErrorKind, Message, Permission, Result,
    auth::{self, Claim},
    resource::{Key, Row, Unit, WriteError, is_busy},
};

/// What became of the answer.
#[derive(Debug)]
pub(crate) enum Deleted {
    /// The row is gone; how it was called.
    Done(String),
    /// It had been answered before; this is where that led.
    Repeated(Option<String>),
    /// Nothing was deleted, for a reason that the page gives.
    Refused(Box<DeletePage>, Verdict),
    /// The database could not be had in time.
    Busy(Error),
}

/// The question.
///
/// # Errors
///
/// When there is no such row, or the database fails.
pub(crate) async fn ask(desk: &Desk<'_>, key: &Key, once: &str) -> Result<DeletePage> {
    let row = desk.source.find(key).await?.ok_or_else(gone)?;
    desk.source.demand(Permission::Delete, key).await?;
    let cascade = desk.source.cascade(&row).await?;
    let page = consequence::page(&desk.source, &desk.way, &row, &cascade);
    Ok(DeletePage { once: once.to_owned(), ..page })
}

/// The answer.
///
/// # Errors
///
/// When there is no such row, the form is not that of the question, or the database fails.
pub(crate) async fn delete(desk: &Desk<'_>, key: &Key, form: &Submission) -> Result<Deleted> {
    form.expect_only(&[])?;
    match try_delete(desk, key, form).await {
        Err(error) if is_busy(&error) => Ok(Deleted::Busy(error)),
        outcome => outcome,
    }
}

async fn try_delete(desk: &Desk<'_>, key: &Key, form: &Submission) -> Result<Deleted> {
    let token = form.once()?;
    let source = &desk.source;
    let unit = source.begin().await?;
    let claim = auth::claim(unit.transaction(), token, source.actor()).await?;
    if let Claim::AlreadyUsed { location } = claim {
        return Ok(Deleted::Repeated(location));
    }
    let row = unit.lock_to(Permission::Delete, key).await?.ok_or_else(gone)?;
    let cascade = unit.cascade(&row).await?;
    let page = DeletePage {
        once: token.to_owned(),
        ..consequence::page(&desk.source, &desk.way, &row, &cascade)
    };
    let verdict = consequence::verdict(source, &cascade);
    if verdict != Verdict::Allowed {
        return Ok(Deleted::Refused(Box::new(page), verdict));
    }
    if form
        .get("_version")
        .is_some_and(|seen| seen != version(&source.resource().form_fields, &row))
    {
        return Ok(refused(page, Message::new("delete-error-changed")));
    }
    trace::deleted(desk, &unit, &row, &cascade).await?;
    match unit.delete(&row).await {
        Ok(()) => finish(unit, &desk.way, token, &row).await,
        Err(WriteError::Refused { message, .. }) => Ok(refused(page, still_referenced(message))),
        Err(WriteError::Failed(error)) => Err(error),
    }
}

/// SQLite does not say which end of a foreign key it means; here it can only be this one.
fn still_referenced(message: Message) -> Message {
    match message.key() {
        "error-foreign-key" => Message::new("error-still-referenced"),
        _ => message,
    }
}

fn refused(mut page: DeletePage, message: Message) -> Deleted {
    page.errors.push(message);
    Deleted::Refused(Box::new(page), Verdict::Protected)
}

async fn finish(unit: Unit<'_>, way: &Way<'_>, token: &str, row: &Row) -> Result<Deleted> {
    let label = unit.source().resource().label_of(row);
    let home = way.home(unit.source().allows(Permission::View));
    auth::finish(unit.transaction(), token, unit.source().actor(), &home).await?;
    unit.commit().await?;
    Ok(Deleted::Done(label))
}

fn gone() -> Error {
    Error::new(ErrorKind::NotFound, "there is no such row")
}
