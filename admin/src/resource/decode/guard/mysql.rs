//! The day `0000-00-00`.

use sea_orm::{
    QueryResult,
    sqlx::{Decode, MySql, Row, ValueRef},
};

/// Whether there is a day that the driver takes for null: it is sent as zeros, where null is not
/// sent at all.
pub(super) fn is_outside(row: &QueryResult, index: usize) -> bool {
    let value = row.try_as_mysql_row().and_then(|row| row.try_get_raw(index).ok());
    value
        .is_some_and(|value| value.is_null() && <&[u8] as Decode<'_, MySql>>::decode(value).is_ok())
}
