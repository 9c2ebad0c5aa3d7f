//! Every word of `#[admin(…)]`, once, with an example of how it is written.

use std::fmt;

use syn::{Ident, ext::IdentExt};

/// A word and an example of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Symbol {
    pub(crate) word: &'static str,
    pub(crate) example: &'static str,
}

impl PartialEq<Symbol> for Ident {
    fn eq(&self, symbol: &Symbol) -> bool {
        self.unraw() == symbol.word
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}

macro_rules! symbols {
    ($($name:ident: $word:literal, $example:literal;)*) => {
        $(pub(crate) const $name: Symbol = Symbol { word: $word, example: $example };)*
    };
}

/// The attribute itself.
pub(crate) const ADMIN: &str = "admin";

symbols! {
    LIST_DISPLAY: "list_display", "list_display(title, company.name as \"Company\")";
    LIST_DISPLAY_LINKS: "list_display_links", "list_display_links(title, company)";
    EMPTY_VALUE_DISPLAY: "empty_value_display", "empty_value_display = \"unknown\"";
    ANNOTATE: "annotate", "annotate(applicants: i64 = count(applications))";
    LIST_EDITABLE: "list_editable", "list_editable(salary_min, is_active)";
    LIST_FILTER: "list_filter", "list_filter(remote, company)";
    SHOW_FACETS: "show_facets", "show_facets = always";
    LIST_SUMMARY: "list_summary", "list_summary(sum(salary_min), max(posted_at))";
    LIST_GROUP_BY: "list_group_by", "list_group_by(company, posted_at)";
    SEARCH_FIELDS: "search_fields", "search_fields(title, ^company.name, =code)";
    SEARCH_HELP_TEXT: "search_help_text", "search_help_text = \"a title, or a company\"";
    ORDERING: "ordering", "ordering(-posted_at, title)";
    DATE_HIERARCHY: "date_hierarchy", "date_hierarchy = posted_at";
    SORTABLE_BY: "sortable_by", "sortable_by(title, salary_min)";
    LIST_PER_PAGE: "list_per_page", "list_per_page = 50";
    LIST_MAX_SHOW_ALL: "list_max_show_all", "list_max_show_all = 200";
    WITHOUT: "without", "without(salary_min, notes)";
    FIELDS: "fields", "fields(title, company, salary_min)";
    FIELDSETS: "fieldsets", "fieldsets(\"Pay\" { fields((salary_min, salary_max), currency), collapse })";
    DESCRIPTION: "description", "description = \"gross, a year\"";
    COLLAPSE: "collapse", "\"Pay\" { fields(salary_min, salary_max), collapse }";
    TAB: "tab", "\"Pay\" { fields(salary_min, salary_max), tab }";
    EXCLUDE: "exclude", "exclude(search_vector)";
    READONLY_FIELDS: "readonly_fields", "readonly_fields(created_at)";
    SAVE_AS: "save_as", "#[admin(save_as)]";
    SAVE_ON_TOP: "save_on_top", "#[admin(save_on_top)]";
    DISPLAY: "display", "display = title";
    LABEL: "label", "label = \"Job posting\"";
    LABEL_PLURAL: "label_plural", "label_plural = \"Job postings\"";
    SLUG: "slug", "slug = jobs";
    ICON: "icon", "icon = briefcase";
    HOOKS: "hooks", "#[admin(hooks)]";
    ENTITY: "entity", "entity = job_posting::Entity";
    FIELD: "field", "field(salary_min, label = \"Pay from\", help = \"gross, a year\")";
    HELP: "help", "help = \"gross, a year\"";
    WIDGET: "widget", "widget = Textarea";
    ORDER_BY: "order_by", "order_by(-salary_min, company.name)";
    BOOLEAN: "boolean", "boolean";
    EMPTY_VALUE: "empty_value", "empty_value = \"unknown\"";
}

/// What stands on the struct.
pub(crate) const ON_STRUCT: &[Symbol] = &[
    LIST_DISPLAY,
    LIST_DISPLAY_LINKS,
    EMPTY_VALUE_DISPLAY,
    ANNOTATE,
    LIST_EDITABLE,
    LIST_FILTER,
    SHOW_FACETS,
    LIST_SUMMARY,
    LIST_GROUP_BY,
    SEARCH_FIELDS,
    SEARCH_HELP_TEXT,
    ORDERING,
    DATE_HIERARCHY,
    SORTABLE_BY,
    LIST_PER_PAGE,
    LIST_MAX_SHOW_ALL,
    FIELDS,
    FIELDSETS,
    EXCLUDE,
    READONLY_FIELDS,
    SAVE_AS,
    SAVE_ON_TOP,
    DISPLAY,
    LABEL,
    LABEL_PLURAL,
    SLUG,
    ICON,
    HOOKS,
    ENTITY,
    FIELD,
];

/// What stands in `list!`, after the list.
pub(crate) const IN_LIST: &[Symbol] = &[
    WITHOUT,
    LIST_DISPLAY,
    LIST_DISPLAY_LINKS,
    EMPTY_VALUE_DISPLAY,
    LIST_EDITABLE,
    LIST_FILTER,
    SHOW_FACETS,
    LIST_SUMMARY,
    LIST_GROUP_BY,
    SEARCH_FIELDS,
    SEARCH_HELP_TEXT,
    ORDERING,
    DATE_HIERARCHY,
    SORTABLE_BY,
    LIST_PER_PAGE,
    LIST_MAX_SHOW_ALL,
];

/// What stands on a field, or in `field(…)` after its name.
pub(crate) const ON_FIELD: &[Symbol] = &[LABEL, HELP, WIDGET];

/// What stands in the braces of a fieldset.
pub(crate) const IN_FIELDSET: &[Symbol] = &[FIELDS, DESCRIPTION, COLLAPSE, TAB];

/// What stands in `#[display(…)]` on a method.
pub(crate) const ON_DISPLAY: &[Symbol] = &[LABEL, ORDER_BY, BOOLEAN, EMPTY_VALUE];

/// Words that Django users look for, and what to tell them.
pub(crate) const ELSEWHERE: &[(&str, &str)] = &[
    ("verbose_name", "what Django calls so is `label` here"),
    ("verbose_name_plural", "what Django calls so is `label_plural` here"),
    ("classes", "what Django says so is `collapse` in the braces of a fieldset here"),
    ("description", "what Django calls so is `label` here"),
    ("ordering", "what Django calls so is `order_by` here"),
    ("help_text", "what Django calls so is `help` here"),
    ("model", "what Django calls so is `entity` here"),
    ("__str__", "what Django calls so is `display` here"),
    ("list_select_related", "none is needed, as what a list shows is always loaded with it"),
    ("raw_id_fields", "none is needed, as every relation is picked by a search on the server"),
    (
        "autocomplete_fields",
        "none is needed, as every relation is picked by a search on the server",
    ),
];
