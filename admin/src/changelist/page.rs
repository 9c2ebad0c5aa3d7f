//! What `changelist.html` is given. Everything is decided here: the template only prints.

use serde::Serialize;

use super::{
    foot::Foot,
    group::{GroupChooser, Groups},
    view::ViewBar,
};
use crate::{
    Message,
    ui::{Cell, Grid, Hidden, LinkChoice, LookChoice, RowForm, Tool},
};

/// The list of a model.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChangelistPage {
    /// The plural of the model.
    pub title: String,
    /// The form for a new row, for those who may make one.
    pub add_url: Option<String>,
    /// Further buttons beside the title: export, import, the host's own.
    pub tools: Vec<Tool>,
    /// Whether rows have menus of buttons.
    pub menus: bool,
    /// The search box; `None` where the model declares no search.
    pub search: Option<SearchBox>,
    /// The filters, in the order in which they were declared.
    pub filters: Vec<FilterBox>,
    /// Shows how many rows each choice of a filter would give, or hides it; `None` where that is not
    /// to be chosen.
    pub facets: Option<LinkChoice>,
    /// The filters that are in force.
    pub chips: Vec<Chip>,
    /// The conditions that are joined by "and" and "or", each part that must hold by itself.
    pub rules: Vec<RuleChip>,
    /// The page on which such conditions are put together.
    pub builder_url: Option<String>,
    /// The list without filter and search; `None` where there is nothing to clear.
    pub clear_url: Option<String>,
    /// The bar of years, months or days.
    pub dates: Option<DateBar>,
    /// What can be done to the selected rows; `None` where there is nothing.
    pub actions: Option<ActionBar>,
    /// The form around the table; `None` where nothing is edited in the list.
    pub grid: Option<Grid>,
    /// The columns, in the order of the cells of each row.
    pub columns: Vec<Column>,
    /// The list in its default order; `None` where it is in it.
    pub unsorted_url: Option<String>,
    /// The rows of this page.
    pub rows: Vec<ListRow>,
    /// What stands in place of the table where the rows are put together.
    pub groups: Option<Groups>,
    /// What the rows can be put together by; `None` where the model declares nothing.
    pub grouping: Option<GroupChooser>,
    /// Below the rows: what all of them come to; `None` where the model declares no totals.
    pub foot: Option<Foot>,
    /// Below the rows: how many, and the way to the others.
    pub pager: Pager,
    /// Shown in place of the table where there is no row.
    pub empty: Option<Empty>,
    /// The columns to choose from, their order and how close the lines stand.
    pub chooser: Option<ColumnChooser>,
    /// The saved views of the list.
    pub views: Option<ViewBar>,
}

/// The columns of a list to choose from: a form whose inputs stand in the order of the columns.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnChooser {
    /// Where it is posted: `order` and `column` for each, `density`, and a button `_up`, `_down`,
    /// `_reset` or `_save`.
    pub url: String,
    /// The state of the list.
    pub hidden: Vec<Hidden>,
    /// All columns, those that are shown first.
    pub columns: Vec<ChooserColumn>,
    /// How close the lines can stand; the empty choice is the template's.
    pub densities: Vec<LookChoice>,
    /// Whether something was chosen that can be taken back.
    pub changed: bool,
}

/// A column to choose.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChooserColumn {
    /// Its word in `_cols`.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Whether it is shown.
    pub shown: bool,
}

/// The search box.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchBox {
    /// Where the form goes; it is a `GET` with the parameter `_q`.
    pub url: String,
    /// What was searched for.
    pub value: String,
    /// What is searched, for those who wonder: "title, company".
    pub help: Option<String>,
    /// What the developer says about it.
    pub note: Option<&'static str>,
    /// The rest of the list's state.
    pub hidden: Vec<Hidden>,
}

/// One filter.
#[derive(Clone, Debug, Serialize)]
pub struct FilterBox {
    /// The name of the parameter; part of the ids of its inputs.
    pub name: String,
    /// What is filtered by.
    pub title: String,
    /// Whether the filter is in force; then it stands open.
    pub active: bool,
    /// What can be chosen or typed.
    #[serde(flatten)]
    pub body: FilterBody,
}

