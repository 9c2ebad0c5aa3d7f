//! Below the rows: how many there are as far as that is known, and the way to the others.

use std::collections::BTreeSet;

use crate::{
    Message,
    resource::{Count, Cursor, Resource},
    ui::LinkChoice,
};

use super::{
    Params, Window,
    page::{PageLink, Pager},
    window::{ALL, DEPTH, LAST},
};

/// The sizes that are offered.
const SIZES: [u64; 5] = [20, 50, 100, 200, 500];
/// Pages shown on either side of the current one.
const AROUND: u64 = 2;

/// The rows of a page as found, and how many there are in all.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) window: Window,
    /// The rows on the page.
    pub(super) rows: u64,
    /// Whether rows come before it.
    pub(super) before: bool,
    /// Whether rows follow.
    pub(super) after: bool,
    pub(super) count: Count,
}

/// The links below the rows.
pub(super) struct Links<'a> {
    pub(super) found: &'a Found,
    pub(super) params: &'a Params,
    pub(super) list_url: &'a str,
    pub(super) resource: &'a Resource,
    /// The places of the first and the last row, where they can be written down.
    pub(super) first: Option<Cursor>,
    pub(super) last: Option<Cursor>,
}

impl Found {
    /// The number of rows where the page itself tells it.
    pub(super) fn shown(window: &Window, rows: u64, after: bool) -> Option<Count> {
        let at_end = !after && (rows > 0 || window.page() == Some(1));
        (at_end && window.is_numbered()).then(|| Count::Exact(window.offset() + rows))
    }

    /// The last page, as far as is known.
    fn last_page(&self) -> Option<u64> {
        let rows = match self.count {
            Count::Exact(rows)
            | Count::MoreThan(rows)
            | Count::AtLeast(rows)
            | Count::About(rows) => rows,
            Count::Unknown => 0,
        };
        let page = self.window.page()?;
        let known = page + u64::from(self.after);
        Some(if self.after { rows.div_ceil(self.window.size()).max(known) } else { known })
    }

    /// The numbers of the first and the last row, where they can be told: at either end, and by the
    /// number of the page.
    fn numbers(&self) -> Option<(u64, u64)> {
        let (first, last) = match (self.count, self.window.before()) {
            (Count::Exact(total), _) if !self.after => (total.saturating_sub(self.rows) + 1, total),
            _ if !self.before => (1, self.rows),
            (_, Some(before)) => (before + 1, before + self.rows),
            (_, None) => return None,
        };
        let told = !matches!(self.count, Count::Exact(total) if last > total);
        told.then_some((first, last))
    }

    fn summary(&self, resource: &Resource) -> Message {
        let numbers = self.numbers();
        let (key, total) = match (self.count, numbers) {
            (Count::Exact(total), _) if total <= self.rows => ("pager-all", total),
            (Count::Exact(total), Some(_)) => ("pager-exact", total),
            (Count::MoreThan(total) | Count::AtLeast(total), Some(_)) => ("pager-more-than", total),
            (Count::About(total), Some((_, last))) => ("pager-about", total.max(last)),
            (Count::Unknown, Some(_)) => ("pager-unknown", 0),
            (Count::Exact(total), None) => ("pager-part-exact", total),
            (Count::MoreThan(total) | Count::AtLeast(total), None) => {
                ("pager-part-more-than", total)
            }
            (Count::About(total), None) => ("pager-part-about", total),
            (Count::Unknown, None) => ("pager-part-unknown", 0),
        };
        let label = if total == 1 { &resource.label } else { &resource.label_plural };
        let (first, last) = numbers.unwrap_or_default();
        Message::new(key)
            .with("first", first)
            .with("last", last)
            .with("total", total)
            .with("rows", in_a_sentence(label))
            .with("shown", self.rows)
    }
}

