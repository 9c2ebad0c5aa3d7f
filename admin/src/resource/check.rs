//! What is verified before the panel serves its first page, with stable codes.
//!
//! The derive has the compiler check what it can; what needs all models at once, or was written
//! without the derive, is checked here. Every fault is collected and told.

use std::{fmt, sync::Arc};

use super::{
    Column, FilterContent, ListFilter, Path, Summary, layout,
    registry::{Draft, is_called},
};
use crate::{
    descriptor::{Aggregate, ColumnDescriptor, FilterStyle},
    field::{Field, Kind},
};

/// One fault of the set-up: its code, where it is, what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The stable code, `B001` and on.
    pub code: &'static str,
    /// The model and option it concerns: `job_posting.list_filter`.
    pub place: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code, self.place, self.sentence)
    }
}

/// The most rows a page may have.
pub(crate) const MAX_PER_PAGE: u64 = 500;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Checks {
    found: Vec<Check>,
}

impl Checks {
    pub(super) fn into_result(self) -> Result<(), Vec<Check>> {
        if self.found.is_empty() { Ok(()) } else { Err(self.found) }
    }

    pub(super) fn add(
        &mut self,
        code: &'static str,
        draft: &Draft,
        option: &str,
        sentence: String,
    ) {
        self.found.push(Check { code, place: format!("{}.{option}", draft.slug), sentence });
    }

    /// B001, B002: every model has a word of its own that can stand in a URL.
    pub(super) fn slugs(&mut self, drafts: &[Draft]) {
        for (index, draft) in drafts.iter().enumerate() {
            let slug = &draft.slug;
            if drafts[..index].iter().any(|earlier| earlier.slug == *slug) {
                let sentence = format!("two models are called `{slug}`: give one of them a `slug`");
                self.add("B001", draft, "slug", sentence);
            }
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
            if slug.is_empty()
                || matches!(slug.as_str(), "-" | "." | "..")
                || !slug.chars().all(plain)
            {
                let sentence =
                    format!("`{slug}` cannot stand in a URL: use letters, digits, `_` and `-`");
                self.add("B002", draft, "slug", sentence);
            }
        }
    }

    /// B003, B005: every name names a field, and the numbers are in range.
    pub(super) fn names(&mut self, draft: &Draft) {
        let descriptor = &draft.descriptor;
        let display = descriptor.display.as_slice();
        let grouped = descriptor.fieldsets.iter().flat_map(|set| set.rows.concat());
        let grouped: Vec<&str> = grouped.collect();
        let lists: [(&str, &[&str]); 6] = [
            ("list_editable", &descriptor.list_editable),
            ("fields", &descriptor.fields),
            ("fieldsets", &grouped),
            ("exclude", &descriptor.exclude),
            ("readonly_fields", &descriptor.readonly_fields),
            ("display", display),
        ];
        for (option, names) in lists {
            for name in names {
                self.name(draft, option, name);
            }
        }
        let display = draft.fields.iter().find(|field| Some(&*field.name) == descriptor.display);
        if let Some(field) = display {
            self.secret(draft, "display", field);
        }
        if descriptor.list_per_page.is_some_and(|rows| !(1..=MAX_PER_PAGE).contains(&rows)) {
            let sentence = format!("a page has between 1 and {MAX_PER_PAGE} rows");
            self.add("B005", draft, "list_per_page", sentence);
        }
        if descriptor.list_max_show_all.is_some_and(|rows| rows > MAX_PER_PAGE) {
            let sentence = format!("a page has at most {MAX_PER_PAGE} rows, also where it has all");
            self.add("B005", draft, "list_max_show_all", sentence);
        }
    }

    fn name(&mut self, draft: &Draft, option: &str, name: &str) {
        if !layout::is_method(&draft.descriptor, name)
            && !draft.fields.iter().any(|field| is_called(field, name))
        {
            let fields: Vec<&str> = draft.fields.iter().map(|field| &*field.name).collect();
            let sentence = format!("there is no field `{name}`; there are {}", fields.join(", "));
            self.add("B003", draft, option, sentence);
        }
    }

    /// B006: a path that leads nowhere.
    pub(super) fn unresolved(&mut self, draft: &Draft, option: &str, sentence: String) {
        self.add("B006", draft, option, sentence);
    }

