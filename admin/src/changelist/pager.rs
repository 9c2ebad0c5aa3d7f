//! Which rows of many: pages with numbers, and how many rows there are as far as that is known.

use crate::{
    Message,
    resource::{Count, Resource},
    ui::LinkChoice,
};

use super::{
    BadQuery, Params,
    page::{PageLink, Pager},
};

/// The fewest and the most rows a page that can be asked for.
const SIZE: std::ops::RangeInclusive<u64> = 10..=500;
/// The sizes that are offered.
const SIZES: [u64; 5] = [20, 50, 100, 200, 500];
/// How deep a list is paged: what lies further is found by filters, as the database would have to
/// read all the rows before it.
const DEPTH: u64 = 10_000;
/// Pages shown on either side of the current one.
const AROUND: u64 = 2;

/// The page that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    page: u64,
    size: u64,
}

impl Window {
    /// Reads `_page` and `_size`.
    ///
    /// # Errors
    ///
    /// What is no number, or a size that is not offered.
    pub fn parse(params: &Params, resource: &Resource) -> Result<Self, BadQuery> {
        let size = match params.get(Params::SIZE) {
            None => resource.list_per_page.clamp(1, *SIZE.end()),
            Some(text) => size(text)?,
        };
        let page = params.get(Params::PAGE).map_or(Ok(1), page)?;
        Ok(Self { page, size }.no_deeper())
    }

    /// The number of the page, beginning at 1.
    #[must_use]
    pub fn page(self) -> u64 {
        self.page
    }

    /// The rows a page.
    #[must_use]
    pub fn size(self) -> u64 {
        self.size
    }

    /// The rows before the page.
    #[must_use]
    pub fn offset(self) -> u64 {
        (self.page - 1) * self.size
    }

    /// The last page of the same size, where there are so many rows.
    pub(super) fn last_of(self, count: Count) -> Self {
        let rows = if let Count::Exact(rows) = count { rows } else { 0 };
        Self { page: rows.div_ceil(self.size).max(1), ..self }.no_deeper()
    }

    fn deepest(self) -> u64 {
        (DEPTH / self.size).max(1)
    }

    fn no_deeper(self) -> Self {
        Self { page: self.page.min(self.deepest()), ..self }
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

/// The rows of a page as found, and how many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) window: Window,
    /// The rows on the page.
    pub(super) rows: u64,
    /// Whether a further row follows.
    pub(super) more: bool,
    pub(super) count: Count,
}

impl Found {
    /// The number of rows where the page itself tells it.
    pub(super) fn shown(window: Window, rows: u64, more: bool) -> Option<Count> {
        let at_end = !more && (rows > 0 || window.page == 1);
        at_end.then(|| Count::Exact(window.offset() + rows))
    }

    pub(super) fn pager(&self, params: &Params, list_url: &str, resource: &Resource) -> Pager {
        let link = |page: u64| match page {
            1 => params.without(Params::PAGE).link(list_url),
            _ => params.with(Params::PAGE, &page.to_string()).link(list_url),
        };
        let (page, last) = (self.window.page, self.last_page());
        Pager {
            summary: self.summary(resource),
            pages: pages(page, last)
                .into_iter()
                .map(|number| number_link(number, page, link))
                .collect(),
            previous_url: (page > 1).then(|| link(page - 1)),
            next_url: (page < last).then(|| link(page + 1)),
            sizes: sizes(self.window.size, params, list_url, resource),
            note: self.is_cut().then(|| Message::new("pager-depth").with("max", DEPTH)),
        }
    }

    /// The last page that can be gone to, as far as is known.
    fn last_page(&self) -> u64 {
        let rows = match self.count {
            Count::Exact(rows) | Count::MoreThan(rows) | Count::About(rows) => rows,
            Count::Unknown => 0,
        };
        let known = self.window.page + u64::from(self.more);
        let last = if self.more { rows.div_ceil(self.window.size).max(known) } else { known };
        last.min(self.window.deepest())
    }

    /// Whether rows follow that cannot be paged to.
    fn is_cut(&self) -> bool {
        self.more && self.window.page == self.window.deepest()
    }

