//! Adding numbers up, so that no sum overflows and none is less exact than its parts.

use rust_decimal::{Decimal, prelude::FromPrimitive};
use sea_orm::{
    DatabaseBackend, QueryResult, Value,
    sea_query::{Alias, ColumnType, Expr, ExprTrait, Func},
};

use super::Total;
use crate::{
    field::{Field, Kind},
    value,
};

/// What SQLite's whole numbers are divided by, to be added up in two halves.
const HALF: i64 = 1_000_000_000;
/// The most digits after the point that SQLite's fractions are counted in.
const DIGITS: u32 = 6;

/// How the values of a field are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    /// By a database whose sums are exact and wide, and read as its own text.
    Text,
    /// The same for money, which is no number to PostgreSQL.
    Money,
    /// By SQLite, whose sums are 64 bits wide and whose decimals are binary fractions: as whole
    /// numbers of the last digit, in two halves.
    Halves(u32),
    /// As binary fractions.
    Fractions,
}

impl Sum {
    pub(super) fn of(field: &Field, backend: DatabaseBackend) -> Self {
        match (&field.kind, backend) {
            (Kind::Float, _) => Self::Fractions,
            (Kind::Integer { .. }, DatabaseBackend::Sqlite) => Self::Halves(0),
            (Kind::Decimal { scale: Some(scale) }, DatabaseBackend::Sqlite) if *scale <= DIGITS => {
                Self::Halves(*scale)
            }
            (_, DatabaseBackend::Sqlite) => Self::Fractions,
            (_, DatabaseBackend::Postgres)
                if matches!(field.column.column_type, ColumnType::Money(_)) =>
            {
                Self::Money
            }
            _ => Self::Text,
        }
    }

    /// What is asked, on the database that this is for.
    pub(super) fn columns(self, value: &Expr, backend: DatabaseBackend) -> Vec<Expr> {
        let value = value.clone();
        match self {
            Self::Text => vec![as_text(sum(value), backend)],
            Self::Money => vec![as_text(sum(cast(value, "numeric")), backend)],
            Self::Halves(scale) => {
                let whole = whole(value, scale);
                vec![sum(whole.clone().div(HALF)), sum(whole.modulo(HALF))]
            }
            Self::Fractions if backend == DatabaseBackend::Postgres => {
                vec![sum(cast(value, "double precision"))]
            }
            Self::Fractions => vec![sum(value)],
        }
    }

    pub(super) fn read(self, row: &QueryResult, next: &mut impl FnMut() -> usize) -> Total {
        match self {
            Self::Text | Self::Money => number(row.try_get_by_index(next()).ok()),
            Self::Halves(scale) => {
                let (high, low) = (next(), next());
                let half = |place| row.try_get_by_index::<Option<i64>>(place).ok();
                let halves = half(high).zip(half(low));
                number(halves.map(|(high, low)| Some(together(high?, low?, scale))))
            }
            Self::Fractions => {
                let found = row.try_get_by_index::<Option<f64>>(next());
                number(found.ok().map(|sum| sum.map(shortest)))
            }
        }
    }
}

fn sum(value: Expr) -> Expr {
    Func::sum(value).into()
}

fn cast(value: Expr, name: &'static str) -> Expr {
    Func::cast_as(value, Alias::new(name)).into()
}

fn as_text(sum: Expr, backend: DatabaseBackend) -> Expr {
    cast(sum, if backend == DatabaseBackend::MySql { "char" } else { "text" })
}

/// The value as a whole number of its last digit.
fn whole(value: Expr, scale: u32) -> Expr {
    let value = match scale {
        0 => value,
        _ => Func::round(value.mul(10_i64.pow(scale))).into(),
    };
    cast(value, "integer")
}

/// What was added up in two halves, as a number with so many digits after its point.
fn together(high: i64, low: i64, scale: u32) -> String {
    let sum = i128::from(high) * i128::from(HALF) + i128::from(low);
    match Decimal::try_from_i128_with_scale(sum, scale) {
        Ok(sum) => sum.to_string(),
        Err(_) => sum.to_string(),
    }
}

/// A binary fraction without the digits that only adding brought about.
fn shortest(sum: f64) -> String {
    let decimal = Decimal::from_f64(sum).map(|sum| sum.normalize().to_string());
    decimal.unwrap_or_else(|| value::text(&Value::Double(Some(sum))))
}

fn number(found: Option<Option<String>>) -> Total {
    match found {
        None => Total::Unreadable,
        Some(None) => Total::Nothing,
        Some(Some(number)) => Total::Number(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_halves_make_the_sum_that_64_bits_do_not_hold() {
        assert_eq!(together(i64::MAX, 5, 0), "9223372036854775807000000005");
        assert_eq!(together(0, 12_345, 2), "123.45");
        assert_eq!(together(-1, -5, 1), "-100000000.5");
    }

    #[test]
    fn a_fraction_loses_what_only_adding_brought_about() {
        assert_eq!(shortest(0.1 + 0.2), "0.3");
        assert_eq!(shortest(1e300), "1e300");
        assert_eq!(shortest(2.0), "2");
    }
}
