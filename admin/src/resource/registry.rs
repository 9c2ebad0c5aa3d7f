//! All registered models, and which table belongs to which.

use std::{
    collections::HashMap,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use super::{
    Check, Column, Fieldset, ListFilter, ModelAdmin, Order, Path, Summary,
    adapter::{Adapter, EntityAdapter},
    check::Checks,
    column, display,
    filter::custom_of,
    layout,
    list::{Lists, trial},
    order,
    resolve::Resolver,
};
use crate::{
    Actor, Permission, Result,
    descriptor::{
        ColumnDescriptor, EntityDescriptor, EntityShape, FieldPath, FilterBy, FilterTarget,
        OrderBy, SearchMode, ShowFacets, SummaryBy, TableName,
    },
    field::{Field, Kind},
    text,
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
    pub list_display: Vec<Column>,
    /// The fields of the form that can be edited in the list, too.
    pub list_editable: Vec<Arc<Field>>,
    /// What the list can be filtered by.
    pub list_filter: Vec<ListFilter>,
    /// When the choices of filters say how many rows they would give.
    pub show_facets: ShowFacets,
    /// What the list tells of all its rows together.
    pub list_summary: Vec<Summary>,
    /// What the rows of the list can be put together by.
    pub list_group_by: Vec<Path>,
    /// What the search box searches.
    pub search_fields: Vec<(Path, SearchMode)>,
    /// A line below the search box.
    pub search_help_text: Option<&'static str>,
    /// The order of the list until someone sorts it; without the key, which is always appended.
    pub ordering: Vec<Order>,
    /// The date field with the year › month › day bar.
    pub date_hierarchy: Option<Path>,
    /// Rows a page.
    pub list_per_page: u64,
    /// Up to how many rows the list can be shown on one page.
    pub list_max_show_all: u64,
    /// The fields of the form, in order.
    pub form_fields: Vec<Arc<Field>>,
    /// Whether a row can be saved as a new one.
    pub save_as: bool,
    /// Whether the buttons of the form stand above it, too.
    pub save_on_top: bool,
    /// What methods compute for the form, after the names of the methods.
    pub form_columns: Vec<Column>,
    /// Where the form has all of that.
    pub fieldsets: Vec<Fieldset>,
    pub(crate) adapter: Arc<dyn Adapter>,
}

impl fmt::Debug for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resource").field("slug", &self.slug).finish_non_exhaustive()
    }
}

impl Resource {
    /// Whether a person may use the model in this way at all.
    #[must_use]
    pub fn allows(&self, actor: &Actor, permission: Permission) -> bool {
        // The pages that tell of a fault ask this, too: it must not become a second one.
        let asked = AssertUnwindSafe(|| self.adapter.allows(actor, &self.slug, permission));
        catch_unwind(asked).unwrap_or_else(|_| {
            tracing::error!(model = self.slug, "the hook `allows` panicked, which denies");
            false
        })
    }

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
    /// As the models were declared, in the same order, and what their hooks make of their lists.
    drafts: Vec<Draft>,
    lists: Vec<Lists>,
    /// The lists that were made to try the hooks.
    tried: Vec<Arc<Resource>>,
    by_slug: HashMap<String, usize>,
    by_table: HashMap<TableName, usize>,
}

/// One model as it was registered, before anything is resolved.
pub struct Registration {
    descriptor: EntityDescriptor,
    shape: EntityShape,
    adapter: Arc<dyn Adapter>,
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration").field("shape", &self.shape.name).finish_non_exhaustive()
    }
}

impl Registration {
    /// Reads what `A` says and what its entity is.
    #[must_use]
    pub fn of<A: ModelAdmin>() -> Self {
        Self {
            descriptor: A::descriptor(),
            shape: EntityShape::of::<A::Entity>(),
            adapter: Arc::new(EntityAdapter::<A>::new()),
        }
    }

    /// The word that stands for the model in addresses.
    pub(crate) fn slug(&self) -> &str {
        self.descriptor.slug.unwrap_or(&self.shape.name.table)
    }

    /// The icon that was asked for.
    pub(crate) fn icon(&self) -> Option<&'static str> {
        self.descriptor.icon
    }
}

