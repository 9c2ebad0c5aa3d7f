//! The one error of the crate: what went wrong, in a sentence for the developer, with its cause.
//!
//! People who use the panel never read an [`Error`]: the web layer turns its [`ErrorKind`] into a
//! page with a status and a translated sentence, the error's own [`Message`] where it has one, and
//! keeps the details in the log. A database's own
//! text can hold row values, so it stays in [`source`](std::error::Error::source).

use std::{error::Error as StdError, fmt};

use crate::Message;

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing went wrong; decides the status of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The panel is set up wrongly; found by [`build`](crate::AdminSite::build).
    Setup,
    /// The row is not there, or not for this person: both look the same.
    NotFound,
    /// This person may not do this.
    Forbidden,
    /// A parameter of the request means nothing here.
    BadQuery,
    /// The row changed since it was read.
    Conflict,
    /// The database, or a place in its queue, could not be had in time.
    Busy,
    /// The database refused or failed for a reason no user can mend.
    Database,
    /// A fault of the panel or of the host's code.
    Internal,
}

/// An error of the panel.
///
/// ```
/// use backoffice::{Error, ErrorKind};
///
/// let error = Error::new(ErrorKind::BadQuery, "`colour` is not a filter of this list");
/// assert_eq!(error.kind(), ErrorKind::BadQuery);
/// assert_eq!(error.to_string(), "`colour` is not a filter of this list");
/// ```
pub struct Error {
    repr: Box<Repr>,
}

struct Repr {
    kind: ErrorKind,
    detail: String,
    message: Option<Message>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of `kind`, explained by `detail`: one sentence that says what and where.
    pub fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        let repr = Repr { kind, detail: detail.into(), message: None, source: None };
        Self { repr: Box::new(repr) }
    }

    /// The same error with a sentence for the person whose request it was. It is said of a
    /// [`BadQuery`](ErrorKind::BadQuery), which that person can mend; without it, the page only says
    /// that the request means nothing.
    ///
    /// ```
    /// use backoffice::{Error, ErrorKind, Message};
    ///
    /// let message = Message::new("form-unknown-input").with("input", "colour");
    /// let error = Error::new(ErrorKind::BadQuery, "`colour` is not an input of this form");
    /// assert_eq!(error.with_message(message.clone()).message(), Some(&message));
    /// ```
    #[must_use]
    pub fn with_message(mut self, message: Message) -> Self {
        self.repr.message = Some(message);
        self
    }

    /// The same error with its cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.repr.source = Some(source.into());
        self
    }

    /// The sentence for the person whose request it was.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        self.repr.message.as_ref()
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.repr.kind
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.repr.kind)
            .field("detail", &self.repr.detail)
            .field("message", &self.repr.message)
            .field("source", &self.repr.source)
            .finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repr.detail)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.repr.source.as_deref().map(|source| source as _)
    }
}

/// A database error is [`Busy`](ErrorKind::Busy) when trying again may help.
impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        use sea_orm::DbErr;
        let kind = match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => ErrorKind::Busy,
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => ErrorKind::NotFound,
            _ => ErrorKind::Database,
        };
        Self::new(kind, "the database did not do what it was asked").with_source(error)
    }
}
