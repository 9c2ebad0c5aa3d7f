//! What a developer can say about a whole entity.

use super::{
    Annotation, ColumnDescriptor, FieldDescriptor, FieldPath, Fieldset, FilterBy, ShowFacets,
    SummaryBy, display::Computed,
};

/// The options of one model's admin, as `#[admin(…)]` spells them. Everything is optional.
///
/// ```
/// use backoffice::descriptor::{ColumnDescriptor, EntityDescriptor, OrderBy};
///
/// let options = EntityDescriptor::default()
///     .list_display(["title", "company.name"].map(ColumnDescriptor::from))
///     .ordering([OrderBy::descending("posted_at")])
///     .list_per_page(50);
/// assert_eq!(options.list_display.len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EntityDescriptor {
    /// What one row is called; the humanised table name unless given.
    pub label: Option<&'static str>,
    /// What many rows are called; the English plural of the label unless given.
    pub label_plural: Option<&'static str>,
    /// The model's word in URLs; the table name unless given.
    pub slug: Option<&'static str>,
    /// The name of an icon in the sprite.
    pub icon: Option<&'static str>,
    /// The field that stands for a row where one line must do (Django's `__str__`).
    pub display: Option<&'static str>,
    /// The columns of the list, in order.
    pub list_display: Vec<ColumnDescriptor>,
    /// The columns that lead to the row, by name; the first unless given, none where empty.
    pub list_display_links: Option<Vec<&'static str>>,
    /// What stands where there is nothing to show; a dash unless given.
    pub empty_value_display: Option<&'static str>,
    /// The columns of the list that can be edited there.
    pub list_editable: Vec<&'static str>,
    /// What the list can be filtered by.
    pub list_filter: Vec<FilterBy>,
    /// Whether the choices of filters say how many rows they would give; where somebody asks for it
    /// unless given.
    pub show_facets: Option<ShowFacets>,
    /// What the list tells of all its rows together.
    pub list_summary: Vec<SummaryBy>,
    /// What the rows of the list can be put together by.
    pub list_group_by: Vec<FieldPath>,
    /// What the search box searches.
    pub search_fields: Vec<SearchField>,
    /// A line below the search box, for what people should know about it.
    pub search_help_text: Option<&'static str>,
    /// The order of the list until someone sorts it.
    pub ordering: Vec<OrderBy>,
    /// The date field with the year › month › day bar.
    pub date_hierarchy: Option<FieldPath>,
    /// The columns that the list can be sorted by; all that have an order unless given.
    pub sortable_by: Option<Vec<ColumnDescriptor>>,
    /// Rows a page; 100 unless given, 500 at most.
    pub list_per_page: Option<u64>,
    /// Up to how many rows the list can be shown on one page; 200 unless given, 500 at most.
    pub list_max_show_all: Option<u64>,
    /// The fields of the form, in order; all editable ones unless given.
    pub fields: Vec<&'static str>,
    /// The fields of the form in groups, instead of [`fields`](Self#structfield.fields).
    pub fieldsets: Vec<Fieldset>,
    /// Fields the form leaves out.
    pub exclude: Vec<&'static str>,
    /// Fields the form shows as text, and methods as `salary_range()`.
    pub readonly_fields: Vec<&'static str>,
    /// The methods that `fields`, `fieldsets` and `readonly_fields` name with parentheses.
    pub form_methods: Vec<Computed>,
    /// Whether a row can be saved as a new one.
    pub save_as: bool,
    /// Whether the buttons of the form stand above it, too.
    pub save_on_top: bool,
    /// Fields that expressions make.
    pub annotate: Vec<Annotation>,
    /// What was said about single fields.
    pub field: Vec<FieldDescriptor>,
}

macro_rules! options {
    ($($(#[$doc:meta])* $name:ident: $value:ty;)*) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(mut self, value: $value) -> Self {
            self.$name = Some(value);
            self
        })*
    };
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $item:ty;)*) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(mut self, items: impl IntoIterator<Item = $item>) -> Self {
            self.$name = items.into_iter().collect();
            self
        })*
    };
}

