//! What a column of a list shows.

use super::FieldPath;

/// A column of a list, as `list_display(…)` spells it.
///
/// ```
/// use backoffice::descriptor::ColumnDescriptor;
///
/// let column = ColumnDescriptor::from("company.name");
/// assert_eq!(column.name(), "company.name");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ColumnDescriptor {
    /// A field, or a field behind relations.
    Path(FieldPath),
}

impl ColumnDescriptor {
    /// The column's name, in `_sort` and as `data-column`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.dotted(),
        }
    }

    /// The path, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&FieldPath> {
        match self {
            Self::Path(path) => Some(path),
        }
    }
}

impl From<FieldPath> for ColumnDescriptor {
    fn from(path: FieldPath) -> Self {
        Self::Path(path)
    }
}

/// A dotted path, not checked yet.
impl From<&str> for ColumnDescriptor {
    fn from(dotted: &str) -> Self {
        Self::Path(dotted.into())
    }
}
