//! From a plan and what was read to the page: words, links and flags, nothing left to decide.

use chrono::NaiveDate;

use crate::{
    Message, Permission,
    descriptor::TableName,
    field::Kind,
    resource::{self, Cursor, Path, Row, Source},
    ui::Hidden,
    urls::Urls,
};

use super::{
    Plan,
    cell::CellColumn,
    even::even,
    filter::{self, Criterion, Filter, Offer},
    load::Findings,
    page::{
        ChangelistPage, Chip, ChooserColumn, Column, ColumnChooser, DateBar, Empty, FilterBox,
        ListRow, Pager, SearchBox,
    },
    pager::{Links, in_a_sentence},
    plan::Applied,
    remember,
};

/// A list with all that its page is made of.
pub(super) struct Builder<'a> {
    pub(super) source: Source<'a>,
    pub(super) plan: Plan<'a>,
    pub(super) findings: Findings,
    pub(super) urls: &'a Urls,
    pub(super) list_url: String,
    pub(super) today: NaiveDate,
}

impl<'a> Builder<'a> {
    pub(super) fn page(&self) -> ChangelistPage {
        let (params, resource) = (&self.plan.params, self.plan.resource);
        let clear_url = self.plan.is_narrowed().then(|| params.cleared().link(&self.list_url));
        ChangelistPage {
            title: resource.label_plural.clone(),
            add_url: self.add_url(),
            search: self.search(),
            filters: self.filters(),
            chips: self.chips(),
            clear_url,
            dates: self.dates(),
            columns: self.columns(),
            unsorted_url: self.unsorted_url(),
            rows: self.rows(),
            pager: self.pager(),
            empty: self.findings.rows.is_empty().then(|| self.empty()),
            chooser: Some(self.chooser()),
            ..ChangelistPage::default()
        }
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
            hidden: self.plan.params.without(super::Params::SEARCH).hidden(),
        })
    }

    fn filters(&self) -> Vec<FilterBox> {
        let declared = self.plan.resource.list_filter.iter();
        declared.filter_map(|path| Some(self.filter(path, filter::of(path)?))).collect()
    }

    fn filter(&self, path: &Path, filter: &dyn Filter) -> FilterBox {
        let applied: Vec<&Applied<'_>> =
            self.plan.filters.iter().filter(|applied| applied.path.dotted == path.dotted).collect();
        let criteria: Vec<&Criterion> =
            applied.iter().flat_map(|applied| &applied.criteria).collect();
        let lookup_url = self.lookup_url(path);
        let offer = Offer {
            path,
            criteria: &criteria,
            params: &self.plan.params,
            list_url: &self.list_url,
            lookup_url: lookup_url.as_deref(),
            labels: &|parameter, text| self.findings.labels.of(parameter, text),
            today: self.today,
        };
        FilterBox {
            name: path.dotted.clone(),
            title: path.label.clone(),
            active: !criteria.is_empty(),
            body: filter.offer(&offer),
        }
    }

    /// Rows are searched by the model that holds the foreign key: its own rights apply.
    fn lookup_url(&self, path: &Path) -> Option<String> {
        path.field.relation.as_ref()?;
        let owner = match path.joins.last() {
            None => self.plan.resource,
            Some(join) => self.source.registry().of_table(&TableName::of(&join.table)?)?,
        };
        Some(self.urls.lookup(&owner.slug, &path.field.name))
    }

    fn chips(&self) -> Vec<Chip> {
        self.plan.filters.iter().flat_map(|applied| self.chips_of(applied)).collect()
    }

    fn chips_of(&self, applied: &'a Applied<'a>) -> impl Iterator<Item = Chip> {
        applied.criteria.iter().map(|criterion| {
            let label = self.findings.labels.of(&applied.parameter, &criterion.text);
            let rest = self.plan.params.without_value(&applied.parameter, &criterion.text);
            Chip {
                label: applied.path.label.clone(),
                value: applied.filter.describe(applied.path, criterion, label),
                remove_url: rest.link(&self.list_url),
            }
        })
    }

    fn dates(&self) -> Option<DateBar> {
        let Findings { parts, bounds, .. } = &self.findings;
        self.plan.dates.as_ref()?.bar(parts, *bounds, &self.plan.params, &self.list_url)
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
        let state = self.plan.params.without_place().without(super::Params::COLS).to_string();
        ColumnChooser {
            url: self.urls.columns(&self.plan.resource.slug),
            hidden: vec![Hidden { name: "_list".to_owned(), value: state }],
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
        let params = self.plan.params.without(super::Params::SORT);
        self.plan.sort.is_asked_for().then(|| params.link(&self.list_url))
    }

    fn rows(&self) -> Vec<ListRow> {
        let columns = self.plan.columns.iter().enumerate();
        let columns: Vec<CellColumn<'_>> = columns
            .map(|(place, column)| {
                CellColumn::new(&self.source, column, self.plan.leads_to_row(place))
            })
            .collect();
        let mut rows: Vec<_> =
            self.findings.rows.iter().map(|row| self.row(row, &columns)).collect();
        even(&mut rows);
        rows
    }

    fn row(&self, row: &Row, columns: &[CellColumn<'_>]) -> ListRow {
        let key = row.key.to_url();
        let cells = columns.iter().zip(&row.cells);
        ListRow {
            label: self.row_label(row).unwrap_or_else(|| key.clone()),
            url: Some(remember(
                &self.urls.change(&self.plan.resource.slug, &key),
                &self.plan.params,
            )),
            cells: cells.map(|(column, cell)| column.cell(cell, self.urls)).collect(),
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
        let Plan { resource, params, sort, .. } = &self.plan;
        let orders = sort.orders();
        let place = |row: &Row| Cursor::of(row, self.source.registry(), resource, &orders);
        let links = Links {
            found: &self.findings.found,
            params,
            list_url: &self.list_url,
            resource,
            first: self.findings.rows.first().and_then(place),
            last: self.findings.rows.last().and_then(place),
        };
        links.pager()
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
