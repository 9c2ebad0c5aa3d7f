//! What a method computed, as a list and a form show it.

use super::Cell;
use crate::{
    Permission,
    descriptor::display::{CellContent, Link},
    field::Shown,
    resource::{self, Column, Key, Source},
    text,
    urls::Urls,
};

/// The most characters of a link.
const LABEL: usize = 80;

/// What a computed cell shows; [`Cell::Empty`] where the method returned nothing.
pub(crate) fn computed(source: &Source<'_>, cell: &resource::Cell, urls: &Urls) -> Cell {
    let resource::Cell::Computed(content) = cell else { return Cell::Unreadable };
    match content {
        CellContent::Empty => Cell::Empty,
        CellContent::Value(value) => Shown::of_value(value, source.actor().format()).into(),
        CellContent::Badge(badge) => Cell::Choice { label: badge.label.clone(), tone: badge.tone },
        CellContent::Link(link) => to_row(source, link, urls),
        CellContent::Address(address) => {
            Shown::address(&address.href, address.text.as_deref()).into()
        }
        CellContent::Image(image) if image.is_local() => {
            Cell::Image { url: image.url.clone(), alt: image.alt.clone() }
        }
        CellContent::Image(image) => Shown::address(&image.url, Some(&image.alt)).into(),
        CellContent::Unreadable => Cell::Unreadable,
    }
}

/// The form of a row elsewhere in the panel, for those who may view such rows.
fn to_row(source: &Source<'_>, link: &Link, urls: &Urls) -> Cell {
    if link.text.trim().is_empty() {
        return Cell::Empty;
    }
    let target = source.registry().of_table(&link.table);
    let target = target.filter(|to| to.allows(source.actor(), Permission::View));
    let key = Key::new(link.key.clone());
    let url = target.map(|target| urls.change(&target.slug, &key.to_url()));
    Cell::Relation { label: text::truncate(&link.text, LABEL), url }
}

/// What stands for nothing in a column.
pub(crate) fn or_placeholder(cell: Cell, column: &Column) -> Cell {
    match &column.empty_value {
        _ if cell != Cell::Empty => cell,
        _ if column.boolean => Cell::Boolean { value: None },
        Some(text) => Cell::Placeholder { text: text.clone() },
        None => Cell::Empty,
    }
}
