//! Somebody else's password: one unit with the form's token and the history.

use super::{desk::Desk, trace};
use crate::{
    Error, ErrorKind, Result,
    auth::{self, Claim, PasswordHash},
    resource::{Key, WriteError},
};

/// Stores this hash for the person `key`, whose sessions end by it. `false` where this form had been
/// applied before: then nothing is done.
///
/// # Errors
///
/// When the person is gone or the database fails.
pub(crate) async fn set_password(
    desk: &Desk<'_>,
    key: &Key,
    token: &str,
    hash: PasswordHash,
) -> Result<bool> {
    let unit = desk.source.begin().await?;
    let claim = auth::claim(unit.transaction(), token, desk.source.actor()).await?;
    if matches!(claim, Claim::AlreadyUsed { .. }) {
        return Ok(false);
    }
    let before = unit.lock(key).await?.ok_or_else(gone)?;
    let field = desk.source.resource().field("password").ok_or_else(gone)?;
    unit.update(&before, vec![(field.index, hash.into())]).await.map_err(failed)?;
    let after = unit.lock(key).await?.ok_or_else(gone)?;
    trace::changed(desk, &unit, &before, &after).await?;
    unit.commit().await?;
    Ok(true)
}

fn gone() -> Error {
    Error::new(ErrorKind::NotFound, "there is no such person")
}

fn failed(error: WriteError) -> Error {
    match error {
        WriteError::Failed(error) => error,
        WriteError::Refused { .. } => {
            Error::new(ErrorKind::Internal, "the database refused the hash of a password")
        }
    }
}