    /// B007, B008: where one value is needed a path leads to one; secrets are not shown, filtered,
    /// searched or sorted by, as each of these tells them.
    pub(super) fn path(&mut self, draft: &Draft, option: &str, path: &Path, to_one: bool) {
        let dotted = &path.dotted;
        if to_one && path.is_to_many() {
            let sentence =
                format!("`{dotted}` leads to several rows, and there is room for one value");
            self.add("B007", draft, option, sentence);
        }
        self.secret(draft, option, &path.field);
    }

    /// B013: every filter has a parameter of its own, which no other part of an address looks like.
    pub(super) fn filters(&mut self, draft: &Draft, filters: &[ListFilter]) {
        for (index, filter) in filters.iter().enumerate() {
            let name = &filter.name;
            if filters[..index].iter().any(|earlier| earlier.name == *name) {
                let sentence = format!("two filters are called `{name}`: keep one, or rename one");
                self.add("B013", draft, "list_filter", sentence);
            }
            let letters = |c: char| c.is_alphanumeric() || c == '_';
            let plain = name.chars().all(letters) && !name.starts_with('_') && !name.contains("__");
            if filter.path().is_none() && (name.is_empty() || !plain) {
                let sentence = format!(
                    "`{name}` cannot be a parameter: use letters, digits and single `_` between them"
                );
                self.add("B013", draft, "list_filter", sentence);
            }
            self.style(draft, filter);
        }
    }

    /// B016: of several rows, the first are shown, and each once.
    pub(super) fn several(&mut self, draft: &Draft, path: &Path) {
        let plain =
            !matches!(path.field.kind, Kind::Json | Kind::Bytes | Kind::Array | Kind::Other);
        if path.is_to_many() && !plain {
            let sentence = format!(
                "`{}` leads to several rows, and none of them comes first: name a field with an order",
                path.dotted
            );
            self.add("B016", draft, "list_display", sentence);
        }
    }

    /// B017: a style for relations on what is none, and the other way round.
    fn style(&mut self, draft: &Draft, filter: &ListFilter) {
        let FilterContent::Path(path, style) = &filter.content else { return };
        let name = &filter.name;
        let sentence = match (style, path.field.relation.is_some()) {
            (FilterStyle::RelatedOnly, false) => {
                format!("`related_only` takes a relation, and `{name}` is none: say `all_values`")
            }
            (FilterStyle::AllValues, true) => {
                format!("`all_values` takes no relation, and `{name}` is one: say `related_only`")
            }
            _ => return,
        };
        self.add("B017", draft, "list_filter", sentence);
    }

    fn secret(&mut self, draft: &Draft, option: &str, field: &Field) {
        if field.secret {
            let sentence = format!("`{}` looks like a secret and would be given away", field.name);
            self.add("B008", draft, option, sentence);
        }
    }

    /// B010: only columns have heads to sort by.
    pub(super) fn sortable_by(&mut self, draft: &Draft, columns: &[Column], names: &[String]) {
        let shown = |name: &&String| columns.iter().any(|column| column.name == **name);
        for name in names.iter().filter(|name| !shown(name)) {
            let sentence = format!("`{name}` is no column: add it to `list_display`");
            self.add("B010", draft, "sortable_by", sentence);
        }
    }

    /// B011, B012: every column has a name of its own, and what leads to the row is a column.
    pub(super) fn columns(&mut self, draft: &Draft, columns: &[Column]) {
        for (place, column) in columns.iter().enumerate() {
            let name = &column.name;
            if columns[..place].iter().any(|earlier| earlier.name == *name) {
                let sentence = format!("two columns are called `{name}`: rename the method");
                self.add("B011", draft, "list_display", sentence);
            }
        }
        for name in draft.descriptor.list_display_links.iter().flatten() {
            if !columns.iter().any(|column| column.name == *name) {
                let sentence = format!("`{name}` is no column: add it to `list_display`");
                self.add("B012", draft, "list_display_links", sentence);
            }
        }
    }

    /// B014: an expression that cannot be made.
    pub(super) fn annotations(&mut self, draft: &Draft, faults: Vec<String>) {
        for sentence in faults {
            self.add("B014", draft, "annotate", sentence);
        }
    }

    /// B022: what a list is without is something that there is.
    pub(super) fn without(&mut self, draft: &Draft, name: &str) {
        let fields: Vec<&str> = draft.fields.iter().map(|field| &*field.name).collect();
        let sentence = format!(
            "`{name}` is neither a field nor anything of the list, so nothing is left out; the fields are {}",
            fields.join(", ")
        );
        self.add("B022", draft, "without", sentence);
    }