/// A model with its own fields, not yet with what lies behind its relations.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) slug: String,
    pub(super) label: String,
    pub(super) descriptor: EntityDescriptor,
    pub(super) shape: EntityShape,
    pub(super) fields: Vec<Arc<Field>>,
    /// The fields that expressions make.
    pub(super) annotations: Vec<Arc<Field>>,
}

impl Draft {
    fn of(registration: &Registration) -> Self {
        let (descriptor, shape) = (registration.descriptor.clone(), registration.shape.clone());
        let table = shape.name.table.clone();
        Self {
            slug: registration.slug().to_owned(),
            label: descriptor.label.map_or_else(|| text::humanize(&table), str::to_owned),
            fields: fields(&shape, &descriptor),
            annotations: Vec::new(),
            descriptor,
            shape,
        }
    }
}

impl Registry {
    /// Resolves and checks everything that was registered.
    ///
    /// # Errors
    ///
    /// Every fault of every model, not the first alone.
    pub fn build(registrations: Vec<Registration>) -> Result<Self, Vec<Check>> {
        let mut drafts: Vec<Draft> = registrations.iter().map(Draft::of).collect();
        let mut checks = Checks::default();
        annotate(&mut drafts, &mut checks);
        checks.slugs(&drafts);
        let adapters = registrations.into_iter().map(|registration| registration.adapter);
        let resources = drafts
            .iter()
            .zip(adapters)
            .map(|(draft, adapter)| Arc::new(resource(&drafts, draft, adapter, &mut checks)))
            .collect();
        checks.into_result()?;
        Self::index(resources, drafts).try_lists()
    }

    fn index(resources: Vec<Arc<Resource>>, drafts: Vec<Draft>) -> Self {
        let mut registry = Self::default();
        for (index, resource) in resources.iter().enumerate() {
            registry.by_slug.insert(resource.slug.clone(), index);
            registry.by_table.entry(resource.shape.name.clone()).or_insert(index);
        }
        let lists = drafts.iter().zip(&resources).map(|(draft, own)| Lists::of(draft, own));
        Self { lists: lists.collect(), resources, drafts, ..registry }
    }

