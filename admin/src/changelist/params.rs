//! The query string as a value: parsed once, printed back, and the source of every link of a list.
//!
//! Keys of the panel's own begin with `_`; every other key is a filter, `field` or `field__op`.
//! Nothing is known here of models: [`Plan`](super::Plan) checks the one against the other.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::BadQuery;
use crate::{Message, ui::Hidden};

/// The panel's own keys on a list.
const RESERVED: [&str; 12] = [
    Params::AFTER,
    Params::BEFORE,
    Params::COLS,
    Params::FACETS,
    Params::GROUP,
    Params::PAGE,
    Params::SEARCH,
    Params::SIZE,
    Params::SORT,
    Params::SUMMARY,
    Params::VIEW,
    Params::WHERE,
];
/// Those that say which of the list's pages is meant.
const PLACE: [&str; 3] = [Params::AFTER, Params::BEFORE, Params::PAGE];
/// The most parameters of a query string.
const PARAMETERS: usize = 200;
/// The longest query string, in bytes as sent.
const BYTES: usize = 8 * 1024;

/// What a query string may hold unencoded without being taken apart elsewhere than here.
const READABLE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':')
    .remove(b'(')
    .remove(b')')
    .remove(b'!')
    .remove(b'|');

/// A query string, taken apart. Two that mean the same print the same: filters first, by name, then
/// the panel's own keys; a key given twice keeps both values in their order, and one without a value
/// says nothing, because an empty input of a form sends it.
///
/// ```
/// use backoffice::changelist::Params;
///
/// let params = Params::parse("_sort=-salary_min,title&remote=true&company=")?;
/// assert_eq!(params.to_string(), "remote=true&_sort=-salary_min,title");
/// assert_eq!(params.with("_page", "2").to_string(), "remote=true&_page=2&_sort=-salary_min,title");
/// assert_eq!(params.without("remote").to_string(), "_sort=-salary_min,title");
/// # Ok::<(), backoffice::changelist::BadQuery>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    pairs: Vec<(String, String)>,
}

impl Params {
    /// The key of the place behind which the page begins.
    pub const AFTER: &'static str = "_after";
    /// The key of the place before which the page ends.
    pub const BEFORE: &'static str = "_before";
    /// The key of the columns that are shown.
    pub const COLS: &'static str = "_cols";
    /// The key that shows how many rows each choice of a filter would give.
    pub const FACETS: &'static str = "_facets";
    /// The key of what rows are put together by.
    pub const GROUP: &'static str = "_group";
    /// The key of the page's number.
    pub const PAGE: &'static str = "_page";
    /// The key of the words that are searched for.
    pub const SEARCH: &'static str = "_q";
    /// The key of the number of rows a page.
    pub const SIZE: &'static str = "_size";
    /// The key of the order.
    pub const SORT: &'static str = "_sort";
    /// The key of the totals below the list.
    pub const SUMMARY: &'static str = "_summary";
    /// The key of the saved view that was applied.
    pub const VIEW: &'static str = "_view";
    /// The key of conditions that are joined by "and", "or" and "not".
    pub const WHERE: &'static str = "_where";

