//! All registered models, and which table belongs to which.

use std::{collections::HashMap, fmt, sync::Arc};

use super::{Path, adapter::Adapter};
use crate::{
    descriptor::{EntityShape, SearchMode, TableName},
    field::Field,
};

/// One registered model, free of its type, with everything resolved and checked.
#[non_exhaustive]
pub struct Resource {
    /// Its word in URLs and grants.
    pub slug: String,
    /// What one row is called.
    pub label: String,
    /// What many rows are called.
    pub label_plural: String,
    /// The name of its icon.
    pub icon: Option<&'static str>,
    /// The entity.
    pub shape: EntityShape,
    /// One field for each column, in the order of the entity.
    pub fields: Vec<Arc<Field>>,
    /// The field that stands for a row; the key where there is none.
    pub display: Option<Arc<Field>>,
    /// The columns of the list.
    pub list_display: Vec<Path>,
    /// What the list can be filtered by.
    pub list_filter: Vec<Path>,
    /// What the search box searches.
    pub search_fields: Vec<(Path, SearchMode)>,
    /// The order of the list until someone sorts it; without the key, which is always appended.
    pub ordering: Vec<super::Order>,
    /// The date field with the year › month › day bar.
    pub date_hierarchy: Option<Path>,
    /// Rows a page.
    pub list_per_page: u64,
    /// The fields of the form, in order.
    pub form_fields: Vec<Arc<Field>>,
    pub(crate) adapter: Box<dyn Adapter>,
}

impl fmt::Debug for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resource").field("slug", &self.slug).finish_non_exhaustive()
    }
}

impl Resource {
    /// The field with this name, or the foreign key of the relation with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Arc<Field>> {
        let named = |field: &&Arc<Field>| field.name == name;
        let related =
            |field: &&Arc<Field>| field.relation.as_ref().is_some_and(|to| to.name == name);
        self.fields.iter().find(named).or_else(|| self.fields.iter().find(related))
    }
}

/// All registered models.
#[derive(Debug, Default)]
pub struct Registry {
    resources: Vec<Arc<Resource>>,
    by_slug: HashMap<String, usize>,
    by_table: HashMap<TableName, usize>,
}

impl Registry {
    /// The models in the order in which they were registered.
    #[must_use]
    pub fn resources(&self) -> &[Arc<Resource>] {
        &self.resources
    }

    /// The model with this word in URLs.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Arc<Resource>> {
        self.by_slug.get(slug).map(|&index| &self.resources[index])
    }

    /// The model that was registered first for this table.
    #[must_use]
    pub fn of_table(&self, table: &TableName) -> Option<&Arc<Resource>> {
        self.by_table.get(table).map(|&index| &self.resources[index])
    }
}
