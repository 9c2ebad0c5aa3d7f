//! From what a row holds to what its cells show.

use crate::{
    Permission,
    field::Shown,
    format::Format,
    resource::{self, Column, Content, Key, Path, Resource, Row, Source},
    ui,
    urls::Urls,
    value,
};

/// The most characters of several labels.
const SEVERAL: usize = 120;

/// A column of the list as its cells need it: what it shows, and where a related row is opened.
#[derive(Debug)]
pub(super) struct CellColumn<'a> {
    column: &'a Column,
    target: Option<&'a Resource>,
    leads_to_row: bool,
    format: Format,
    source: Source<'a>,
}

/// What a column shows of a row that holds every field; `None` where the list has no such column, or
/// where it is none of the model's own fields.
pub(crate) fn shown(source: &Source<'_>, name: &str, row: &Row, urls: &Urls) -> Option<ui::Cell> {
    let column = source.resource().list_display.iter().find(|column| column.name == name)?;
    let path = column.path().filter(|path| path.is_own())?;
    Some(CellColumn::new(source, column, column.link).cell(row.cells.get(path.field.index)?, urls))
}

impl<'a> CellColumn<'a> {
    pub(super) fn new(source: &Source<'a>, column: &'a Column, leads_to_row: bool) -> Self {
        let target = column.path().and_then(|path| target(source, path));
        let format = *source.actor().format();
        Self { column, target, leads_to_row, format, source: *source }
    }

    pub(super) fn cell(&self, cell: &resource::Cell, urls: &Urls) -> ui::Cell {
        let shown = match &self.column.content {
            Content::Computed(_) => ui::computed(&self.source, cell, urls),
            Content::Several(path) => self.several(path, cell),
            Content::Path(path) => self.at_end(path, cell, urls),
        };
        let shown = ui::or_placeholder(shown, self.column);
        // A link in a link would lead nowhere.
        if self.leads_to_row { shown.unlinked() } else { shown }
    }

    fn at_end(&self, path: &Path, cell: &resource::Cell, urls: &Urls) -> ui::Cell {
        match cell {
            _ if path.field.secret => ui::Cell::Empty,
            resource::Cell::Value(value) => path.field.show(value, &self.format).into(),
            resource::Cell::Related { key, label } => self.related(key, label.as_deref(), urls),
            _ => ui::Cell::Unreadable,
        }
    }

    /// "rust, sql, +3".
    fn several(&self, path: &Path, cell: &resource::Cell) -> ui::Cell {
        let resource::Cell::Several { values, total } = cell else { return ui::Cell::Unreadable };
        let field = self.source.registry().shown(path);
        if field.secret {
            return ui::Cell::Empty;
        }
        let shown = values.iter().filter_map(resource::Cell::value);
        let shown = shown.map(|value| field.show(value, &self.format).plain().to_owned());
        let mut words: Vec<String> = shown.filter(|words| !words.trim().is_empty()).collect();
        let more = total.saturating_sub(words.len() as u64);
        if more > 0 {
            words.push(format!("+{}", self.format.number(&more.to_string())));
        }
        ui::Cell::text(&words.join(", "), SEVERAL)
    }

    /// A row without a label is gone or not for this person: there is nothing to open.
    fn related(&self, key: &sea_orm::Value, label: Option<&str>, urls: &Urls) -> ui::Cell {
        let mut cell = Shown::related(key, label).into();
        if let (ui::Cell::Relation { url, .. }, Some(target), Some(_)) =
            (&mut cell, self.target, label)
        {
            // The two ends of a relation may be integers of different widths.
            let column = &target.shape.columns[target.shape.primary_key[0]];
            let key = value::parse(&value::text(key), column).map(|key| Key::new(vec![key]));
            *url = key.ok().map(|key| urls.change(&target.slug, &key.to_url()));
        }
        cell
    }
}

/// The model behind a foreign key that holds its key, where this person may look at it.
fn target<'a>(source: &Source<'a>, path: &Path) -> Option<&'a Resource> {
    let relation = path.field.relation.as_ref()?;
    let target = source.registry().of_table(&relation.table)?;
    let [key] = target.shape.primary_key[..] else { return None };
    let by_key = target.shape.columns[key].iden.to_string() == relation.column;
    let visible = target.allows(source.actor(), Permission::View);
    (by_key && visible).then_some(&**target)
}