impl EntityDescriptor {
    options! {
        /// Sets [`label`](Self#structfield.label).
        label: &'static str;
        /// Sets [`label_plural`](Self#structfield.label_plural).
        label_plural: &'static str;
        /// Sets [`slug`](Self#structfield.slug).
        slug: &'static str;
        /// Sets [`icon`](Self#structfield.icon).
        icon: &'static str;
        /// Sets [`display`](Self#structfield.display).
        display: &'static str;
        /// Sets [`empty_value_display`](Self#structfield.empty_value_display).
        empty_value_display: &'static str;
        /// Sets [`search_help_text`](Self#structfield.search_help_text).
        search_help_text: &'static str;
        /// Sets [`show_facets`](Self#structfield.show_facets).
        show_facets: ShowFacets;
        /// Sets [`date_hierarchy`](Self#structfield.date_hierarchy).
        date_hierarchy: FieldPath;
        /// Sets [`list_per_page`](Self#structfield.list_per_page).
        list_per_page: u64;
        /// Sets [`list_max_show_all`](Self#structfield.list_max_show_all).
        list_max_show_all: u64;
    }

    /// Sets [`save_as`](Self#structfield.save_as).
    #[must_use]
    pub fn save_as(mut self) -> Self {
        self.save_as = true;
        self
    }

    /// Sets [`save_on_top`](Self#structfield.save_on_top).
    #[must_use]
    pub fn save_on_top(mut self) -> Self {
        self.save_on_top = true;
        self
    }

    /// Sets [`sortable_by`](Self#structfield.sortable_by).
    #[must_use]
    pub fn sortable_by(mut self, columns: impl IntoIterator<Item = ColumnDescriptor>) -> Self {
        self.sortable_by = Some(columns.into_iter().collect());
        self
    }

    /// Sets [`list_display_links`](Self#structfield.list_display_links).
    #[must_use]
    pub fn list_display_links(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.list_display_links = Some(names.into_iter().collect());
        self
    }

    /// Sets [`list_filter`](Self#structfield.list_filter).
    #[must_use]
    pub fn list_filter(mut self, items: impl IntoIterator<Item = impl Into<FilterBy>>) -> Self {
        self.list_filter = items.into_iter().map(Into::into).collect();
        self
    }

    lists! {
        /// Sets [`annotate`](Self#structfield.annotate).
        annotate: Annotation;
        /// Sets [`list_display`](Self#structfield.list_display).
        list_display: ColumnDescriptor;
        /// Sets [`list_editable`](Self#structfield.list_editable).
        list_editable: &'static str;
        /// Sets [`list_summary`](Self#structfield.list_summary).
        list_summary: SummaryBy;
        /// Sets [`list_group_by`](Self#structfield.list_group_by).
        list_group_by: FieldPath;
        /// Sets [`search_fields`](Self#structfield.search_fields).
        search_fields: SearchField;
        /// Sets [`ordering`](Self#structfield.ordering).
        ordering: OrderBy;
        /// Sets [`fields`](Self#structfield.fields).
        fields: &'static str;
        /// Sets [`fieldsets`](Self#structfield.fieldsets).
        fieldsets: Fieldset;
        /// Sets [`exclude`](Self#structfield.exclude).
        exclude: &'static str;
        /// Sets [`readonly_fields`](Self#structfield.readonly_fields).
        readonly_fields: &'static str;
        /// Sets [`form_methods`](Self#structfield.form_methods).
        form_methods: Computed;
        /// Sets [`field`](Self#structfield.field).
        field: FieldDescriptor;
    }
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderBy {
    /// What is sorted by.
    pub path: FieldPath,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl OrderBy {
    /// Smallest first.
    pub fn ascending(path: impl Into<FieldPath>) -> Self {
        Self { path: path.into(), descending: false }
    }

    /// Largest first.
    pub fn descending(path: impl Into<FieldPath>) -> Self {
        Self { path: path.into(), descending: true }
    }
}

/// One field that the search box searches, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchField {
    /// What is searched.
    pub path: FieldPath,
    /// How a word must stand in it.
    pub mode: SearchMode,
}

impl<P: Into<FieldPath>> From<P> for SearchField {
    fn from(path: P) -> Self {
        Self { path: path.into(), mode: SearchMode::Contains }
    }
}

/// How a word of a search must stand in a field. Letter case never matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum SearchMode {
    /// Anywhere.
    #[default]
    Contains,
    /// At the beginning (Django's `^`).
    StartsWith,
    /// At the end.
    EndsWith,
    /// As the whole (Django's `=`).
    Exact,
    /// Anywhere, with a trigram index of the column: `ILIKE` on PostgreSQL, which is what such an
    /// index serves; the same as [`Contains`](Self::Contains) elsewhere.
    Trigram,
    /// As a word of a text in this language (Django's `@`), so that "engineers" finds "engineer". The
    /// language is a text search configuration of PostgreSQL, `simple` where there is none; MariaDB
    /// searches its own full text index; SQLite looks for the word as it is.
    FullText(&'static str),
}
