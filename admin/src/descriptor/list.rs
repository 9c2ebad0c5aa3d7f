//! The options of a list, as a hook is given them and gives them back.

use std::{ops::Deref, sync::Arc};

use super::{
    ColumnDescriptor, EntityDescriptor, FieldPath, FilterBy, OrderBy, SearchField, ShowFacets,
    SummaryBy,
};

/// A list as it is declared, to be given back otherwise by
/// [`ModelAdmin::list`](crate::ModelAdmin::list): its methods are called as the words of
/// `#[admin(…)]` are, and [`list!`](crate::list) calls them with names that the compiler checks.
///
/// ```
/// use backoffice::descriptor::{EntityDescriptor, FieldPath, List};
///
/// let declared = EntityDescriptor::default()
///     .list_display(["title", "salary_min", "remote"].map(Into::into))
///     .list_filter(["salary_min", "remote"]);
/// let list = List::of(&declared).without(["salary_min"]).list_per_page(25);
/// assert_eq!(list.without, ["salary_min"]);
/// assert_eq!(list.list_per_page, Some(25));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct List(Arc<ListOptions>);

/// What a [`List`] says; it is read through it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOptions {
    /// The columns, in order.
    pub list_display: Vec<ColumnDescriptor>,
    /// The columns that lead to the row, by name; the first unless given.
    pub list_display_links: Option<Vec<&'static str>>,
    /// What stands where there is nothing to show.
    pub empty_value_display: Option<&'static str>,
    /// The columns that can be edited there.
    pub list_editable: Vec<&'static str>,
    /// What it can be filtered by.
    pub list_filter: Vec<FilterBy>,
    /// Whether the choices of its filters say how many rows they would give.
    pub show_facets: Option<ShowFacets>,
    /// What it tells of all its rows together.
    pub list_summary: Vec<SummaryBy>,
    /// What its rows can be put together by.
    pub list_group_by: Vec<FieldPath>,
    /// What the search box searches.
    pub search_fields: Vec<SearchField>,
    /// A line below the search box.
    pub search_help_text: Option<&'static str>,
    /// Its order until someone sorts it.
    pub ordering: Vec<OrderBy>,
    /// The date field with the year › month › day bar.
    pub date_hierarchy: Option<FieldPath>,
    /// The columns that it can be sorted by; all that have an order unless given.
    pub sortable_by: Option<Vec<ColumnDescriptor>>,
    /// Rows a page.
    pub list_per_page: Option<u64>,
    /// Up to how many rows it can be shown on one page.
    pub list_max_show_all: Option<u64>,
    /// What is left out wherever it stands.
    pub without: Vec<&'static str>,
}

/// Copies the options of a list between what holds them.
macro_rules! copy {
    ($from:expr => $to:expr) => {{
        let (from, to) = ($from, $to);
        copy!(from, to: list_display list_display_links empty_value_display list_editable
            list_filter show_facets list_summary list_group_by search_fields search_help_text
            ordering date_hierarchy sortable_by list_per_page list_max_show_all);
    }};
    ($from:ident, $to:ident: $($name:ident)*) => { $($to.$name.clone_from(&$from.$name);)* };
}

macro_rules! options {
    ($($name:ident: $value:ty;)*) => {
        $(#[doc = concat!("Says [`", stringify!($name), "`](ListOptions#structfield.", stringify!($name), ") otherwise.")]
        #[must_use]
        pub fn $name(mut self, value: $value) -> Self {
            self.change().$name = Some(value);
            self
        })*
    };
}

macro_rules! lists {
    ($($name:ident: $item:ty;)*) => {
        $(#[doc = concat!("Says [`", stringify!($name), "`](ListOptions#structfield.", stringify!($name), ") otherwise.")]
        #[must_use]
        pub fn $name(mut self, items: impl IntoIterator<Item = $item>) -> Self {
            self.change().$name = items.into_iter().collect();
            self
        })*
    };
}

impl List {
    /// The list that is declared.
    #[must_use]
    pub fn of(declared: &EntityDescriptor) -> Self {
        let mut list = ListOptions::default();
        copy!(declared => &mut list);
        Self(Arc::new(list))
    }

    /// Declares this list instead; what is left [`without`](ListOptions#structfield.without) is for
    /// whoever knows the fields.
    pub(crate) fn declare(&self, descriptor: &mut EntityDescriptor) {
        copy!(&*self.0 => descriptor);
    }

    /// Whether it is that very list, which nobody changed.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Says [`list_display`](ListOptions#structfield.list_display) otherwise. What is no column any
    /// more is neither edited in the list, nor sorted by, nor does it lead to the row.
    #[must_use]
    pub fn list_display(mut self, items: impl IntoIterator<Item = ColumnDescriptor>) -> Self {
        let list = self.change();
        list.list_display = items.into_iter().collect();
        let columns: Vec<String> = list.list_display.iter().map(ColumnDescriptor::name).collect();
        let is_column = |name: &str| columns.iter().any(|column| column == name);
        list.list_editable.retain(|name| is_column(name));
        list.sortable_by.iter_mut().for_each(|all| all.retain(|own| is_column(&own.name())));
        if let Some(links) = list.list_display_links.as_mut().filter(|links| !links.is_empty()) {
            links.retain(|name| is_column(name));
            list.list_display_links = list.list_display_links.take().filter(|all| !all.is_empty());
        }
        self
    }

    /// Leaves out everything that is called so, and what lies behind it: columns, filters, totals,
    /// groups, searched fields, orders, the date bar. For whom a list is without a field, nothing
    /// tells of it: to filter or to sort by it is refused as if nobody had declared it, and where it is
    /// what rows are called by, they are called by their keys.
    ///
    /// A computed column is a name of its own: what is computed from a field that is left out is left
    /// out by its own name. The form says by itself what it shows.
    #[must_use]
    pub fn without(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.change().without.extend(names);
        self
    }

    options! {
        empty_value_display: &'static str;
        search_help_text: &'static str;
        show_facets: ShowFacets;
        date_hierarchy: FieldPath;
        list_per_page: u64;
        list_max_show_all: u64;
    }

    lists! {
        list_editable: &'static str;
        list_summary: SummaryBy;
        list_group_by: FieldPath;
        search_fields: SearchField;
        ordering: OrderBy;
    }

    /// Says [`list_filter`](ListOptions#structfield.list_filter) otherwise. Rows are put together no
    /// more by what the list cannot be filtered by.
    #[must_use]
    pub fn list_filter(mut self, items: impl IntoIterator<Item = impl Into<FilterBy>>) -> Self {
        let list = self.change();
        list.list_filter = items.into_iter().map(Into::into).collect();
        let filters: Vec<String> =
            list.list_filter.iter().filter_map(FilterBy::path).map(FieldPath::dotted).collect();
        list.list_group_by.retain(|path| filters.contains(&path.dotted()));
        self
    }

    /// Says [`list_display_links`](ListOptions#structfield.list_display_links) otherwise.
    #[must_use]
    pub fn list_display_links(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.change().list_display_links = Some(names.into_iter().collect());
        self
    }

    /// Says [`sortable_by`](ListOptions#structfield.sortable_by) otherwise.
    #[must_use]
    pub fn sortable_by(mut self, columns: impl IntoIterator<Item = ColumnDescriptor>) -> Self {
        self.change().sortable_by = Some(columns.into_iter().collect());
        self
    }

    /// A list that nobody changes is never copied.
    fn change(&mut self) -> &mut ListOptions {
        Arc::make_mut(&mut self.0)
    }
}

impl Deref for List {
    type Target = ListOptions;

    fn deref(&self) -> &ListOptions {
        &self.0
    }
}
