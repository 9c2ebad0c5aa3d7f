//! How a column is selected and how a value is written beside it, for each database.

use rust_decimal::Decimal;
use sea_orm::{
    DbBackend, Value,
    sea_query::{ArrayType, ColumnType, DynIden, Expr, ExprTrait, Func, IntoIden},
};

use crate::{descriptor::ColumnShape, field, value};

/// More digits than this do not fit a `Decimal`, and the driver would round them without a word.
const DECIMAL_DIGITS: u32 = 28;

/// The column of the table or alias `table`, in a form that [`decode`](super::decode) reads.
pub(crate) fn select_expr(column: &ColumnShape, table: &DynIden, backend: DbBackend) -> Expr {
    select_as(Expr::col((table.clone(), column.iden.clone())), column, backend)
}

/// The same of an expression with values of the column's type.
pub(crate) fn select_as(expr: Expr, column: &ColumnShape, backend: DbBackend) -> Expr {
    if backend == DbBackend::Postgres && matches!(column.column_type, ColumnType::Money(_)) {
        return as_text(Func::cast_as(expr, "numeric").into(), backend);
    }
    if field::is_foreign(column) || is_wide_decimal(column, backend) {
        return as_text(expr, backend);
    }
    match enum_name(&column.column_type) {
        Some(_) if is_array(column) => expr.as_enum("text[]"),
        Some(_) => expr.as_enum("text"),
        None => expr,
    }
}

fn as_text(expr: Expr, backend: DbBackend) -> Expr {
    let name = match backend {
        DbBackend::MySql => "char",
        _ => "text",
    };
    Func::cast_as(expr, name).into()
}

/// Whether the decimal is read as text: then one that does not fit is unreadable rather than rounded.
pub(super) fn is_wide_decimal(column: &ColumnShape, backend: DbBackend) -> bool {
    let digits = match column.column_type {
        ColumnType::Decimal(Some((precision, _))) => precision,
        // Without a precision PostgreSQL keeps any number of digits.
        ColumnType::Decimal(None) if backend == DbBackend::Postgres => u32::MAX,
        _ => 0,
    };
    column.value_type == ArrayType::Decimal
        && backend != DbBackend::Sqlite
        && digits > DECIMAL_DIGITS
        && !is_array(column)
}

fn is_array(column: &ColumnShape) -> bool {
    matches!(column.column_type, ColumnType::Array(_))
}

fn enum_name(column: &ColumnType) -> Option<&DynIden> {
    match column {
        ColumnType::Enum { name, .. } => Some(name),
        ColumnType::Array(inner) => enum_name(inner),
        _ => None,
    }
}

/// The value as a parameter that may stand beside the column: compared with it, or written into it.
///
/// Any value may be given: one that the database has no type for still compares as the number it is.
pub(crate) fn bind_expr(column: &ColumnShape, value: Value, backend: DbBackend) -> Expr {
    let value = for_driver(column, value, backend);
    if backend != DbBackend::Postgres {
        return Expr::val(value);
    }
    if let Some(name) = enum_name(&column.column_type) {
        let suffix = if is_array(column) { "[]" } else { "" };
        return Expr::val(value).as_enum(format!("{name}{suffix}"));
    }
    match type_name(&column.column_type) {
        Some(name) => Func::cast_as(Expr::val(value), name).into(),
        None => Expr::val(value),
    }
}

/// Values that the driver would panic on or bind as something that does not compare.
fn for_driver(column: &ColumnShape, value: Value, backend: DbBackend) -> Value {
    match (value, backend) {
        (value, DbBackend::MySql) => value,
        (Value::BigUnsigned(Some(number)), backend) if i64::try_from(number).is_err() => {
            beyond_signed(number, backend)
        }
        // The driver binds an `i8` as PostgreSQL's one-byte `"char"`, which is no number.
        (Value::TinyInt(number), DbBackend::Postgres)
            if !matches!(column.column_type, ColumnType::Char(_)) =>
        {
            Value::SmallInt(number.map(i16::from))
        }
        // SQLite stores decimals as binary fractions but would be given text to compare them with.
        (Value::Decimal(Some(number)), DbBackend::Sqlite) => {
            Value::Double(value::text(&Value::Decimal(Some(number))).parse().ok())
        }
        (value, _) => value,
    }
}

/// Larger than anything the column can hold, in a type that the database compares exactly.
fn beyond_signed(number: u64, backend: DbBackend) -> Value {
    match backend {
        DbBackend::Postgres => Value::Decimal(Some(Decimal::from(number))),
        #[expect(clippy::cast_precision_loss, reason = "every such number is above every i64")]
        _ => Value::Double(Some(number as f64)),
    }
}

/// The type to which text must be cast beside such a column.
fn type_name(column: &ColumnType) -> Option<DynIden> {
    Some(match column {
        ColumnType::Custom(name) => name.clone(),
        ColumnType::Money(_) => "money".into_iden(),
        ColumnType::Interval(..) => "interval".into_iden(),
        // `bit` alone would keep only the first.
        ColumnType::Bit(_) | ColumnType::VarBit(_) => "varbit".into_iden(),
        ColumnType::Cidr => "cidr".into_iden(),
        ColumnType::Inet => "inet".into_iden(),
        ColumnType::MacAddr => "macaddr".into_iden(),
        ColumnType::LTree => "ltree".into_iden(),
        ColumnType::Vector(_) => "vector".into_iden(),
        _ => return None,
    })
}
