//! From what a row holds to what its cells show.

use crate::{
    Permission,
    field::Shown,
    format::Format,
    resource::{self, Column, Content, Key, Path, Resource, Source},
    ui,
    urls::Urls,
    value,
};

/// A column of the list as its cells need it: what it shows, and where a related row is opened.
#[derive(Debug)]
pub(super) struct CellColumn<'a> {
    column: &'a Column,
    target: Option<&'a Resource>,
    format: Format,
}

impl<'a> CellColumn<'a> {
    pub(super) fn new(source: &Source<'a>, column: &'a Column) -> Self {
        let target = column.path().and_then(|path| target(source, path));
        Self { column, target, format: *source.actor().format() }
    }

    pub(super) fn cell(&self, cell: &resource::Cell, urls: &Urls) -> ui::Cell {
        let shown = match &self.column.content {
            Content::Path(path) => self.at_end(path, cell, urls),
        };
        // A link in a link would lead nowhere.
        if self.column.link { shown.unlinked() } else { shown }
    }

    fn at_end(&self, path: &Path, cell: &resource::Cell, urls: &Urls) -> ui::Cell {
        match cell {
            _ if path.field.secret => ui::Cell::Empty,
            resource::Cell::Value(value) => path.field.show(value, &self.format).into(),
            resource::Cell::Related { key, label } => self.related(key, label.as_deref(), urls),
            _ => ui::Cell::Unreadable,
        }
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