    /// Takes a query string apart.
    ///
    /// # Errors
    ///
    /// What is too long, too many, no text, or a key of the panel's own that there is not.
    pub fn parse(query: &str) -> Result<Self, BadQuery> {
        if query.len() > BYTES {
            return Err(BadQuery::new("", Message::new("query-too-long").with("max", BYTES)));
        }
        let parts: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).collect();
        if parts.len() > PARAMETERS {
            let message = Message::new("query-too-many").with("max", PARAMETERS);
            return Err(BadQuery::new("", message));
        }
        let mut pairs = parts.into_iter().map(pair).collect::<Result<Vec<_>, _>>()?;
        pairs.retain(|(_, value)| !value.is_empty());
        Ok(Self { pairs }.sorted())
    }

    /// The last value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().rfind(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether a key has this value, perhaps among others.
    #[must_use]
    pub fn has(&self, key: &str, value: &str) -> bool {
        self.pairs.iter().any(|(name, held)| name == key && held == value)
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The filters: each key with all of its values.
    pub fn filters(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let filters = self.pairs.chunk_by(|a, b| a.0 == b.0).filter(|run| !is_reserved(&run[0].0));
        filters
            .map(|run| (run[0].0.as_str(), run.iter().map(|(_, value)| value.as_str()).collect()))
    }

    /// The same list with this one value for a key.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        self.without(key).and(key, value)
    }

    /// The same list with one value more for a key.
    #[must_use]
    pub fn and(&self, key: &str, value: &str) -> Self {
        let mut params = if PLACE.contains(&key) { self.clone() } else { self.at_first_page() };
        params.pairs.push((key.to_owned(), value.to_owned()));
        params.sorted()
    }

    /// Another page of the same list.
    #[must_use]
    pub fn at(&self, place: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut params = self.at_first_page();
        params.pairs.extend(place.into_iter().map(|(key, value)| (key.to_owned(), value)));
        params.sorted()
    }

    /// The same page of the same list, with what holds of it anyway said.
    pub(super) fn assuming(&self, key: &str, value: &str) -> Self {
        let mut params = self.clone();
        params.pairs.push((key.to_owned(), value.to_owned()));
        params.sorted()
    }

    /// The same page of the same list, without saying this of it.
    pub(super) fn restating_without(&self, key: &str) -> Self {
        let mut params = self.clone();
        params.pairs.retain(|(name, _)| name != key);
        params
    }

    /// The same page of the same list, with a value written another way.
    pub(super) fn restating(&self, key: &str, value: &str) -> Self {
        self.restating_without(key).assuming(key, value)
    }

    /// The same page of the same list, with or without numbers beside the choices of filters.
    pub(super) fn counting(&self, counting: bool) -> Self {
        if counting {
            return self.restating(Self::FACETS, "true");
        }
        self.restating_without(Self::FACETS)
    }

    /// The same list without a key.
    #[must_use]
    pub fn without(&self, key: &str) -> Self {
        self.filtered(|name, _| name != key)
    }

    /// The same list without one value of a key.
    #[must_use]
    pub fn without_value(&self, key: &str, value: &str) -> Self {
        self.filtered(|name, held| name != key || held != value)
    }

    /// The same list, wherever in it the page stands.
    #[must_use]
    pub fn without_place(&self) -> Self {
        self.at_first_page()
    }

    /// The list without search and filters, in the same order, size and columns, with numbers beside
    /// the choices of filters if it has them.
    #[must_use]
    pub fn cleared(&self) -> Self {
        const KEPT: [&str; 7] = [
            Params::COLS,
            Params::FACETS,
            Params::GROUP,
            Params::SIZE,
            Params::SORT,
            Params::SUMMARY,
            Params::VIEW,
        ];
        self.filtered(|name, _| KEPT.contains(&name))
    }

    /// A link to the list at `path` with these parameters.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        if self.is_empty() { path.to_owned() } else { format!("{path}?{self}") }
    }

    /// The parameters as inputs that nobody sees.
    #[must_use]
    pub fn hidden(&self) -> Vec<Hidden> {
        let inputs = self.pairs.iter();
        inputs.map(|(name, value)| Hidden { name: name.clone(), value: value.clone() }).collect()
    }

    fn filtered(&self, keep: impl Fn(&str, &str) -> bool) -> Self {
        let mut params = self.at_first_page();
        params.pairs.retain(|(name, value)| keep(name, value));
        params
    }

    /// Other rows begin at their own first page.
    fn at_first_page(&self) -> Self {
        let mut params = self.clone();
        params.pairs.retain(|(name, _)| !PLACE.contains(&name.as_str()));
        params
    }

    fn sorted(mut self) -> Self {
        self.pairs.sort_by(|(a, _), (b, _)| (is_reserved(a), a).cmp(&(is_reserved(b), b)));
        self
    }
}

/// Reads what [`Display`](fmt::Display) wrote, and whatever a browser may send.
impl std::str::FromStr for Params {
    type Err = BadQuery;

    fn from_str(query: &str) -> Result<Self, BadQuery> {
        Self::parse(query)
    }
}

impl fmt::Display for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (key, value)) in self.pairs.iter().enumerate() {
            let and = if place == 0 { "" } else { "&" };
            write!(f, "{and}{}={}", encode(key), encode(value))?;
        }
        Ok(())
    }
}

/// Text as a key or a value of a query string.
pub(super) fn encode(text: &str) -> impl fmt::Display {
    utf8_percent_encode(text, READABLE)
}

fn is_reserved(key: &str) -> bool {
    key.starts_with('_')
}

fn pair(part: &str) -> Result<(String, String), BadQuery> {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    let key = decode(key).map_err(|message| BadQuery::new("", message))?;
    let value = decode(value).map_err(|message| BadQuery::new(&key, message))?;
    if is_reserved(&key) && !RESERVED.contains(&&*key) {
        let message = Message::new("query-unknown-key").with("allowed", RESERVED.join(", "));
        return Err(BadQuery::new(&key, message));
    }
    Ok((key, value))
}

