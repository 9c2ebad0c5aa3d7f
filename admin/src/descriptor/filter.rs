//! One filter of a list, as it is declared.

use std::{
    any::{Any, TypeId},
    fmt,
    sync::Arc,
};

use super::FieldPath;

/// One thing that a list can be filtered by.
///
/// ```
/// use backoffice::descriptor::{EntityDescriptor, FieldPath, FilterBy};
///
/// let options = EntityDescriptor::default().list_filter([
///     FilterBy::from(FieldPath::from("remote")),
///     FilterBy::related_only("company"),
///     FilterBy::field("status").default_value("open"),
/// ]);
/// assert_eq!(options.list_filter[1].path().unwrap().dotted(), "company");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FilterBy {
    /// What is filtered by.
    pub target: FilterTarget,
    /// The value that is in force until somebody chooses another.
    pub default: Option<String>,
}

/// What a filter is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FilterTarget {
    /// A field, perhaps behind relations, offered in this style.
    Field(FieldPath, FilterStyle),
    /// Code of the developer's own: see [`SimpleListFilter`](crate::resource::SimpleListFilter).
    Custom(Opaque),
}

/// How a field is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilterStyle {
    /// As its type suggests.
    #[default]
    ByKind,
    /// The related rows that are in use, each as a choice (Django's `RelatedOnlyFieldListFilter`).
    RelatedOnly,
    /// The values that are there, each as a choice (Django's `AllValuesFieldListFilter`).
    AllValues,
    /// Empty or not: null, and for a text no letters either (Django's `EmptyFieldListFilter`).
    Empty,
}

/// Something that only a layer above knows: it put it in, and it takes it out.
#[derive(Clone)]
pub struct Opaque {
    inside: Arc<dyn Any + Send + Sync>,
    stateless: Option<TypeId>,
}

impl Opaque {
    /// Something that stands for a `T`.
    pub(crate) fn new<T: 'static>(inside: impl Any + Send + Sync) -> Self {
        Self { inside: Arc::new(inside), stateless: stateless::<T>() }
    }

    pub(crate) fn get<T: Any>(&self) -> Option<&T> {
        self.inside.downcast_ref()
    }
}

/// The same thing, or two that cannot differ.
impl PartialEq for Opaque {
    fn eq(&self, other: &Self) -> bool {
        let same = self.stateless.is_some() && self.stateless == other.stateless;
        same || Arc::ptr_eq(&self.inside, &other.inside)
    }
}

/// The type of values that hold nothing by which one could differ from another.
pub(super) fn stateless<T: 'static>() -> Option<TypeId> {
    (size_of::<T>() == 0).then(TypeId::of::<T>)
}

impl fmt::Debug for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opaque")
    }
}

impl FilterBy {
    /// By a field, as its type suggests.
    pub fn field(path: impl Into<FieldPath>) -> Self {
        Self::styled(path.into(), FilterStyle::ByKind)
    }

    /// By the related rows that are in use.
    pub fn related_only(path: impl Into<FieldPath>) -> Self {
        Self::styled(path.into(), FilterStyle::RelatedOnly)
    }

    /// By the values that are there.
    pub fn all_values(path: impl Into<FieldPath>) -> Self {
        Self::styled(path.into(), FilterStyle::AllValues)
    }

    /// By whether there is anything.
    pub fn empty(path: impl Into<FieldPath>) -> Self {
        Self::styled(path.into(), FilterStyle::Empty)
    }

    /// The same filter, in force with this value until somebody chooses another, or "all".
    #[must_use]
    pub fn default_value(mut self, value: impl Into<String>) -> Self {
        self.default = Some(value.into());
        self
    }

    /// The field, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&FieldPath> {
        match &self.target {
            FilterTarget::Field(path, _) => Some(path),
            FilterTarget::Custom(_) => None,
        }
    }

    fn styled(path: FieldPath, style: FilterStyle) -> Self {
        Self { target: FilterTarget::Field(path, style), default: None }
    }
}

impl<P: Into<FieldPath>> From<P> for FilterBy {
    fn from(path: P) -> Self {
        Self::field(path)
    }
}
