//! From a plan and what was read to the page: words, links and flags, nothing left to decide.

use crate::{
    Message, Permission,
    descriptor::ShowFacets,
    field::Kind,
    resource::{self, Cursor, Path, Row, Source},
    ui::{Hidden, LinkChoice, ListState},
    urls::Urls,
};

use super::{
    Asker, Clock, Params, Plan,
    applied::Applied,
    cell::CellColumn,
    even::even,
    filter::{Declared, Offer},
    foot::Foot,
    group::{self, Grouped, Groups},
    load::Findings,
    page::{
        ChangelistPage, Chip, ChooserColumn, Column, ColumnChooser, DateBar, Empty, FilterBox,
        ListRow, Pager, RuleChip, SearchBox,
    },
    pager::{Links, in_a_sentence},
    remember,
};

/// A list with all that its page is made of.
pub(super) struct Builder<'a> {
    pub(super) source: Source<'a>,
    pub(super) plan: Plan<'a>,
    pub(super) findings: Findings,
    pub(super) urls: &'a Urls,
    pub(super) list_url: String,
    pub(super) clock: Clock,
}

impl<'a> Builder<'a> {
    pub(super) fn page(&self) -> ChangelistPage {
        let (params, resource) = (&self.plan.params, self.plan.resource);
        let filters = self.filters();
        let clear_url = self.plan.is_narrowed().then(|| params.cleared().link(&self.list_url));
        ChangelistPage {
            title: resource.label_plural.clone(),
            add_url: self.add_url(),
            search: self.search(),
            facets: self.facets(&filters),
            filters,
            chips: self.chips(),
            rules: self.rules(),
            builder_url: self.builder_url(),
            clear_url,
            dates: self.dates(),
            columns: self.columns(),
            unsorted_url: self.unsorted_url(),
            rows: self.rows(),
            foot: self.foot(),
            pager: self.pager(),
            empty: self.is_empty().then(|| self.empty()),
            chooser: self.plan.group.is_none().then(|| self.chooser()),
            groups: self.groups(),
            grouping: group::chooser(&self.plan, &self.list_url),
            ..ChangelistPage::default()
        }
    }

    /// The rows of the page, with the cells of the model's own fields.
    pub(super) fn into_rows(self) -> Vec<Row> {
        let own = |path: &Path| path.is_own().then_some(path.field.index);
        let columns = self.plan.columns.iter();
        let places: Vec<Option<usize>> =
            columns.map(|column| column.path().and_then(own)).collect();
        let resource = self.plan.resource;
        self.findings.rows.into_iter().map(|row| row.spread(resource, &places)).collect()
    }

    fn add_url(&self) -> Option<String> {
        let may = self.source.allows(Permission::Add);
        may.then(|| remember(&self.urls.add(&self.plan.resource.slug), &self.plan.params))
    }

    fn search(&self) -> Option<SearchBox> {
        let fields = &self.plan.resource.search_fields;
        if fields.is_empty() {
            return None;
        }
        let labels: Vec<String> =
            fields.iter().map(|(path, _)| in_a_sentence(&path.label)).collect();
        Some(SearchBox {
            url: self.list_url.clone(),
            value: self.plan.search.text().to_owned(),
            help: Some(labels.join(", ")),
            note: self.plan.resource.search_help_text,
            hidden: self.plan.params.without(Params::SEARCH).hidden(),
        })
    }

    fn filters(&self) -> Vec<FilterBox> {
        Declared::all(self.plan.resource).filter_map(|declared| self.filter(declared)).collect()
    }

    /// Shows numbers beside the choices, or hides them, where there is a choice.
    fn facets(&self, filters: &[FilterBox]) -> Option<LinkChoice> {
        let allowed = self.plan.resource.show_facets == ShowFacets::Allow;
        let any = filters.iter().any(|filter| !filter.body.choices().is_empty());
        let shown = self.plan.facets;
        (allowed && any).then(|| LinkChoice {
            label: Message::new(if shown { "facets-hide" } else { "facets-show" }),
            url: self.plan.params.counting(!shown).link(&self.list_url),
            selected: shown,
            count: None,
        })
    }