    fn try_lists(mut self) -> Result<Self, Vec<Check>> {
        let mut faults = Vec::new();
        for (place, own) in self.resources.iter().enumerate() {
            match trial(&self.lists[place], own, &self.drafts, &self.drafts[place]) {
                Ok(made) => self.tried.extend(made),
                Err(checks) => faults.extend(checks),
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The model with the list that its hook, [`ModelAdmin::list`], makes for this person.
    ///
    /// # Errors
    ///
    /// [`Internal`](crate::ErrorKind::Internal) where the hook panics, or names what is not there.
    pub fn seen_by(&self, actor: &Actor, resource: &Arc<Resource>) -> Result<Arc<Resource>> {
        let Some(&place) = self.by_slug.get(&resource.slug) else {
            return Ok(Arc::clone(resource));
        };
        let (own, draft) = (&self.resources[place], &self.drafts[place]);
        let seen = self.lists[place].seen_by(actor, own, &self.drafts, draft);
        seen.map_err(|fault| fault.into_error(&own.slug, actor))
    }

    /// The lists that hooks made when they were tried.
    pub(crate) fn tried(&self) -> impl Iterator<Item = &Arc<Resource>> {
        self.tried.iter().filter(|own| !self.resources.iter().any(|it| Arc::ptr_eq(it, own)))
    }

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

    /// The field that a path shows: for a relation that stands for its target, the one that the target
    /// is called by.
    #[must_use]
    pub fn shown(&self, path: &Path) -> Arc<Field> {
        order::sort_field(self, path)
    }

    /// The model that was registered first for this table.
    #[must_use]
    pub fn of_table(&self, table: &TableName) -> Option<&Arc<Resource>> {
        self.by_table.get(table).map(|&index| &self.resources[index])
    }
}

/// Adds the fields that expressions make, which may lead through any model.
fn annotate(drafts: &mut [Draft], checks: &mut Checks) {
    let annotated = drafts.iter().map(|draft| column::annotated(&Resolver { drafts }, draft));
    let annotated: Vec<_> = annotated.collect();
    for (draft, (fields, faults)) in drafts.iter_mut().zip(annotated) {
        checks.annotations(draft, faults);
        draft.annotations = fields;
    }
}

/// One field for each column.
pub(super) fn fields(shape: &EntityShape, descriptor: &EntityDescriptor) -> Vec<Arc<Field>> {
    (0..shape.columns.len()).map(|index| Arc::new(Field::new(shape, index, descriptor))).collect()
}

/// Rows a page unless the developer says otherwise, as in Django.
const LIST_PER_PAGE: u64 = 100;
/// Rows that can be shown on one page unless the developer says otherwise, as in Django.
const LIST_MAX_SHOW_ALL: u64 = 200;
/// Columns of a list about which nothing was said.
const DEFAULT_COLUMNS: usize = 6;

pub(super) fn resource(
    drafts: &[Draft],
    draft: &Draft,
    adapter: Arc<dyn Adapter>,
    checks: &mut Checks,
) -> Resource {
    checks.names(draft);
    let descriptor = &draft.descriptor;
    let display = display::of(&draft.fields, descriptor.display);
    layout::check(draft, checks);
    let form_fields = layout::form_fields(draft);
    checks.editable(draft, &form_fields);
    let mut resolved = Resolved { resolver: Resolver { drafts }, draft, checks };
    let list_filter = resolved.list_filter();
    Resource {
        slug: draft.slug.clone(),
        label: draft.label.clone(),
        label_plural: descriptor
            .label_plural
            .map_or_else(|| text::plural(&draft.label), str::to_owned),
        icon: descriptor.icon,
        shape: draft.shape.clone(),
        fields: draft.fields.clone(),
        list_display: resolved.columns(display.as_ref()),
        list_group_by: resolved.list_group_by(&list_filter),
        list_filter,
        show_facets: descriptor.show_facets.unwrap_or_default(),
        list_summary: resolved.list_summary(),
        search_fields: resolved.search_fields(),
        search_help_text: descriptor.search_help_text,
        ordering: resolved.orders("ordering", &descriptor.ordering),
        date_hierarchy: resolved.date_hierarchy(),
        list_per_page: descriptor.list_per_page.unwrap_or(LIST_PER_PAGE),
        list_max_show_all: descriptor.list_max_show_all.unwrap_or(LIST_MAX_SHOW_ALL),
        list_editable: list_editable(descriptor, &form_fields),
        save_as: descriptor.save_as,
        save_on_top: descriptor.save_on_top,
        form_columns: layout::form_columns(draft),
        fieldsets: layout::fieldsets(draft, &form_fields),
        form_fields,
        display,
        adapter,
    }
}

/// Resolves the options of one model, collecting what cannot be.
struct Resolved<'a> {
    resolver: Resolver<'a>,
    draft: &'a Draft,
    checks: &'a mut Checks,
}

impl Resolved<'_> {
    /// The columns of the list; the first leads to the row.
    fn columns(&mut self, display: Option<&Arc<Field>>) -> Vec<Column> {
        let declared = self.draft.descriptor.list_display.iter();
        let mut columns: Vec<Column> = match declared.len() {
            0 => default_columns(&self.draft.fields, display),
            _ => declared.filter_map(|column| self.column(column)).collect(),
        };
        self.checks.columns(self.draft, &columns);
        let descriptor = &self.draft.descriptor;
        for (place, column) in columns.iter_mut().enumerate() {
            let named = |names: &Vec<&str>| names.contains(&column.name.as_str());
            column.link = descriptor.list_display_links.as_ref().map_or(place == 0, named);
            let empty = descriptor.empty_value_display.map(str::to_owned);
            column.empty_value = column.empty_value.take().or(empty);
        }
        self.sortable_by(&mut columns);
        columns
    }

    fn column(&mut self, declared: &ColumnDescriptor) -> Option<Column> {
        match declared {
            ColumnDescriptor::Path(path) => {
                let path = self.path("list_display", path, false)?;
                self.checks.several(self.draft, &path);
                Some(Column::of_path(path))
            }
            ColumnDescriptor::Computed(computed) => {
                let order_by = self.orders("list_display", &computed.order_by);
                Some(Column::of_computed(computed.clone(), order_by))
            }
        }
    }

    fn path(&mut self, option: &str, declared: &FieldPath, to_one: bool) -> Option<Path> {
        match self.resolver.path(self.draft, declared) {
            Ok(path) => {
                self.checks.path(self.draft, option, &path, to_one);
                Some(path)
            }
            Err(sentence) => {
                self.checks.unresolved(self.draft, option, sentence);
                None
            }
        }
    }

    fn list_filter(&mut self) -> Vec<ListFilter> {
        let declared = self.draft.descriptor.list_filter.iter();
        let filters: Vec<ListFilter> =
            declared.filter_map(|declared| self.filter(declared)).collect();
        self.checks.filters(self.draft, &filters);
        filters
    }

    fn filter(&mut self, declared: &FilterBy) -> Option<ListFilter> {
        let default = declared.default.clone();
        match &declared.target {
            FilterTarget::Field(path, style) => {
                let path = self.path("list_filter", path, false)?;
                Some(ListFilter::of_path(path, *style, default))
            }
            FilterTarget::Custom(opaque) => {
                Some(ListFilter::of_custom(custom_of(opaque)?, default))
            }
        }
    }

    fn list_group_by(&mut self, filters: &[ListFilter]) -> Vec<Path> {
        let declared = self.draft.descriptor.list_group_by.iter();
        let paths: Vec<Path> =
            declared.filter_map(|declared| self.path("list_group_by", declared, true)).collect();
        for path in &paths {
            self.checks.group_by(self.draft, path, filters);
        }
        paths
    }

    fn list_summary(&mut self) -> Vec<Summary> {
        let declared = self.draft.descriptor.list_summary.iter();
        declared.filter_map(|declared| self.summary(declared)).collect()
    }

    fn summary(&mut self, declared: &SummaryBy) -> Option<Summary> {
        let SummaryBy { aggregate, label, .. } = *declared;
        let path = self.path("list_summary", &declared.path, true)?;
        let summary = Summary { aggregate, path, label };
        self.checks.summary(self.draft, &summary);
        Some(summary)
    }

    fn search_fields(&mut self) -> Vec<(Path, SearchMode)> {
        let declared = self.draft.descriptor.search_fields.iter();
        declared
            .filter_map(|search| {
                Some((self.path("search_fields", &search.path, false)?, search.mode))
            })
            .collect()
    }

    fn orders(&mut self, option: &str, declared: &[OrderBy]) -> Vec<Order> {
        let orders = declared.iter().filter_map(|order| {
            let path = self.path(option, &order.path, true)?;
            Some(Order { path, descending: order.descending })
        });
        orders.collect()
    }

    /// Where the model says by which columns its list can be sorted, the others have no order.
    fn sortable_by(&mut self, columns: &mut [Column]) {
        let Some(declared) = &self.draft.descriptor.sortable_by else { return };
        let names: Vec<String> = declared.iter().map(ColumnDescriptor::name).collect();
        self.checks.sortable_by(self.draft, columns, &names);
        for column in columns.iter_mut().filter(|column| !names.contains(&column.name)) {
            column.order_by.clear();
        }
    }

    fn date_hierarchy(&mut self) -> Option<Path> {
        let declared = self.draft.descriptor.date_hierarchy.as_ref()?;
        let path = self.path("date_hierarchy", declared, true)?;
        self.checks.date(self.draft, &path);
        Some(path)
    }
}

/// What stands for a row, then what is short enough for a table.
fn default_columns(fields: &[Arc<Field>], display: Option<&Arc<Field>>) -> Vec<Column> {
    let is_display =
        |field: &&Arc<Field>| display.is_some_and(|display| display.name == field.name);
    let first = display.or_else(|| fields.iter().find(|field| field.key));
    let rest = fields.iter().filter(|field| !is_display(field) && !field.key && fits(field));
    let shown = first.into_iter().chain(rest).take(DEFAULT_COLUMNS).cloned();
    shown.map(|field| Column::of_path(Path::own(field))).collect()
}

fn fits(field: &Field) -> bool {
    let wide = matches!(
        field.kind,
        Kind::Text { long: true, .. } | Kind::Json | Kind::Bytes | Kind::Other
    );
    !wide && !field.secret
}

/// The fields that were named, as the form has them.
fn list_editable(descriptor: &EntityDescriptor, form_fields: &[Arc<Field>]) -> Vec<Arc<Field>> {
    let named = |name: &&str| form_fields.iter().find(|field| is_called(field, name)).cloned();
    descriptor.list_editable.iter().filter_map(named).collect()
}

/// By the name of the column's field or of the relation it is the key of.
pub(super) fn is_called(field: &Field, name: &str) -> bool {
    let name = name.trim_start_matches("r#");
    field.name == name || field.relation.as_ref().is_some_and(|relation| relation.name == name)
}