    /// B022: a list has a column.
    pub(super) fn no_column(&mut self, draft: &Draft) {
        let sentence = "the list has no column: leave one of them in it".to_owned();
        self.add("B022", draft, "list_display", sentence);
    }

    /// B009: the date bar needs a date of the model itself.
    pub(super) fn date(&mut self, draft: &Draft, path: &Path) {
        let is_date = matches!(path.field.kind, Kind::Date | Kind::DateTime { .. });
        if !is_date || !path.joins.is_empty() {
            let sentence = format!("`{}` is not a date of the model itself", path.dotted);
            self.add("B009", draft, "date_hierarchy", sentence);
        }
    }

    /// B020: only numbers are added up, and only what has an order has a smallest and a largest.
    pub(super) fn summary(&mut self, draft: &Draft, summary: &Summary) {
        let kind = &summary.path.field.kind;
        let number = matches!(kind, Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. });
        let ordered = matches!(kind, Kind::Date | Kind::Time | Kind::DateTime { .. });
        let (fits, needs) = match summary.aggregate {
            Aggregate::Count => return,
            Aggregate::Sum | Aggregate::Avg => (number, "a number"),
            Aggregate::Min | Aggregate::Max => (number || ordered, "a number, a day or a time"),
        };
        if !fits {
            let (word, name) = (summary.aggregate.as_str(), &summary.path.dotted);
            let sentence = format!("`{word}` takes {needs}, and `{name}` is none");
            self.add("B020", draft, "list_summary", sentence);
        }
    }

    /// B021: rows are put together by what many of them have in common, and each group leads to the
    /// list of its rows.
    pub(super) fn group_by(&mut self, draft: &Draft, path: &Path, filters: &[ListFilter]) {
        let name = &path.dotted;
        let by_value = |filter: &ListFilter| match &filter.content {
            FilterContent::Path(own, style) if own.dotted == *name => {
                *style == FilterStyle::ByKind || (*style != FilterStyle::Empty && !is_date(path))
            }
            _ => false,
        };
        let sentence = if !is_shared(path) {
            format!("rows cannot be put together by `{name}`, which hardly two of them share")
        } else if filters.iter().any(by_value) {
            return;
        } else {
            format!("each group of `{name}` leads to its rows: add it to `list_filter`")
        };
        self.add("B021", draft, "list_group_by", sentence);
    }

    /// B015: what is edited in the list is a column of it that does not lead to the row, and an input
    /// of the form.
    pub(super) fn editable(&mut self, draft: &Draft, form_fields: &[Arc<Field>]) {
        let columns: Vec<String> =
            draft.descriptor.list_display.iter().map(ColumnDescriptor::name).collect();
        let links = draft.descriptor.list_display_links.as_ref();
        let leads = |place: usize| match links {
            Some(links) => links.contains(&columns[place].as_str()),
            None => place == 0,
        };
        for name in &draft.descriptor.list_editable {
            let Some(field) = draft.fields.iter().find(|field| is_called(field, name)) else {
                continue;
            };
            let place = columns.iter().position(|column| is_called(field, column));
            let input = form_fields.iter().find(|input| input.index == field.index);
            let sentence = match (place, input) {
                (None, _) => "is no column of the list: add it to `list_display`",
                (Some(place), _) if leads(place) => {
                    "leads to the row: let `list_display_links` name other columns"
                }
                (_, None) => "is not on the form, and the list edits what the form edits",
                (_, Some(input)) if !input.editable => "cannot be edited: leave it out",
                (_, Some(input)) if input.key => "belongs to the key, which stays: leave it out",
                (_, Some(input)) if input.secret => "looks like a secret: leave it out",
                _ => continue,
            };
            self.add("B015", draft, "list_editable", format!("`{name}` {sentence}"));
        }
    }
}

fn is_date(path: &Path) -> bool {
    matches!(path.field.kind, Kind::Date | Kind::DateTime { .. })
}

/// Whether several rows can be expected to have the same value, or one on the same day.
fn is_shared(path: &Path) -> bool {
    use Kind::{Bool, Char, Choice, Integer, Relation, Text, Uuid};
    let kind = &path.field.kind;
    let plain = matches!(
        kind,
        Bool | Char | Choice | Integer { .. } | Relation | Text { long: false, .. } | Uuid
    );
    plain || is_date(path)
}