    /// A filter of which nothing is in force and nothing can be chosen is not shown.
    fn filter(&self, declared: Declared<'a>) -> Option<FilterBox> {
        let criteria = self.plan.criteria(&declared);
        let (lookup_url, pick_url) = (self.lookup_url(&declared), self.pick_url(&declared));
        let choices = self.findings.choices.of(&declared.list.name);
        let offer = Offer {
            declared,
            criteria: &criteria,
            params: &self.plan.params,
            list_url: &self.list_url,
            lookup_url: lookup_url.as_deref(),
            pick_url: pick_url.as_deref(),
            labels: &|parameter, text| self.findings.labels.of(parameter, text),
            choices,
            counts: &|operator, text| self.findings.facets.of(&declared.parameter(operator), text),
            clock: self.clock,
        };
        if declared.is_hidden(&criteria, choices) {
            return None;
        }
        Some(FilterBox {
            name: declared.list.name.clone(),
            title: declared.list.label.clone(),
            active: self.plan.is_in_force(&declared),
            body: declared.offer(&offer),
        })
    }

    /// Rows are searched in the name of the filter: its own rights and those of its target apply.
    fn lookup_url(&self, declared: &Declared<'_>) -> Option<String> {
        declared.path()?.field.relation.as_ref()?;
        Some(self.urls.lookup(&self.plan.resource.slug, &declared.list.name))
    }

    fn pick_url(&self, declared: &Declared<'_>) -> Option<String> {
        declared.path()?.field.relation.as_ref()?;
        let url = self.urls.pick(&self.plan.resource.slug, &declared.list.name);
        Some(remember(&url, &self.plan.params))
    }

    fn chips(&self) -> Vec<Chip> {
        let in_force = self.plan.filters.iter().filter(|applied| applied.narrows());
        in_force.flat_map(|applied| self.chips_of(applied)).collect()
    }

    fn chips_of(&self, applied: &'a Applied<'a>) -> impl Iterator<Item = Chip> {
        let Applied { declared, parameter, criteria } = applied;
        let choices = self.findings.choices.of(&declared.list.name).unwrap_or_default();
        criteria.iter().map(move |criterion| {
            let label = self.findings.labels.of(parameter, &criterion.text);
            let rest = declared.without(&self.plan.params, parameter, &criterion.text);
            Chip {
                label: declared.list.label.clone(),
                value: declared.describe(criterion, label, choices),
                remove_url: rest.link(&self.list_url),
            }
        })
    }

    fn rules(&self) -> Vec<RuleChip> {
        let said = (&self.findings.labels, &self.findings.choices);
        let compound = self.plan.compound.as_ref();
        compound.map_or_else(Vec::new, |(tree, compound)| {
            compound.chips(tree, said, &self.plan.params, &self.list_url)
        })
    }

    fn builder_url(&self) -> Option<String> {
        let url = self.urls.filters(&self.plan.resource.slug);
        let any = Declared::all(self.plan.resource).next().is_some();
        any.then(|| remember(&url, &self.plan.params))
    }

    fn dates(&self) -> Option<DateBar> {
        let Findings { parts, days, .. } = &self.findings;
        self.plan.dates.as_ref()?.bar(parts, *days, &self.plan.params, &self.list_url)
    }

    fn columns(&self) -> Vec<Column> {
        let columns = self.plan.columns.iter().enumerate();
        columns.map(|(place, column)| self.column(place, column)).collect()
    }

    fn column(&self, place: usize, column: &resource::Column) -> Column {
        Column {
            name: column.name.clone(),
            label: column.label.clone(),
            sort: self.plan.sort.column(column, &self.plan.params, &self.list_url),
            numeric: column.is_numeric(),
            zone: column.path().and_then(|path| self.zone(path)),
            link: self.plan.leads_to_row(place),
            editable: false,
        }
    }

    /// Every column, those that are shown first and in their order.
    fn chooser(&self) -> ColumnChooser {
        let shown = &self.plan.columns;
        let is_shown = |name: &str| shown.iter().any(|column| column.name == name);
        let hidden =
            self.plan.resource.list_display.iter().filter(|column| !is_shown(&column.name));
        let choice = |column: &resource::Column| ChooserColumn {
            name: column.name.clone(),
            label: column.label.clone(),
            shown: is_shown(&column.name),
        };
        let state = self.plan.params.without_place().without(Params::COLS).to_string();
        ColumnChooser {
            url: self.urls.columns(&self.plan.resource.slug),
            hidden: vec![Hidden { name: ListState::PARAMETER.to_owned(), value: state }],
            columns: shown.iter().copied().chain(hidden).map(choice).collect(),
            ..ColumnChooser::default()
        }
    }

