//! Several rows in one column of another statement, so that one statement brings all of it.

use sea_orm::{
    DatabaseBackend,
    sea_query::{Asterisk, Expr, ExprTrait, Func, Query, SelectStatement},
};
use serde::de::DeserializeOwned;

/// The name of the rows inside.
const ROWS: &str = "many";

/// All of `rows`, which has these columns, as one text: how many there are, and a list of each.
pub(crate) fn packed<const N: usize>(
    backend: DatabaseBackend,
    rows: SelectStatement,
    columns: [&'static str; N],
) -> SelectStatement {
    let (all, list, text) = match backend {
        DatabaseBackend::Postgres => ("json_agg", "json_build_array", "text"),
        DatabaseBackend::MySql => ("json_arrayagg", "json_array", "char"),
        _ => ("json_group_array", "json_array", "text"),
    };
    let row = Func::cust(list).args(columns.map(|column| Expr::col((ROWS, column))));
    let many = Func::count(Expr::col(Asterisk));
    let whole = Func::cust(list).args([Expr::from(many), Func::cust(all).arg(row).into()]);
    Query::select().expr(Expr::from(whole).cast_as(text)).from_subquery(rows, ROWS).take()
}

/// The rows that were packed; `None` where that is not all of them: MariaDB cuts off what is longer
/// than its `group_concat_max_len`.
pub(crate) fn unpacked<T: DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    let (many, rows): (usize, Option<Vec<T>>) = serde_json::from_str(text).ok()?;
    let rows = rows.unwrap_or_default();
    (rows.len() == many).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    fn rows_that_were_cut_off_are_not_taken_for_all() {
        let rows = |text| unpacked::<(String, String)>(text).map(|rows| rows.len());
        assert_eq!(rows(r#"[2,[["a","b"],["c","d"]]]"#), Some(2));
        assert_eq!(rows("[0,null]"), Some(0));
        assert_eq!(rows("[0,[]]"), Some(0));
        assert_eq!(rows(r#"[2,[["a","b"]]]"#), None);
        assert_eq!(rows(r#"[2,[["a","b"],["c"]]"#), None);
    }
}
