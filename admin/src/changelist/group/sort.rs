//! The order of groups: by what they are, or by how many rows they have.

use super::super::{Params, page::ColumnSort};

/// What `_sort` says of groups: no column begins with an underscore.
const COUNT: &str = "_count";

/// The order of groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum GroupSort {
    /// By what they are.
    #[default]
    Group,
    /// Those with the fewest rows first.
    Fewest,
    /// Those with the most rows first.
    Most,
}

impl GroupSort {
    /// What the address says of groups; an order of rows says nothing of them.
    pub(in super::super) fn read(params: &Params) -> Self {
        match params.get(Params::SORT) {
            Some(COUNT) => Self::Fewest,
            Some(word) if word.strip_prefix('-') == Some(COUNT) => Self::Most,
            _ => Self::Group,
        }
    }

    /// The list without it.
    pub(super) fn lifted(self, params: &Params) -> Params {
        match self {
            Self::Group => params.clone(),
            _ => params.without(Params::SORT),
        }
    }

    /// The head of the groups themselves.
    pub(super) fn by_group(self, params: &Params, list_url: &str) -> ColumnSort {
        ColumnSort {
            url: self.lifted(params).link(list_url),
            direction: if self == Self::Group { "ascending" } else { "none" },
            ..ColumnSort::default()
        }
    }

    /// The head of the numbers of rows: the most first, then the fewest.
    pub(super) fn by_count(self, params: &Params, list_url: &str) -> ColumnSort {
        let (direction, next) = match self {
            Self::Group => ("none", format!("-{COUNT}")),
            Self::Most => ("descending", COUNT.to_owned()),
            Self::Fewest => ("ascending", format!("-{COUNT}")),
        };
        ColumnSort {
            url: params.with(Params::SORT, &next).link(list_url),
            direction,
            ..ColumnSort::default()
        }
    }

    /// What an address says of the order of rows: nothing, where it speaks of groups.
    pub(in super::super) fn of_rows(params: &Params) -> Option<&str> {
        let of_groups = params.get(Params::GROUP).is_some() && Self::read(params) != Self::Group;
        params.get(Params::SORT).filter(|_| !of_groups)
    }
}
