//! The "no" of an entity's own hook, on its way through SeaORM, whose errors hold texts alone.

use std::{fmt, sync::Arc};

use sea_orm::DbErr;

use crate::Message;

/// A sentence that waits to be said in the language of whoever sent the form.
#[derive(Debug)]
struct Refused(Message);

/// Lets a hook of an entity refuse a row in the language of the person who sent it; the sentence
/// stands above the form, which is kept. `DbErr::Custom` says its text as it is.
///
/// ```
/// use backoffice::Message;
/// use sea_orm::DbErr;
///
/// fn check(seats: i32) -> Result<(), DbErr> {
///     if seats < 0 {
///         // Its text is given to `AdminSite::texts`.
///         return Err(Message::new("hall-too-small").with("seats", seats).into());
///     }
///     Ok(())
/// }
/// assert!(check(-1).is_err());
/// ```
impl From<Message> for DbErr {
    fn from(message: Message) -> Self {
        // The one variant that carries an error of any kind.
        Self::TryIntoErr { from: "form", into: "row", source: Arc::new(Refused(message)) }
    }
}

/// The sentence, where the error holds one.
pub(super) fn sentence(error: &DbErr) -> Option<Message> {
    match error {
        DbErr::Custom(text) => Some(Message::literal(text)),
        DbErr::TryIntoErr { source, .. } => {
            source.downcast_ref::<Refused>().map(|refused| refused.0.clone())
        }
        _ => None,
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused: {}", self.0.key())
    }
}

impl std::error::Error for Refused {}
