//! What a database's error means, told by its code: the texts differ and may hold row values.

use sea_orm::{DbErr, RuntimeErr, SqlxError};

use crate::{Error, ErrorKind, Message};

/// What went wrong, in the same words for every database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A value that must stand in one row only stands in another.
    Unique,
    /// A row points at one that is not there, or is pointed at.
    ForeignKey,
    /// Nothing was given where something must be.
    NotNull,
    /// A rule of the table was broken.
    Check,
    /// A value does not fit its column: too long, too large, not of its kind.
    Value,
    /// It took too long, somebody held a lock, or two transactions met head on: try again.
    Busy,
    /// Anything else.
    Other,
}

/// SQLSTATE classes and codes (PostgreSQL), error numbers (MariaDB, MySQL) and extended result
/// codes (SQLite) by what they mean. Sources: PostgreSQL appendix A, MariaDB "Error Codes",
/// sqlite.org/rescode.html.
const CODES: [(Fault, &[&str]); 6] = [
    (Fault::Unique, &["23505", "1062", "1586", "1555", "2067"]),
    (Fault::ForeignKey, &["23503", "23001", "1451", "1452", "1216", "1217", "787", "1811"]),
    (Fault::NotNull, &["23502", "1048", "1364", "1299"]),
    (Fault::Check, &["23514", "4025", "3819", "275"]),
    (
        Fault::Value,
        &[
            "22001", "22003", "22007", "22008", "22021", "22P02", "22P05", "1264", "1265", "1292",
            "1366", "1406", "3065", "18", "20", "3091",
        ],
    ),
    (
        Fault::Busy,
        &[
            "57014", "55P03", "40001", "40P01", "53300", "57P01", "57P03", "25P03", "1205", "1213",
            "1969", "3024", "1040", "5", "6", "261", "517", "57P02", "08000", "08003", "08006",
            // Read-only and full: reading goes on, writing may again.
            "25006", "53100", "1290", "1792", "1836", "1021", "8", "13",
        ],
    ),
];

pub(super) fn fault(error: &DbErr) -> Fault {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Fault::Busy,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            sqlx_fault(error)
        }
        _ => Fault::Other,
    }
}

fn sqlx_fault(error: &SqlxError) -> Fault {
    match error {
        SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed => Fault::Busy,
        SqlxError::Database(error) => code(&**error).map_or(Fault::Other, |code| by_code(&code)),
        _ => Fault::Other,
    }
}

/// MariaDB hides its error number behind a coarse SQLSTATE.
fn code(error: &dyn sea_orm::sqlx::error::DatabaseError) -> Option<String> {
    #[cfg(feature = "mysql")]
    if let Some(error) = error.try_downcast_ref::<sea_orm::sqlx::mysql::MySqlDatabaseError>() {
        return Some(error.number().to_string());
    }
    error.code().map(std::borrow::Cow::into_owned)
}

fn by_code(code: &str) -> Fault {
    CODES.iter().find(|(_, codes)| codes.contains(&code)).map_or(Fault::Other, |(fault, _)| *fault)
}

/// Whether trying again may help, also where another layer sent the statement.
pub(crate) fn is_busy(error: &Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<DbErr>());
    error.kind() == ErrorKind::Busy || cause.is_some_and(|cause| fault(cause) == Fault::Busy)
}

/// The error as the web layer answers it.
pub(super) fn error(error: DbErr) -> Error {
    match fault(&error) {
        Fault::Busy => {
            Error::new(ErrorKind::Busy, "the database did not answer in time").with_source(error)
        }
        // A key or a filter can be text that only the database knows how to read.
        Fault::Value => Error::new(ErrorKind::BadQuery, "the database cannot read a value")
            .with_message(Message::new("query-unreadable-value"))
            .with_source(error),
        _ => Error::from(error),
    }
}
