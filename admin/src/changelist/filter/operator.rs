//! What can stand behind `__` in the name of a filter.

use std::fmt;

/// How a filter compares: the `gte` of `salary_min__gte=50000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operator {
    /// `field=value`: equal. Given several times: one of these.
    Is,
    /// `field__gt=value`: greater, later.
    Gt,
    /// `field__gte=value`: at least, from.
    Gte,
    /// `field__lt=value`: less, before.
    Lt,
    /// `field__lte=value`: at most, to the end of.
    Lte,
    /// `field__range=from..to`: from the one to before the other.
    Range,
    /// `field__contains=text`.
    Contains,
    /// `field__startswith=text`.
    StartsWith,
    /// `field__null=true` or `false`.
    Null,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Is,
        Self::Gt,
        Self::Gte,
        Self::Lt,
        Self::Lte,
        Self::Range,
        Self::Contains,
        Self::StartsWith,
        Self::Null,
    ];

    /// The word behind `__`; empty for [`Is`](Self::Is).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Is => "",
            Self::Gt => "gt",
            Self::Gte => "gte",
            Self::Lt => "lt",
            Self::Lte => "lte",
            Self::Range => "range",
            Self::Contains => "contains",
            Self::StartsWith => "startswith",
            Self::Null => "null",
        }
    }

    /// The name of the parameter.
    ///
    /// ```
    /// use backoffice::changelist::Operator;
    ///
    /// assert_eq!(Operator::Gte.parameter("salary_min"), "salary_min__gte");
    /// assert_eq!(Operator::Is.parameter("company"), "company");
    /// ```
    #[must_use]
    pub fn parameter(self, field: &str) -> String {
        match self {
            Self::Is => field.to_owned(),
            _ => format!("{field}__{}", self.as_str()),
        }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
