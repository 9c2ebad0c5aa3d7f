//! The mean of numbers, out of their sum and their number: every database rounds its own otherwise.

use rust_decimal::{Decimal, RoundingStrategy};
use sea_orm::Value;

use super::Total;
use crate::{field::Kind, value};

/// Digits after the point, where the field does not say how many it keeps.
const DIGITS: u32 = 2;
/// The same for binary fractions, which may be small.
const FRACTION_DIGITS: u32 = 4;

/// The mean of so many numbers, with as many digits as make sense for what they are.
pub(super) fn mean(sum: Total, count: i64, kind: &Kind) -> Total {
    let Total::Number(sum) = sum else { return sum };
    if count == 0 {
        return Total::Nothing;
    }
    let exact = Decimal::from_str_exact(&sum).ok();
    let mean = exact.and_then(|sum| sum.checked_div(count.into()));
    match mean {
        Some(mean) => Total::Number(rounded(mean, kind)),
        None => rough(&sum, count),
    }
}

fn rounded(mean: Decimal, kind: &Kind) -> String {
    let round =
        |digits| mean.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    match kind {
        Kind::Decimal { scale } => {
            let digits = scale.unwrap_or(DIGITS).max(DIGITS);
            let mut mean = round(digits);
            mean.rescale(digits);
            mean.to_string()
        }
        Kind::Float => round(FRACTION_DIGITS).normalize().to_string(),
        _ => round(DIGITS).normalize().to_string(),
    }
}

/// Of numbers that no decimal holds.
fn rough(sum: &str, count: i64) -> Total {
    #[expect(clippy::cast_precision_loss, reason = "the sum is no more exact")]
    let mean = sum.parse::<f64>().map(|sum| sum / count as f64);
    mean.map_or(Total::Unreadable, |mean| Total::Number(value::text(&Value::Double(Some(mean)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_has_the_digits_that_make_sense() {
        let mean = |sum: &str, count, kind| match mean(Total::Number(sum.to_owned()), count, &kind)
        {
            Total::Number(mean) => mean,
            other => format!("{other:?}"),
        };
        let whole = || Kind::Integer { min: 0, max: 9 };
        let money = || Kind::Decimal { scale: Some(2) };
        assert_eq!(mean("100000", 2, whole()), "50000");
        assert_eq!(mean("100", 3, whole()), "33.33");
        assert_eq!(mean("-5", 1000, whole()), "-0.01");
        assert_eq!(mean("10.00", 4, money()), "2.50");
        assert_eq!(mean("10", 1, Kind::Decimal { scale: Some(4) }), "10.0000");
        assert_eq!(mean("1", 3, Kind::Float), "0.3333");
        assert_eq!(mean("1e300", 2, Kind::Float), "5e299");
        assert_eq!(mean("0", 0, whole()), "Nothing");
    }
}
