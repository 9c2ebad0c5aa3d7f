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
    /// `field__endswith=text`.
    EndsWith,
    /// `field__not=value`: not equal. Given several times: none of these.
    Not,
    /// `field__null=true` or `false`.
    Null,
    /// `field__empty=true` or `false`: null, or a text without a letter.
    Empty,
    /// `field__all=true`: lifts what is in force by default.
    All,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Is,
        Self::Gt,
        Self::Gte,
        Self::Lt,
        Self::Lte,
        Self::Range,
        Self::Contains,
        Self::StartsWith,
        Self::EndsWith,
        Self::Not,
        Self::Null,
        Self::Empty,
        Self::All,
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
            Self::EndsWith => "endswith",
            Self::Not => "not",
            Self::Null => "null",
            Self::Empty => "empty",
            Self::All => "all",
        }
    }

    /// The sentence that says it behind the name of a field.
    pub(in super::super) fn key(self) -> &'static str {
        match self {
            Self::Is => "operator-is",
            Self::Gt => "operator-gt",
            Self::Gte => "operator-gte",
            Self::Lt => "operator-lt",
            Self::Lte => "operator-lte",
            Self::Range => "operator-range",
            Self::Contains => "operator-contains",
            Self::StartsWith => "operator-startswith",
            Self::EndsWith => "operator-endswith",
            Self::Not => "operator-not",
            Self::Null => "operator-null",
            Self::Empty => "operator-empty",
            Self::All => "filter-all",
        }
    }

    /// Whether the values of several parameters narrow each other, rather than add to each other.
    pub(in super::super) fn narrows(self) -> bool {
        self == Self::Not
    }

    /// Whether it looks into texts, which no index helps with.
    pub(in super::super) fn looks_into(self) -> bool {
        matches!(self, Self::Contains | Self::StartsWith | Self::EndsWith)
    }

    /// Whether what stands behind the `=` is a yes or a no, whatever the field.
    pub(in super::super) fn is_flag(self) -> bool {
        matches!(self, Self::Null | Self::Empty | Self::All)
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