/// What can be chosen or typed; `kind` is the name of the variant in lower case and of its template
/// in `filter/`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum FilterBody {
    /// A list of values.
    Choices {
        /// The values, "all" first.
        choices: Vec<FilterOption>,
    },
    /// Two limits.
    Range {
        /// "All", "empty" and "not empty"; nothing where the field cannot be empty.
        choices: Vec<FilterOption>,
        /// The form with both.
        form: RangeForm,
    },
    /// Part of a text.
    Text {
        /// "All", "empty" and "not empty"; nothing where the field cannot be empty.
        choices: Vec<FilterOption>,
        /// The form with the text.
        form: TextForm,
    },
    /// Periods such as "today", and two limits.
    Date {
        /// The periods, "any" first.
        choices: Vec<FilterOption>,
        /// The form with both limits.
        form: RangeForm,
    },
    /// A row of another model, searched for.
    Relation {
        /// "All", "none", and what is chosen; or every row where there are few.
        choices: Vec<FilterOption>,
        /// The form with the picker.
        form: LookupForm,
    },
}

impl FilterBody {
    /// What can be chosen.
    #[must_use]
    pub fn choices(&self) -> &[FilterOption] {
        match self {
            Self::Choices { choices }
            | Self::Range { choices, .. }
            | Self::Text { choices, .. }
            | Self::Date { choices, .. }
            | Self::Relation { choices, .. } => choices,
        }
    }
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilterOption {
    /// What it says.
    pub label: Message,
    /// The list with it, or without it where it is in force and others may stay.
    pub url: String,
    /// Whether it is in force.
    pub selected: bool,
    /// Whether others may be in force beside it.
    pub toggles: bool,
    /// How many rows it would give; `None` where that is not shown or not known.
    pub count: Option<Message>,
    /// Whether that could not be found out in time.
    pub uncounted: bool,
}

/// A small form with two limits; a `GET` to the list itself.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RangeForm {
    /// Where the form goes.
    pub url: String,
    /// The rest of the list's state.
    pub hidden: Vec<Hidden>,
    /// The `type` of both inputs: `number`, `date`, `datetime-local`, `time` or `text`.
    pub input: &'static str,
    /// The `step` of both inputs.
    pub step: Option<String>,
    /// The lower limit.
    pub from: Limit,
    /// The upper limit.
    pub to: Limit,
}

/// A small form with one text; a `GET` to the list itself.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TextForm {
    /// Where the form goes.
    pub url: String,
    /// The rest of the list's state.
    pub hidden: Vec<Hidden>,
    /// The name of the parameter: `title__contains`.
    pub name: String,
    /// What was typed.
    pub value: String,
}

/// One of two limits.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Limit {
    /// The name of the parameter: `salary_min__gte`.
    pub name: String,
    /// What was typed.
    pub value: String,
}

/// A small form with a picker of rows; a `GET` to the list itself. Without scripts a
/// page of its own takes its place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LookupForm {
    /// Where the form goes.
    pub url: String,
    /// The rest of the list's state.
    pub hidden: Vec<Hidden>,
    /// The name of the parameter.
    pub name: String,
    /// Where rows are searched.
    pub lookup_url: String,
    /// The page that searches them without scripts.
    pub pick_url: Option<String>,
}

/// A filter in force, with the link that removes it.
#[derive(Clone, Debug, Serialize)]
pub struct Chip {
    /// What is filtered by.
    pub label: String,
    /// To what.
    pub value: Message,
    /// The list without it.
    pub remove_url: String,
}

/// Conditions in force, with the link that removes them.
#[derive(Clone, Debug, Serialize)]
pub struct RuleChip {
    /// What they say.
    pub phrase: Phrase,
    /// The list without them.
    pub remove_url: String,
}

/// Conditions in words; `kind` is the name of the variant in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Phrase {
    /// All of these.
    All {
        /// The parts.
        items: Vec<Phrase>,
    },
    /// Any of these.
    Any {
        /// The parts.
        items: Vec<Phrase>,
    },
    /// Not this.
    Not {
        /// The part.
        item: Box<Phrase>,
    },
    /// A condition.
    Condition {
        /// What is filtered by.
        label: String,
        /// To what.
        values: Vec<Message>,
    },
}