    /// Named once in the head rather than in every cell.
    fn zone(&self, path: &Path) -> Option<Message> {
        let zoned = path.field.kind == Kind::DateTime { zoned: true };
        zoned.then(|| self.source.actor().format().zone_name())
    }

    fn unsorted_url(&self) -> Option<String> {
        let params = self.plan.params.without(Params::SORT);
        let asked = self.plan.sort.is_asked_for() && self.plan.group.is_none();
        asked.then(|| params.link(&self.list_url))
    }

    fn rows(&self) -> Vec<ListRow> {
        let columns = self.plan.columns.iter().enumerate();
        let columns: Vec<CellColumn<'_>> = columns
            .map(|(place, column)| {
                CellColumn::new(&self.source, column, self.plan.leads_to_row(place))
            })
            .collect();
        let back = remember("", &self.plan.params);
        let mut rows: Vec<_> =
            self.findings.rows.iter().map(|row| self.row(row, &columns, &back)).collect();
        even(&mut rows);
        rows
    }

    /// `back` is what its link remembers of the list.
    fn row(&self, row: &Row, columns: &[CellColumn<'_>], back: &str) -> ListRow {
        let key = row.key.to_url();
        let cells = columns.iter().zip(&row.cells);
        ListRow {
            label: self.row_label(row).unwrap_or_else(|| key.clone()),
            url: Some(self.urls.change(&self.plan.resource.slug, &key) + back),
            cells: cells.map(|(column, cell)| column.cell(cell, self.urls)).collect(),
            editable: false,
            form: None,
            menu: Vec::new(),
            key,
        }
    }

    fn row_label(&self, row: &Row) -> Option<String> {
        let display = self.plan.resource.display.as_ref()?;
        let place = self.plan.display_column().unwrap_or(self.plan.columns.len());
        let shown = display.show(row.cells.get(place)?.value()?, self.source.actor().format());
        Some(shown.plain().to_owned()).filter(|label| !label.trim().is_empty())
    }

    fn pager(&self) -> Pager {
        if let Some(grouped) = &self.findings.grouped {
            return grouped.pager(self.plan.resource);
        }
        let Plan { resource, params, sort, .. } = &self.plan;
        let orders = sort.orders();
        let place = |row: &Row| Cursor::of(row, self.source.registry(), resource, &orders);
        let links = Links {
            found: &self.findings.found,
            params,
            list_url: &self.list_url,
            resource,
            first: self.findings.page().first().and_then(place),
            last: self.findings.page().last().and_then(place),
        };
        links.pager()
    }

    fn is_empty(&self) -> bool {
        let grouped = self.findings.grouped.as_ref();
        grouped.map_or(self.findings.rows.is_empty(), Grouped::is_empty)
    }

    fn groups(&self) -> Option<Groups> {
        let (by, grouped) = self.plan.group.zip(self.findings.grouped.as_ref())?;
        if grouped.is_empty() {
            return None;
        }
        let foot = (self.foot(), &self.findings.totals);
        let asker = Asker::new(self.source.actor()).at(self.clock);
        Some(group::groups(&self.plan, by, grouped, foot, asker, &self.list_url))
    }

    fn foot(&self) -> Option<Foot> {
        let format = self.source.actor().format();
        Foot::of(&self.plan, &self.findings.totals, format, self.urls)
    }

    fn empty(&self) -> Empty {
        let rows = in_a_sentence(&self.plan.resource.label_plural);
        if self.plan.is_narrowed() {
            let clear_url = Some(self.plan.params.cleared().link(&self.list_url));
            let message = Message::new("list-nothing-found").with("rows", rows);
            return Empty { message, add_url: None, clear_url };
        }
        let message = Message::new("list-empty").with("rows", rows);
        Empty { message, add_url: self.add_url(), clear_url: None }
    }
}