/// No database is asked for a NUL: PostgreSQL refuses it as an error of its own.
fn decode(text: &str) -> Result<String, Message> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    let decoded = decoded.map_err(|_| Message::new("query-not-text"))?;
    if decoded.contains('\0') {
        return Err(Message::new("query-nul"));
    }
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(query: &str) -> Params {
        Params::parse(query).expect("a good query")
    }

    fn refused(query: &str) -> (String, &'static str) {
        let bad = Params::parse(query).expect_err("a bad query");
        (bad.parameter().to_owned(), bad.message().key())
    }

    #[test]
    fn what_is_printed_reads_back_the_same() {
        let queries = [
            "",
            "a=1",
            "a=1&a=2&b=3&_page=2&_q=x",
            "title__contains=50%25%20off&_q=%22two%20words%22",
            "n=%26%3D%2B%23%3F%20%C3%BC&_sort=-a,b.c",
            "posted_at__range=2026-01-01..2026-02-01",
            "at__gte=2026-01-01T10:00",
        ];
        for query in queries {
            assert_eq!(params(query).to_string(), query);
        }
    }

    #[test]
    fn two_queries_that_mean_the_same_print_the_same() {
        let canonical = "a=2&a=1&b=x%20y&_page=3&_q=z";
        for query in ["_q=z&b=x+y&a=2&_page=3&a=1", "a=2&&a=1&b=x%20y&c=&_q=z&_size=&_page=3&d"] {
            assert_eq!(params(query).to_string(), canonical);
        }
    }

    #[test]
    fn a_link_to_other_rows_begins_at_their_first_page() {
        let here = params("a=1&a=2&_page=7&_sort=b");
        let cases = [
            (here.with("a", "3"), "a=3&_sort=b"),
            (here.and("a", "3"), "a=1&a=2&a=3&_sort=b"),
            (here.without("a"), "_sort=b"),
            (here.without_value("a", "1"), "a=2&_sort=b"),
            (here.with("_page", "8"), "a=1&a=2&_page=8&_sort=b"),
            (here.with("_sort", "-b"), "a=1&a=2&_sort=-b"),
            (here.with("_size", "20").cleared(), "_size=20&_sort=b"),
        ];
        for (params, expected) in cases {
            assert_eq!(params.to_string(), expected);
        }
        assert_eq!(here.cleared().link("/admin/job/"), "/admin/job/?_sort=b");
        assert_eq!(here.cleared().without("_sort").link("/admin/job/"), "/admin/job/");
    }

    #[test]
    fn numbers_beside_choices_come_and_go_on_the_same_page_and_stay_on_the_others() {
        let here = params("a=1&_page=7");
        assert_eq!(here.counting(true).to_string(), "a=1&_facets=true&_page=7");
        assert_eq!(here.counting(true).counting(true), here.counting(true));
        assert_eq!(here.counting(true).counting(false), here);
        assert_eq!(here.counting(true).without("a").to_string(), "_facets=true");
        assert_eq!(here.counting(true).cleared().to_string(), "_facets=true");
    }

    #[test]
    fn a_key_of_the_panel_that_there_is_not_is_refused_by_name() {
        assert_eq!(refused("_pge=2"), ("_pge".to_owned(), "query-unknown-key"));
        assert_eq!(refused("__proto__=1"), ("__proto__".to_owned(), "query-unknown-key"));
        assert_eq!(refused("_=1").1, "query-unknown-key");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(refused("a=%00"), ("a".to_owned(), "query-nul"));
        assert_eq!(refused("%00=a").1, "query-nul");
        assert_eq!(refused("a=%ff"), ("a".to_owned(), "query-not-text"));
        assert_eq!(params("a=100%").get("a"), Some("100%"), "a lone % is one");
    }

    #[test]
    fn a_query_has_limits() {
        assert_eq!(refused(&format!("a={}", "x".repeat(BYTES))).1, "query-too-long");
        assert_eq!(refused(&"a=1&".repeat(201)).1, "query-too-many");
        assert!(Params::parse(&"a=1&".repeat(200)).is_ok());
    }

    #[test]
    fn filters_come_with_all_their_values() {
        let params = params("b=1&a=2&b=3&_q=x");
        let filters: Vec<_> = params.filters().collect();
        assert_eq!(filters, [("a", vec!["2"]), ("b", vec!["1", "3"])]);
        assert_eq!(params.get("b"), Some("3"));
        assert!(params.has("b", "1") && !params.has("b", "2"));
    }
}
