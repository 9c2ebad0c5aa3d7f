//! One of the fixed values a field may hold.

use sea_orm::Value;

/// A value of an enum and how it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What stands in the database.
    pub value: Value,
    /// What is shown.
    pub label: String,
}