impl Links<'_> {
    pub(super) fn pager(&self) -> Pager {
        let next_url = self.next();
        Pager {
            summary: self.found.summary(self.resource),
            pages: self.pages(),
            previous_url: self.previous(),
            note: (self.found.after && next_url.is_none())
                .then(|| Message::new("pager-depth").with("max", DEPTH)),
            next_url,
            last_url: self.last_page(),
            sizes: self.sizes(),
            all_url: self.all(),
        }
    }

    /// Pages are gone to by the place of the rows at the end of this one: what is written meanwhile
    /// moves no row from one page to the other. The number goes along, to know where one is.
    fn next(&self) -> Option<String> {
        let number = self.found.window.page().map(|page| page + 1);
        self.found.after.then(|| self.step(Params::AFTER, self.last.as_ref(), number))?
    }

    fn previous(&self) -> Option<String> {
        let number = self.found.window.page().map(|page| page - 1).filter(|page| *page > 0);
        self.found.before.then(|| self.step(Params::BEFORE, self.first.as_ref(), number))?
    }

    fn step(
        &self,
        key: &'static str,
        cursor: Option<&Cursor>,
        page: Option<u64>,
    ) -> Option<String> {
        if let Some(cursor) = cursor {
            let place = [(Params::PAGE, page.map(|page| page.to_string()))];
            let place = place.into_iter().filter_map(|(key, page)| Some((key, page?)));
            let params = self.params.at(place.chain([(key, cursor.to_string())]));
            return Some(params.link(self.list_url));
        }
        page.filter(|page| *page <= self.found.window.deepest()).map(|page| self.number(page))
    }

    fn number(&self, page: u64) -> String {
        let page = (page > 1).then(|| (Params::PAGE, page.to_string()));
        self.params.at(page).link(self.list_url)
    }

    /// The end of a list that is longer than its numbers, read from there.
    fn last_page(&self) -> Option<String> {
        let deepest = self.found.window.deepest();
        let numbered = self.found.last_page().is_some_and(|last| last <= deepest);
        let known = matches!(self.found.count, Count::Exact(_));
        let beyond = self.found.after && !(numbered && known);
        beyond.then(|| self.params.at([(Params::PAGE, LAST.to_owned())]).link(self.list_url))
    }

    /// All rows at once, where they are few enough and not there anyway.
    fn all(&self) -> Option<String> {
        let few = |total| total <= self.resource.list_max_show_all && total > self.found.rows;
        let few = matches!(self.found.count, Count::Exact(total) if few(total));
        few.then(|| self.params.with(Params::SIZE, ALL).link(self.list_url))
    }

    /// The numbers around the current page and at both ends.
    fn pages(&self) -> Vec<PageLink> {
        let Found { window, .. } = self.found;
        let numbers = match (window.page(), self.found.last_page()) {
            (Some(page), Some(last)) => pages(page, last, window.deepest()),
            _ => vec![Some(1), None],
        };
        numbers.into_iter().map(|number| self.page_link(number)).collect()
    }

    fn page_link(&self, number: Option<u64>) -> PageLink {
        let Some(number) = number else {
            return PageLink { gap: true, ..PageLink::default() };
        };
        let current = Some(number) == self.found.window.page();
        let url = (!current).then(|| self.number(number));
        PageLink { label: number.to_string(), url, current, gap: false }
    }

    fn sizes(&self) -> Vec<LinkChoice> {
        let (usual, window) = (self.resource.list_per_page, &self.found.window);
        let now = (!window.is_all()).then(|| window.size());
        let sizes: BTreeSet<u64> = SIZES.into_iter().chain(now).chain([usual]).collect();
        let choice = |size: u64| {
            let params = match size == usual {
                true => self.params.without(Params::SIZE),
                false => self.params.with(Params::SIZE, &size.to_string()),
            };
            let (label, selected) = (Message::literal(size.to_string()), Some(size) == now);
            LinkChoice { label, url: params.link(self.list_url), selected, count: None }
        };
        sizes.into_iter().map(choice).collect()
    }
}

/// `Job postings` → `job postings`; `URLs` stays.
pub(crate) fn in_a_sentence(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

/// The numbers around the current page and at both ends, of those that can be gone to; `None` is a
/// gap.
fn pages(page: u64, last: u64, deepest: u64) -> Vec<Option<u64>> {
    if last <= 1 {
        return Vec::new();
    }
    let near = page.saturating_sub(AROUND).max(1)..=(page + AROUND).min(last);
    let numbers: BTreeSet<u64> = near
        .chain([1, last.min(deepest)])
        .filter(|number| *number <= deepest || *number == page)
        .collect();
    let mut pages = Vec::new();
    let mut before = 0;
    for number in numbers {
        match number - before {
            1 => {}
            // A gap of one page would take the place of its number.
            2 if number <= deepest => pages.push(Some(number - 1)),
            _ => pages.push(None),
        }
        pages.push(Some(number));
        before = number;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::{super::window::tests::window, *};

    fn numbers(page: u64, last: u64) -> String {
        let pages = pages(page, last, 100).into_iter();
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
            (1, 5_000, "1 2 3 … 100"),
            (101, 5_000, "1 … 99 100 101"),
            (2_000, 5_000, "1 … 100 … 2000"),
            (1_000_000_000, u64::MAX, "1 … 100 … 1000000000"),
        ];
        for (page, last, expected) in cases {
            assert_eq!(numbers(page, last), expected, "page {page} of {last}");
        }
    }

    fn found(page: u64, rows: u64, after: bool, count: Count) -> Found {
        Found { window: window(page, 100), rows, before: page > 1, after, count }
    }

    #[test]
    fn the_last_page_is_known_as_far_as_the_count_is() {
        let last = |rows, after, count| found(3, rows, after, count).last_page();
        assert_eq!(last(100, true, Count::Exact(1_234)), Some(13));
        assert_eq!(last(34, false, Count::Exact(234)), Some(3));
        assert_eq!(last(100, true, Count::MoreThan(10_000)), Some(100));
        assert_eq!(last(100, true, Count::About(3_000_000)), Some(30_000));
        assert_eq!(last(100, true, Count::Unknown), Some(4));
        assert_eq!(last(100, true, Count::About(250)), Some(4), "an estimate below what is seen");
    }

    #[test]
    fn rows_have_numbers_where_they_can_be_told() {
        let numbers = |page, rows, after, count| found(page, rows, after, count).numbers();
        assert_eq!(numbers(3, 100, true, Count::Unknown), Some((201, 300)));
        assert_eq!(numbers(9, 34, false, Count::Exact(234)), Some((201, 234)), "called too high");
        assert_eq!(numbers(9, 100, true, Count::Exact(234)), None, "called far too high");
    }

    #[test]
    fn a_page_that_shows_the_end_needs_no_count() {
        let shown = |page, rows, after| Found::shown(&window(page, 100), rows, after);
        assert_eq!(shown(1, 0, false), Some(Count::Exact(0)));
        assert_eq!(shown(3, 34, false), Some(Count::Exact(234)));
        assert_eq!(shown(3, 100, true), None);
        assert_eq!(shown(3, 0, false), None, "beyond the end");
    }

    #[test]
    fn a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation() {
        assert_eq!(in_a_sentence("Job postings"), "job postings");
        assert_eq!(in_a_sentence("URLs"), "URLs");
    }
}
