//! How a list's state survives opening a row, saving, deleting and going back: it travels through
//! those pages as one parameter, `_list`, which holds the list's own query string.

use form_urlencoded::Serializer;

use super::Hidden;

/// The longest state that is carried along: encoded once more, it must fit an address.
const LONGEST: usize = 2_048;

/// The query string of the list that a page was come from; empty where nothing was asked of it, and
/// where it is too long to be carried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListState(String);

impl ListState {
    /// The parameter of other pages that holds it.
    pub(crate) const PARAMETER: &str = "_list";

    /// What a list says of itself.
    pub(crate) fn of(query: String) -> Self {
        if query.len() > LONGEST { Self::default() } else { Self(query) }
    }

    /// What a request says about a list. It becomes part of links, so it is read as a query string
    /// and printed anew.
    pub(crate) fn read(sent: Option<&str>) -> Self {
        let sent = sent.filter(|sent| sent.len() <= LONGEST).unwrap_or_default();
        let pairs = form_urlencoded::parse(sent.as_bytes());
        Self(Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    /// The query string itself.
    pub(crate) fn query(&self) -> &str {
        &self.0
    }

    /// The list at this address as it was.
    pub(crate) fn list(&self, url: String) -> String {
        if self.0.is_empty() { url } else { format!("{url}?{}", self.0) }
    }

    /// A link to another page, which remembers it.
    pub(crate) fn on(&self, url: String) -> String {
        if self.0.is_empty() {
            return url;
        }
        let separator = if url.contains('?') { '&' } else { '?' };
        let mut query = Serializer::new(String::new());
        format!("{url}{separator}{}", query.append_pair(Self::PARAMETER, &self.0).finish())
    }

    /// The same for a form that is posted.
    pub(crate) fn hidden(&self) -> Vec<Hidden> {
        let state = Hidden { name: Self::PARAMETER.to_owned(), value: self.0.clone() };
        if self.0.is_empty() { Vec::new() } else { vec![state] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_survives_the_way_through_another_page() {
        let state = ListState::of("_q=a+b&_page=2".to_owned());
        let link = state.on("/admin/job/7/".to_owned());
        assert_eq!(link, "/admin/job/7/?_list=_q%3Da%2Bb%26_page%3D2");
        let sent = form_urlencoded::parse(link.split_once('?').expect("a query").1.as_bytes());
        let sent = sent.into_owned().next().expect("a parameter").1;
        assert_eq!(ListState::read(Some(&sent)), state);
        assert_eq!(state.list("/admin/job/".to_owned()), "/admin/job/?_q=a+b&_page=2");
        assert_eq!(state.on("/a?b=1".to_owned()), "/a?b=1&_list=_q%3Da%2Bb%26_page%3D2");
    }

    #[test]
    fn a_state_that_is_empty_or_too_long_leaves_no_trace() {
        for state in ["".to_owned(), format!("_q={}", "a".repeat(LONGEST))] {
            for state in [ListState::of(state.clone()), ListState::read(Some(&state))] {
                assert_eq!(
                    (state.on("/a".into()), state.list("/a".into())),
                    ("/a".into(), "/a".into())
                );
                assert!(state.hidden().is_empty());
            }
        }
    }
}
