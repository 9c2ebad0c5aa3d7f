//! What a column of a list shows.

use super::{FieldPath, display::Computed};

/// A column of a list, as `list_display(…)` spells it.
///
/// ```
/// use backoffice::descriptor::ColumnDescriptor;
///
/// let column = ColumnDescriptor::from("company.name");
/// assert_eq!(column.name(), "company.name");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ColumnDescriptor {
    /// A field, or a field behind relations.
    Path(FieldPath),
    /// What a method computes.
    Computed(Computed),
}

impl ColumnDescriptor {
    /// The column's name, in `_sort` and as `data-column`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.dotted(),
            Self::Computed(computed) => computed.name.to_owned(),
        }
    }

    /// The path, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&FieldPath> {
        match self {
            Self::Path(path) => Some(path),
            Self::Computed(_) => None,
        }
    }
}

impl From<FieldPath> for ColumnDescriptor {
    fn from(path: FieldPath) -> Self {
        Self::Path(path)
    }
}

impl From<Computed> for ColumnDescriptor {
    fn from(computed: Computed) -> Self {
        Self::Computed(computed)
    }
}

/// A dotted path, not checked yet.
impl From<&str> for ColumnDescriptor {
    fn from(dotted: &str) -> Self {
        Self::Path(dotted.into())
    }
}