    fn summary(&self, resource: &Resource) -> Message {
        let first = self.window.offset() + 1;
        let last = self.window.offset() + self.rows;
        let (key, total) = match self.count {
            Count::Exact(total) if total <= self.rows => ("pager-all", total),
            Count::Exact(total) => ("pager-exact", total.max(last)),
            Count::MoreThan(total) => ("pager-more-than", total),
            Count::About(total) => ("pager-about", total.max(last)),
            Count::Unknown => ("pager-unknown", 0),
        };
        let label = if total == 1 { &resource.label } else { &resource.label_plural };
        Message::new(key)
            .with("first", first)
            .with("last", last)
            .with("total", total)
            .with("rows", in_a_sentence(label))
    }
}

/// `Job postings` → `job postings`; `URLs` stays.
pub(super) fn in_a_sentence(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

/// The numbers around the current page and at both ends; `None` is a gap.
fn pages(page: u64, last: u64) -> Vec<Option<u64>> {
    if last <= 1 {
        return Vec::new();
    }
    let near = |number: &u64| number.abs_diff(page) <= AROUND || *number == 1 || *number == last;
    let mut pages = Vec::new();
    let mut before = 0;
    for number in (1..=last).filter(near) {
        match number - before {
            1 => {}
            // A gap of one page would take the place of its number.
            2 => pages.push(Some(number - 1)),
            _ => pages.push(None),
        }
        pages.push(Some(number));
        before = number;
    }
    pages
}

fn number_link(number: Option<u64>, page: u64, link: impl Fn(u64) -> String) -> PageLink {
    let Some(number) = number else {
        return PageLink { gap: true, ..PageLink::default() };
    };
    let current = number == page;
    let url = (!current).then(|| link(number));
    PageLink { label: number.to_string(), url, current, gap: false }
}

fn sizes(now: u64, params: &Params, list_url: &str, resource: &Resource) -> Vec<LinkChoice> {
    let mut sizes = SIZES.to_vec();
    sizes.extend([now, resource.list_per_page]);
    sizes.sort_unstable();
    sizes.dedup();
    let choice = |size: u64| {
        let params = match size == resource.list_per_page {
            true => params.without(Params::SIZE),
            false => params.with(Params::SIZE, &size.to_string()),
        };
        let label = Message::literal(size.to_string());
        LinkChoice { label, url: params.link(list_url), selected: size == now, count: None }
    };
    sizes.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(page: u64, last: u64) -> String {
        let pages = pages(page, last).into_iter();
        let words = pages.map(|page| page.map_or("…".to_owned(), |page| page.to_string()));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pages_are_shown_at_both_ends_and_around_the_current_one() {
        let cases = [
            (1, 1, ""),
            (1, 2, "1 2"),
            (1, 100, "1 2 3 … 100"),
            (5, 100, "1 2 3 4 5 6 7 … 100"),
            (6, 100, "1 … 4 5 6 7 8 … 100"),
            (50, 100, "1 … 48 49 50 51 52 … 100"),
            (100, 100, "1 … 98 99 100"),
            (96, 100, "1 … 94 95 96 97 98 99 100"),
        ];
        for (page, last, expected) in cases {
            assert_eq!(numbers(page, last), expected, "page {page} of {last}");
        }
    }

    #[test]
    fn no_page_lies_deeper_than_the_limit() {
        for size in [10, 50, 99, 100, 500] {
            let deepest = Window { page: u64::MAX, size }.no_deeper();
            assert!(deepest.offset() + size <= DEPTH, "{deepest:?}");
            assert!(deepest.offset() + 2 * size > DEPTH, "{deepest:?}");
        }
    }

    #[test]
    fn the_last_page_is_known_as_far_as_the_count_is() {
        let window = Window { page: 3, size: 100 };
        let last = |rows, more, count| Found { window, rows, more, count }.last_page();
        assert_eq!(last(100, true, Count::Exact(1_234)), 13);
        assert_eq!(last(34, false, Count::Exact(234)), 3);
        assert_eq!(last(100, true, Count::MoreThan(10_000)), 100);
        assert_eq!(last(100, true, Count::About(3_000_000)), 100);
        assert_eq!(last(100, true, Count::Unknown), 4);
        assert_eq!(last(100, true, Count::About(250)), 4, "an estimate below what is seen");
    }

    #[test]
    fn a_page_that_shows_the_end_needs_no_count() {
        let shown = |page, rows, more| Found::shown(Window { page, size: 100 }, rows, more);
        assert_eq!(shown(1, 0, false), Some(Count::Exact(0)));
        assert_eq!(shown(3, 34, false), Some(Count::Exact(234)));
        assert_eq!(shown(3, 100, true), None);
        assert_eq!(shown(3, 0, false), None, "beyond the end");
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        let window = Window { page: 9, size: 100 };
        assert_eq!(window.last_of(Count::Exact(234)).page, 3);
        assert_eq!(window.last_of(Count::Exact(0)).page, 1);
        assert_eq!(window.last_of(Count::Unknown).page, 1);
    }

    #[test]
    fn a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation() {
        assert_eq!(in_a_sentence("Job postings"), "job postings");
        assert_eq!(in_a_sentence("URLs"), "URLs");
    }
}