/// The bar of years, months or days.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateBar {
    /// The date it is about.
    pub title: String,
    /// One level up; `None` at the top.
    pub back: Option<LinkChoice>,
    /// The period that is looked at: "March 2026"; `None` at the top.
    pub current: Option<Message>,
    /// The periods that have rows.
    pub choices: Vec<LinkChoice>,
}

/// What can be done to the selected rows: the form around the table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ActionBar {
    /// One button each.
    pub actions: Vec<ActionButton>,
    /// The list's state, for the way back.
    pub hidden: Vec<Hidden>,
    /// Offers the rows that are not on this page, too: "Select all 1,204 rows"; `None` where the page
    /// holds them all.
    pub all: Option<Message>,
}

/// Something that can be done to the selected rows.
#[derive(Clone, Debug, Serialize)]
pub struct ActionButton {
    /// What it says.
    pub label: Message,
    /// Where it is posted.
    pub url: String,
    /// The name of its icon in the sprite.
    pub icon: Option<&'static str>,
    /// Whether it destroys something.
    pub danger: bool,
}

/// The head of a column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Column {
    /// The name as it stands in `list_display`; the class-free hook for hosts is `data-column`.
    pub name: String,
    /// What the column is called.
    pub label: String,
    /// How to sort by it; `None` where that is not possible.
    pub sort: Option<ColumnSort>,
    /// Whether its cells are numbers, aligned at their end.
    pub numeric: bool,
    /// The zone in which its moments are told; `None` where it has none.
    pub zone: Option<Message>,
    /// Whether its cells lead to the row's form. Their own links are taken out:
    /// see [`Cell::unlinked`].
    pub link: bool,
    /// Whether its cells can be edited one by one.
    pub editable: bool,
}

/// How a column sorts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnSort {
    /// The list sorted by this column, or the other way round.
    pub url: String,
    /// How it is sorted now, as `aria-sort` says it: `ascending`, `descending`, `none`.
    pub direction: &'static str,
    /// Its place among several; `None` where it is the only one or none.
    pub priority: Option<usize>,
    /// The list not sorted by it; `None` where it is not.
    pub remove_url: Option<String>,
}

/// A row of the table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListRow {
    /// The key, as it stands in URLs; the value of the row's tick box.
    pub key: String,
    /// How the row is called, for those who cannot see its cells.
    pub label: String,
    /// Its form; `None` for somebody who may not open it.
    pub url: Option<String>,
    /// Its cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// Whether its cells are edited alone, in the columns where that is possible.
    pub editable: bool,
    /// Its inputs; `None` where nothing of it is edited in the list.
    pub form: Option<RowForm>,
    /// The buttons of its menu.
    pub menu: Vec<Tool>,
}

/// How many rows, and the way to the others.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// "1–50 of 10,000+ job postings".
    pub summary: Message,
    /// The pages, with gaps; empty where there is one page, or only "next" is known.
    pub pages: Vec<PageLink>,
    /// The page before.
    pub previous_url: Option<String>,
    /// The page after.
    pub next_url: Option<String>,
    /// The last page, where it has no number to go to.
    pub last_url: Option<String>,
    /// How many rows a page may have.
    pub sizes: Vec<LinkChoice>,
    /// All rows on one page, where they are few enough.
    pub all_url: Option<String>,
    /// Why there is no way to the rows after these, where they lie too deep.
    pub note: Option<Message>,
}

impl Default for Pager {
    fn default() -> Self {
        Self {
            summary: Message::literal(""),
            pages: Vec::new(),
            previous_url: None,
            next_url: None,
            last_url: None,
            sizes: Vec::new(),
            all_url: None,
            note: None,
        }
    }
}

/// A page among others.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageLink {
    /// Its number as shown; empty in a gap.
    pub label: String,
    /// Where it is; `None` for the page itself and for a gap.
    pub url: Option<String>,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it stands for pages left out.
    pub gap: bool,
}

/// What is said where there is no row.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {
    /// Why there is none.
    pub message: Message,
    /// The form for a first row, where the model has none and the person may make one.
    pub add_url: Option<String>,
    /// The list without filter and search, where those left nothing.
    pub clear_url: Option<String>,
}
