//! Columns that a SQL expression makes (Django's `annotate`).

use std::{fmt, sync::Arc};

use sea_orm::sea_query::{ArrayType, ColumnType, Expr, ValueType};

use super::FieldPath;

/// A field that no column of the table stands behind but an expression, as
/// `annotate(applicants: i64 = count(applications))` spells it. It is shown, sorted, filtered and
/// searched as any other, in the same statement, and never written.
///
/// ```
/// use backoffice::descriptor::{Annotation, AnnotationSource, EntityDescriptor};
///
/// let applicants = AnnotationSource::Count("applications".into());
/// let options = EntityDescriptor::default()
///     .annotate([Annotation::new::<i64>("applicants", applicants).label("Applicants")])
///     .list_filter(["applicants"]);
/// assert_eq!(options.annotate[0].name, "applicants");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Annotation {
    /// Its name, in lists and in the URL.
    pub name: &'static str,
    /// How it is called; the humanised name unless given.
    pub label: Option<&'static str>,
    /// The type that its values are read as.
    pub column_type: ColumnType,
    /// The kind of Rust value it holds.
    pub value_type: ArrayType,
    /// What makes it.
    pub source: AnnotationSource,
}

/// What makes an annotation: something about the related rows that the reader may see, or an
/// expression of the host's.
#[derive(Clone)]
#[non_exhaustive]
pub enum AnnotationSource {
    /// How many related rows there are.
    Count(FieldPath),
    /// Whether there is any.
    Exists(FieldPath),
    /// The sum of a field of theirs; nothing where there is no row.
    Sum(FieldPath),
    /// The smallest value of a field of theirs.
    Min(FieldPath),
    /// The largest.
    Max(FieldPath),
    /// Any expression; columns are named with their table.
    Expr(Arc<dyn Fn() -> Expr + Send + Sync>),
}

impl AnnotationSource {
    /// The expression that a function makes. No scope is added to it: what it tells of other rows, it
    /// tells to everybody who may view the list.
    pub fn expr<T: Into<Expr>>(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::Expr(Arc::new(move || make().into()))
    }
}

impl fmt::Debug for AnnotationSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, path) = match self {
            Self::Count(path) => ("count", path),
            Self::Exists(path) => ("exists", path),
            Self::Sum(path) => ("sum", path),
            Self::Min(path) => ("min", path),
            Self::Max(path) => ("max", path),
            Self::Expr(_) => return f.write_str("expr"),
        };
        write!(f, "{word}({})", path.dotted())
    }
}

impl Annotation {
    /// An annotation whose values are read as `T`.
    #[must_use]
    pub fn new<T: ValueType>(name: &'static str, source: AnnotationSource) -> Self {
        let (column_type, value_type) = (T::column_type(), T::array_type());
        Self { name, label: None, column_type, value_type, source }
    }

    /// Sets [`label`](Self#structfield.label).
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }
}
