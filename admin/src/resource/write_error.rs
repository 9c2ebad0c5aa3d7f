//! Why a row could not be written, said so that a form can show it next to a field.
//!
//! The databases tell the columns in their own ways: PostgreSQL in fields of the error, the others
//! in its text alone. Only names are read from it. The text itself holds row values and goes nowhere.

use sea_orm::{DbErr, RuntimeErr, SqlxError};

use super::{
    Resource,
    db_error::{self, Fault},
    refused,
};
use crate::{Error, ErrorKind, Message};

/// Why a write did not happen.
#[derive(Debug)]
pub enum WriteError {
    /// The database, or a hook of the entity, refused a value: what is wrong, and with which
    /// fields, by name. Without a field it concerns the row as a whole.
    Refused {
        /// The names of the fields.
        fields: Vec<String>,
        /// What is wrong.
        message: Message,
    },
    /// Anything else.
    Failed(Error),
}

impl From<Error> for WriteError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl WriteError {
    /// What a database's error means for a row of `resource`.
    pub(super) fn of(error: DbErr, resource: &Resource) -> Self {
        if let Some(message) = refused::sentence(&error) {
            return Self::Refused { fields: Vec::new(), message };
        }
        let key = match (db_error::fault(&error), &error) {
            (Fault::Unique, _) => "error-unique",
            (Fault::ForeignKey, _) if is_still_referenced(&error) => "error-still-referenced",
            (Fault::ForeignKey, _) => "error-foreign-key",
            (Fault::NotNull, _) => "error-not-null",
            (Fault::Check, _) => "error-check",
            (Fault::Value, _) | (_, DbErr::Type(_)) => "error-value",
            (_, DbErr::RecordNotUpdated | DbErr::RecordNotFound(_)) => return Self::gone(error),
            _ => return Self::Failed(db_error::error(error)),
        };
        let columns = database_error(&error).map(columns).unwrap_or_default();
        Self::Refused { fields: fields(resource, &columns), message: Message::new(key) }
    }

    fn gone(error: DbErr) -> Self {
        Self::Failed(Error::new(ErrorKind::NotFound, "the row is gone").with_source(error))
    }
}

type DatabaseError = dyn sea_orm::sqlx::error::DatabaseError;

fn database_error(error: &DbErr) -> Option<&DatabaseError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            match &**error {
                SqlxError::Database(error) => Some(&**error),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A row that points nowhere and a row that is pointed at are one kind of fault to the databases.
/// SQLite does not tell them apart at all: there, the caller knows what it was doing.
fn is_still_referenced(error: &DbErr) -> bool {
    let Some(error) = database_error(error) else { return false };
    detail(error).contains("still referenced")
        || error.message().contains("Cannot delete or update a parent row")
}

/// Names of columns, or of constraints that may be named after columns.
fn columns(error: &DatabaseError) -> Vec<String> {
    let message = error.message();
    let detail = detail(error);
    let found = between(&detail, "Key (", ")=")
        .or_else(|| postgres_column(error))
        .or_else(|| after(message, "constraint failed: "))
        .or_else(|| between(message, "FOREIGN KEY (", ")"))
        .or_else(|| between(message, "olumn '", "'"))
        .or_else(|| between(message, "Field '", "'"))
        .or_else(|| message.rfind("for key '").and_then(|at| between(&message[at..], "'", "'")))
        .or_else(|| between(message, "CONSTRAINT `", "`"))
        .or_else(|| error.constraint().map(str::to_owned))
        .unwrap_or_default();
    found.split(", ").map(bare).filter(|name| !name.is_empty()).collect()
}

#[cfg(feature = "postgres")]
fn detail(error: &DatabaseError) -> String {
    let postgres = error.try_downcast_ref::<sea_orm::sqlx::postgres::PgDatabaseError>();
    postgres.and_then(|error| error.detail()).unwrap_or_default().to_owned()
}

#[cfg(not(feature = "postgres"))]
fn detail(_: &DatabaseError) -> String {
    String::new()
}

#[cfg(feature = "postgres")]
fn postgres_column(error: &DatabaseError) -> Option<String> {
    let postgres = error.try_downcast_ref::<sea_orm::sqlx::postgres::PgDatabaseError>()?;
    postgres.column().map(str::to_owned)
}

#[cfg(not(feature = "postgres"))]
fn postgres_column(_: &DatabaseError) -> Option<String> {
    None
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)? + start.len();
    let length = text[from..].find(end)?;
    Some(text[from..from + length].to_owned())
}

fn after(text: &str, start: &str) -> Option<String> {
    Some(text[text.find(start)? + start.len()..].to_owned())
}

/// `company.name`, "`name`" and `"name"` are `name`.
fn bare(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    last.trim_matches(['`', '"', ' ']).to_owned()
}

/// The fields with these columns; else those whose columns stand in a constraint's name, between
/// underscores or hyphens as the usual naming schemes put them.
fn fields(resource: &Resource, names: &[String]) -> Vec<String> {
    if names.iter().any(|name| name == "PRIMARY") {
        let keys = resource.shape.primary_key.iter();
        return keys.map(|&index| resource.fields[index].name.clone()).collect();
    }
    let named = |field: &&std::sync::Arc<crate::field::Field>| {
        names.contains(&field.column.iden.to_string())
    };
    let exact: Vec<String> =
        resource.fields.iter().filter(named).map(|field| field.name.clone()).collect();
    if !exact.is_empty() {
        return exact;
    }
    let mentioned =
        |column: &str| names.iter().any(|name| mentions(name, &resource.shape.name.table, column));
    let fields = resource.fields.iter();
    fields
        .filter(|field| mentioned(&field.column.iden.to_string()))
        .map(|field| field.name.clone())
        .collect()
}

/// Whether a constraint's name, without the table's, holds the column's as whole words.
fn mentions(constraint: &str, table: &str, column: &str) -> bool {
    let rest = constraint.replacen(table, "", 1);
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    rest.match_indices(column).any(|(at, _)| {
        is_edge(rest[..at].chars().next_back()) && is_edge(rest[at + column.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constraint_mentions_whole_columns_only() {
        assert!(mentions("company_name_key", "company", "name"));
        assert!(mentions("idx-company-name", "company", "name"));
        assert!(!mentions("company_surname_key", "company", "name"));
    }
}
