//! The order: `_sort=-salary_min,title`, and the links in the heads of the columns.

use crate::{
    Message,
    field::Kind,
    resource::{Order, Path, Resource},
};

use super::{BadQuery, Params, page::ColumnSort};

/// The order of a list: the one asked for, else the model's own.
#[derive(Clone, Debug)]
pub struct Sort {
    keys: Vec<Order>,
    asked_for: bool,
}

impl Sort {
    /// Reads `_sort` and checks that each column of it is shown and can be sorted by.
    ///
    /// # Errors
    ///
    /// A column that is not there, cannot be sorted by, or is named twice.
    pub fn parse(text: Option<&str>, resource: &Resource) -> Result<Self, BadQuery> {
        let Some(text) = text else {
            return Ok(Self { keys: resource.ordering.clone(), asked_for: false });
        };
        let mut keys: Vec<Order> = Vec::new();
        for part in text.split(',') {
            let key = key(part, resource)?;
            if keys.iter().any(|earlier| earlier.path.dotted == key.path.dotted) {
                let message = Message::new("sort-twice").with("column", &key.path.dotted);
                return Err(BadQuery::new(Params::SORT, message));
            }
            keys.push(key);
        }
        Ok(Self { keys, asked_for: true })
    }

    /// What is sorted by, in order.
    #[must_use]
    pub fn keys(&self) -> &[Order] {
        &self.keys
    }

    /// Whether the order was asked for, rather than being the model's own.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        self.asked_for
    }

    /// The links of a column's head; `None` where the list cannot be sorted by it.
    ///
    /// A click sorts by the column first and by what was sorted by before after it; a second click
    /// turns the direction.
    pub(super) fn column(
        &self,
        path: &Path,
        params: &Params,
        list_url: &str,
    ) -> Option<ColumnSort> {
        if !is_sortable(path) {
            return None;
        }
        let place = self.keys.iter().position(|key| key.path.dotted == path.dotted);
        let now = place.map(|place| self.keys[place].descending);
        let first = word(path, now == Some(false));
        let others = || self.others(path);
        let link = |words: Vec<String>| match words.is_empty() {
            true => params.without(Params::SORT).link(list_url),
            false => params.with(Params::SORT, &words.join(",")).link(list_url),
        };
        Some(ColumnSort {
            url: link(std::iter::once(first).chain(others()).collect()),
            direction: direction(now),
            priority: place.filter(|_| self.keys.len() > 1).map(|place| place + 1),
            remove_url: (self.asked_for && now.is_some()).then(|| link(others().collect())),
        })
    }

    /// The other columns asked for; the model's own order is replaced rather than added to.
    fn others(&self, path: &Path) -> impl Iterator<Item = String> {
        let kept = self.keys.iter().filter(|key| self.asked_for && key.path.dotted != path.dotted);
        kept.map(|key| word(&key.path, key.descending))
    }
}

/// Whether a list can be sorted by a column: it must be one value a row, and one with an order.
fn is_sortable(path: &Path) -> bool {
    let ordered = !matches!(path.field.kind, Kind::Json | Kind::Bytes | Kind::Other);
    ordered && !path.field.secret && !path.is_to_many()
}

fn key(part: &str, resource: &Resource) -> Result<Order, BadQuery> {
    let (name, descending) = part.strip_prefix('-').map_or((part, false), |name| (name, true));
    let sortable = || resource.list_display.iter().filter(|path| is_sortable(path));
    let path = sortable().find(|path| path.dotted == name).ok_or_else(|| {
        let allowed: Vec<&str> = sortable().map(|path| path.dotted.as_str()).collect();
        let message = Message::new("sort-unknown")
            .with("column", crate::text::truncate(name, 80))
            .with("allowed", allowed.join(", "));
        BadQuery::new(Params::SORT, message)
    })?;
    Ok(Order { path: path.clone(), descending })
}

fn word(path: &Path, descending: bool) -> String {
    format!("{}{}", if descending { "-" } else { "" }, path.dotted)
}

fn direction(descending: Option<bool>) -> &'static str {
    match descending {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    }
}
