//! Which stretch of a list a page is: one that has a number, or the one beyond a place.

use crate::{
    Message,
    resource::{Count, Cursor, Registry, Resource, Seek},
};

use super::{BadQuery, Params, Sort};

/// The fewest and the most rows a page that can be asked for.
const SIZE: std::ops::RangeInclusive<u64> = 10..=500;
/// How deep a list is paged by number: the database reads all the rows before a page that is found
/// so. By its place in the order a page is found at once, however deep it lies.
pub(super) const DEPTH: u64 = 10_000;
/// The word for the last page, and for all rows on one page.
pub(super) const LAST: &str = "last";
pub(super) const ALL: &str = "all";
/// The largest number that a page found by its place is called by.
const NUMBER: u64 = 1_000_000_000;

/// The page that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    page: Option<u64>,
    size: u64,
    all: bool,
    place: Place,
}

/// Where a page is.
#[derive(Clone, Debug, PartialEq)]
enum Place {
    /// So many pages from the beginning.
    Numbered,
    /// The rows behind this one.
    After(Cursor),
    /// The rows before this one.
    Before(Cursor),
    /// The last rows.
    Last,
}

impl Window {
    /// Reads `_page`, `_size`, `_after` and `_before`.
    ///
    /// # Errors
    ///
    /// What is no number, a size that is not offered, a place that is none of this order.
    pub fn parse(
        params: &Params,
        resource: &Resource,
        sort: &Sort,
        registry: &Registry,
    ) -> Result<Self, BadQuery> {
        let all = params.get(Params::SIZE) == Some(ALL) && resource.list_max_show_all > 0;
        let size = match params.get(Params::SIZE) {
            None => resource.list_per_page.clamp(1, *SIZE.end()),
            Some(_) if all => resource.list_max_show_all,
            Some(text) => size(text)?,
        };
        let place = place(params, resource, sort, registry)?;
        let page = match (params.get(Params::PAGE), &place) {
            (_, Place::Last) => None,
            (Some(text), _) => Some(page(text)?),
            (None, Place::Numbered) => Some(1),
            (None, _) => None,
        };
        let window = Self { page, size, all, place };
        Ok(if all { window.first() } else { window.no_deeper() })
    }

    /// The number of the page, beginning at 1. One that was come to by its place has the number
    /// that it is called by, if any.
    #[must_use]
    pub fn page(&self) -> Option<u64> {
        self.page
    }

    /// The rows a page.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether all rows are asked for on one page.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// The rows before the page, where it is found by its number.
    #[must_use]
    pub fn offset(&self) -> u64 {
        match self.place {
            Place::Numbered => self.before().unwrap_or(0),
            _ => 0,
        }
    }

    /// The rows before the page, by the number it is called by.
    pub(super) fn before(&self) -> Option<u64> {
        Some((self.page?.min(NUMBER) - 1).saturating_mul(self.size))
    }

    /// From which place in the order it is read, and in which direction.
    #[must_use]
    pub fn seek(&self) -> Seek {
        match &self.place {
            Place::Numbered => Seek::default(),
            Place::After(cursor) => Seek { from: Some(cursor.clone()), backwards: false },
            Place::Before(cursor) => Seek { from: Some(cursor.clone()), backwards: true },
            Place::Last => Seek { from: None, backwards: true },
        }
    }

    /// Whether the page is found by its number.
    pub(super) fn is_numbered(&self) -> bool {
        self.place == Place::Numbered
    }

    /// The first page of the same size.
    pub(super) fn first(&self) -> Self {
        Self { page: Some(1), place: Place::Numbered, ..self.clone() }
    }

    /// The same rows, now that they turned out to be the first page.
    pub(super) fn called_first(self) -> Self {
        Self { page: Some(1), ..self }
    }

    /// The last page of the same size, by its number where that is known.
    pub(super) fn last(&self, count: Option<Count>) -> Self {
        let numbered =
            |rows: u64| Self { page: Some(rows.div_ceil(self.size).max(1)), ..self.first() };
        match count {
            Some(Count::Exact(rows)) if rows <= DEPTH => numbered(rows),
            _ => Self { page: None, place: Place::Last, ..self.clone() },
        }
    }

    /// The first page of the usual size, in place of all rows at once.
    pub(super) fn paged(&self, resource: &Resource) -> Self {
        Self { size: resource.list_per_page, all: false, ..self.first() }
    }

    /// The last page that is found by its number.
    pub(super) fn deepest(&self) -> u64 {
        (DEPTH / self.size).max(1)
    }

    fn no_deeper(self) -> Self {
        let most = if self.is_numbered() { self.deepest() } else { NUMBER };
        Self { page: self.page.map(|page| page.min(most)), ..self }
    }
}

fn place(
    params: &Params,
    resource: &Resource,
    sort: &Sort,
    registry: &Registry,
) -> Result<Place, BadQuery> {
    let cursor = |key: &'static str, text: &str| {
        Cursor::parse(text, registry, resource, &sort.orders())
            .ok_or_else(|| BadQuery::new(key, Message::new("cursor-bad")))
    };
    match (params.get(Params::AFTER), params.get(Params::BEFORE)) {
        (None, None) if params.get(Params::PAGE) == Some(LAST) => Ok(Place::Last),
        (None, None) => Ok(Place::Numbered),
        (Some(text), None) => cursor(Params::AFTER, text).map(Place::After),
        (None, Some(text)) => cursor(Params::BEFORE, text).map(Place::Before),
        (Some(_), Some(_)) => Err(BadQuery::new(Params::BEFORE, Message::new("cursor-two"))),
    }
}

fn page(text: &str) -> Result<u64, BadQuery> {
    let page = text.parse().ok().filter(|page| *page > 0);
    page.ok_or_else(|| BadQuery::new(Params::PAGE, Message::new("page-bad")))
}

fn size(text: &str) -> Result<u64, BadQuery> {
    let size = text.parse().ok().filter(|size| SIZE.contains(size));
    size.ok_or_else(|| {
        let message = Message::new("size-bad").with("min", SIZE.start()).with("max", SIZE.end());
        BadQuery::new(Params::SIZE, message)
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn window(page: u64, size: u64) -> Window {
        Window { page: Some(page), size, all: false, place: Place::Numbered }
    }

    #[test]
    fn no_page_with_a_number_lies_deeper_than_the_limit() {
        for size in [10, 50, 99, 100, 500] {
            let deepest = window(u64::MAX, size).no_deeper();
            assert!(deepest.offset() + size <= DEPTH, "{deepest:?}");
            assert!(deepest.offset() + 2 * size > DEPTH, "{deepest:?}");
        }
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        let last = |count| window(9, 100).last(count).page;
        assert_eq!(last(Some(Count::Exact(234))), Some(3));
        assert_eq!(last(Some(Count::Exact(0))), Some(1));
        assert_eq!(last(Some(Count::Unknown)), None, "read from the end");
        assert!(window(9, 100).last(None).seek().backwards);
    }
}
