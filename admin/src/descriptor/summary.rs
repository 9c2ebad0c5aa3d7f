//! What a list tells of all its rows together.

use super::FieldPath;

/// One thing that stands below a list, as `list_summary(sum(salary_min))` spells it. It is about all
/// rows that search and filters leave, not about those of one page.
///
/// ```
/// use backoffice::descriptor::{Aggregate, EntityDescriptor, SummaryBy};
///
/// let options = EntityDescriptor::default()
///     .list_summary([SummaryBy::avg("salary_min"), SummaryBy::max("posted_at").label("Last")]);
/// assert_eq!(options.list_summary[0].aggregate, Aggregate::Avg);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SummaryBy {
    /// What is told.
    pub aggregate: Aggregate,
    /// Of which field.
    pub path: FieldPath,
    /// How it is called; by a word such as "Sum" unless given.
    pub label: Option<&'static str>,
}

/// What can be told of the values of a field; rows without a value do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Aggregate {
    /// All of them added up.
    Sum,
    /// Their mean.
    Avg,
    /// The smallest, the earliest.
    Min,
    /// The largest, the latest.
    Max,
    /// How many rows have one.
    Count,
}

impl Aggregate {
    /// Its word in `list_summary`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
            Self::Count => "count",
        }
    }
}

macro_rules! aggregates {
    ($($(#[$doc:meta])* $name:ident: $variant:ident;)*) => {
        $($(#[$doc])*
        pub fn $name(path: impl Into<FieldPath>) -> Self {
            Self { aggregate: Aggregate::$variant, path: path.into(), label: None }
        })*
    };
}

impl SummaryBy {
    aggregates! {
        /// The sum of a number.
        sum: Sum;
        /// The mean of a number.
        avg: Avg;
        /// The smallest number, the earliest day or time.
        min: Min;
        /// The largest number, the latest day or time.
        max: Max;
        /// How many rows have a value.
        count: Count;
    }

    /// Sets [`label`](Self#structfield.label).
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }
}
