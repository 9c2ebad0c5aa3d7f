//! The order: `_sort=-salary_min,title`, and the links in the heads of the columns.

use crate::{
    Message,
    resource::{Column, Order},
};

use super::{BadQuery, Params, page::ColumnSort};

/// The order of a list: the one asked for, else the model's own.
#[derive(Clone, Debug)]
pub struct Sort {
    keys: Vec<SortKey>,
    asked_for: bool,
}

/// One word of `_sort`: a column, and what it is sorted by.
#[derive(Clone, Debug)]
struct SortKey {
    name: String,
    descending: bool,
    orders: Vec<Order>,
}

impl Sort {
    /// Reads `_sort` and checks that each column of it is shown and can be sorted by; the model's own
    /// `ordering` where it is not given.
    ///
    /// # Errors
    ///
    /// A column that is not there, cannot be sorted by, or is named twice.
    pub fn parse(
        text: Option<&str>,
        columns: &[&Column],
        ordering: &[Order],
    ) -> Result<Self, BadQuery> {
        let Some(text) = text else {
            let keys = ordering.iter().map(|order| SortKey::of_order(order, columns)).collect();
            return Ok(Self { keys, asked_for: false });
        };
        let mut keys: Vec<SortKey> = Vec::new();
        for part in text.split(',') {
            let key = key(part, columns)?;
            if keys.iter().any(|earlier| earlier.name == key.name) {
                let message = Message::new("sort-twice").with("column", &key.name);
                return Err(BadQuery::new(Params::SORT, message));
            }
            keys.push(key);
        }
        Ok(Self { keys, asked_for: true })
    }

    /// What is sorted by, in order.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        self.keys.iter().flat_map(|key| key.orders.iter().cloned()).collect()
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
        column: &Column,
        params: &Params,
        list_url: &str,
    ) -> Option<ColumnSort> {
        if !column.is_sortable() {
            return None;
        }
        let place = self.keys.iter().position(|key| key.name == column.name);
        let now = place.map(|place| self.keys[place].descending);
        let first = word(&column.name, now == Some(false));
        let others = || self.others(column);
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
    fn others(&self, column: &Column) -> impl Iterator<Item = String> {
        let kept = self.keys.iter().filter(|key| self.asked_for && key.name != column.name);
        kept.map(|key| word(&key.name, key.descending))
    }
}

impl SortKey {
    /// A key of the model's own order, by the name of the column that sorts so.
    fn of_order(order: &Order, columns: &[&Column]) -> Self {
        let same = |column: &&&Column| match column.order_by.as_slice() {
            [only] => only.path.dotted == order.path.dotted,
            _ => false,
        };
        let column = columns.iter().find(same);
        Self {
            name: column.map_or(&order.path.dotted, |column| &column.name).clone(),
            descending: column.is_some_and(|column| column.order_by[0].descending)
                != order.descending,
            orders: vec![order.clone()],
        }
    }
}

fn key(part: &str, columns: &[&Column]) -> Result<SortKey, BadQuery> {
    let (name, descending) = part.strip_prefix('-').map_or((part, false), |name| (name, true));
    let sortable = || columns.iter().filter(|column| column.is_sortable());
    let column = sortable().find(|column| column.name == name).ok_or_else(|| {
        let allowed: Vec<&str> = sortable().map(|column| column.name.as_str()).collect();
        let key = if allowed.is_empty() { "sort-none" } else { "sort-unknown" };
        let message = Message::new(key)
            .with("column", crate::text::truncate(name, 80))
            .with("allowed", allowed.join(", "));
        BadQuery::new(Params::SORT, message)
    })?;
    Ok(SortKey { name: name.to_owned(), descending, orders: column.orders(descending) })
}

fn word(name: &str, descending: bool) -> String {
    format!("{}{name}", if descending { "-" } else { "" })
}

fn direction(descending: Option<bool>) -> &'static str {
    match descending {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    }
}
