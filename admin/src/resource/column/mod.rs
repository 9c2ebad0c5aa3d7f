//! A column of a list, resolved: what it shows, what it is sorted by, and how.

mod annotation;
mod compute;
mod several;

pub(super) use self::{
    annotation::fields as annotated, compute::fill, several::fill as fill_several,
};

use std::sync::Arc;

use super::{Order, Path};
use crate::{
    descriptor::display::Computed,
    field::{Field, Kind},
    text,
};

/// A column of a list, everything about it known.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Column {
    /// Its word in `_sort`, and `data-column` on the page: `title`, `company.name`.
    pub name: String,
    /// What its head says.
    pub label: String,
    /// What its cells show.
    pub content: Content,
    /// What the list is sorted by when it is sorted by this column; empty where it cannot be.
    pub order_by: Vec<Order>,
    /// Whether its cells lead to the row's form (Django's `list_display_links`).
    pub link: bool,
    /// Whether its cells are marks for yes and no.
    pub boolean: bool,
    /// What stands where there is nothing to show; a dash unless given.
    pub empty_value: Option<String>,
}

/// What the cells of a column show.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Content {
    /// What stands at the end of a path.
    Path(Path),
    /// What stands at the end of a path that leads to several rows: the first few of them.
    Several(Path),
    /// What a method computes from the row's model.
    Computed(Computed),
}

impl Column {
    /// The column of a path.
    #[must_use]
    pub fn of_path(path: Path) -> Self {
        Self {
            name: path.dotted.clone(),
            label: path.label.clone(),
            order_by: orders(&path),
            link: false,
            boolean: path.field.kind == Kind::Bool && !path.is_to_many(),
            empty_value: None,
            content: Content::of(path),
        }
    }

    /// The column of a method, sorted by these.
    #[must_use]
    pub fn of_computed(computed: Computed, order_by: Vec<Order>) -> Self {
        Self {
            name: computed.name.to_owned(),
            label: computed.label.map_or_else(|| text::humanize(computed.name), str::to_owned),
            order_by,
            link: false,
            boolean: computed.boolean,
            empty_value: computed.empty_value.map(str::to_owned),
            content: Content::Computed(computed),
        }
    }

    /// The path, where it shows one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.content.path()
    }

    /// Whether the list can be sorted by it.
    #[must_use]
    pub fn is_sortable(&self) -> bool {
        !self.order_by.is_empty()
    }

    /// What the list is sorted by, or the other way round.
    #[must_use]
    pub fn orders(&self, descending: bool) -> Vec<Order> {
        let turned = |order: &Order| Order {
            path: order.path.clone(),
            descending: order.descending != descending,
        };
        self.order_by.iter().map(turned).collect()
    }

    /// Whether its cells are numbers, aligned at their end.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        self.path().is_some_and(|path| {
            matches!(path.field.kind, Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. })
        })
    }
}

impl Content {
    /// One of the model's own fields.
    #[must_use]
    pub fn own(field: Arc<Field>) -> Self {
        Self::Path(Path::own(field))
    }

    /// What stands at the end of a path.
    #[must_use]
    pub fn of(path: Path) -> Self {
        if path.is_to_many() { Self::Several(path) } else { Self::Path(path) }
    }

    /// The path, where it is one to one value.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Several(_) | Self::Computed(_) => None,
        }
    }
}

impl From<Path> for Content {
    fn from(path: Path) -> Self {
        Self::of(path)
    }
}

/// A path is sorted by itself, if it is one value a row, and one with an order that may be known.
fn orders(path: &Path) -> Vec<Order> {
    let ordered = !matches!(path.field.kind, Kind::Json | Kind::Bytes | Kind::Other);
    let sortable = ordered && !path.field.secret && !path.is_to_many();
    let order = sortable.then(|| Order { path: path.clone(), descending: false });
    order.into_iter().collect()
}
