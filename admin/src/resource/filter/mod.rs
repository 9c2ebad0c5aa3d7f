//! What a list can be filtered by: declared fields, and filters of the developer's own.

mod choices;
mod custom;

pub(crate) use self::custom::Custom;
pub(super) use self::custom::custom_of;
pub use self::{
    choices::{ChoicesFilter, condition},
    custom::{FilterChoice, SimpleListFilter, custom},
};

use std::sync::Arc;

use super::Path;
use crate::descriptor::FilterStyle;

/// One filter of a list, with everything resolved.
#[derive(Clone, Debug)]
pub struct ListFilter {
    /// The name of its parameter: `company`, `company.name`, `pay_band`.
    pub name: String,
    /// How it is called.
    pub label: String,
    /// The value that is in force until somebody chooses another.
    pub default: Option<String>,
    pub(crate) content: FilterContent,
}

/// What a filter is made of.
#[derive(Clone, Debug)]
pub(crate) enum FilterContent {
    /// What stands at the end of a path.
    Path(Path, FilterStyle),
    /// Code of the developer's own.
    Custom(Arc<dyn Custom>),
}

impl ListFilter {
    pub(super) fn of_path(path: Path, style: FilterStyle, default: Option<String>) -> Self {
        let (name, label) = (path.dotted.clone(), path.label.clone());
        Self { name, label, default, content: FilterContent::Path(path, style) }
    }

    pub(super) fn of_custom(custom: Arc<dyn Custom>, default: Option<String>) -> Self {
        let (name, label) = (custom.parameter_name(), custom.title());
        let default = default.or_else(|| custom.default_value());
        Self { name, label, default, content: FilterContent::Custom(custom) }
    }

    /// The way to the field, where it is about one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.content {
            FilterContent::Path(path, _) => Some(path),
            FilterContent::Custom(_) => None,
        }
    }
}
