//! Where a form leads: the button that was pressed, and the list that was come from.

use super::submission::{SAVE_AS_NEW, Submission};
use crate::{
    resource::Key,
    ui::{Hidden, ListState},
    urls::Urls,
};

/// The button that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Button {
    /// "Save": back to the list. Also what the Enter key does.
    Save,
    /// "Save and continue editing", and "Save as new": on with the row that was made.
    Continue,
    /// "Save and add another".
    AddAnother,
}

impl Button {
    /// The button that this form was sent with.
    pub(crate) fn of(form: &Submission) -> Self {
        match (form.has("_continue") || form.has(SAVE_AS_NEW), form.has("_addanother")) {
            (true, _) => Self::Continue,
            (_, true) => Self::AddAnother,
            _ => Self::Save,
        }
    }
}

/// The links around a form: they carry the state of the list that it was come from.
#[derive(Clone, Debug)]
pub(crate) struct Way<'a> {
    urls: &'a Urls,
    model: &'a str,
    list: ListState,
}

impl<'a> Way<'a> {
    /// `list` is what a request says about the list.
    pub(crate) fn new(urls: &'a Urls, model: &'a str, list: Option<&str>) -> Self {
        Self { urls, model, list: ListState::read(list) }
    }

    /// The state of the list as hidden inputs.
    pub(crate) fn hidden(&self) -> Vec<Hidden> {
        self.list.hidden()
    }

    /// The list as it was.
    pub(crate) fn list(&self) -> String {
        self.list.list(self.urls.changelist(self.model))
    }

    /// The query string of the list.
    pub(crate) fn state(&self) -> &str {
        self.list.query()
    }

    /// The list, for those who may see it; the start page for the others.
    pub(crate) fn home(&self, may_view: bool) -> String {
        if may_view { self.list() } else { self.urls.index() }
    }

    /// The form of a row.
    pub(crate) fn change(&self, key: &Key) -> String {
        self.list.on(self.urls.change(self.model, &key.to_url()))
    }

    /// Any address, with the state of the list.
    pub(crate) fn on(&self, url: String) -> String {
        self.list.on(url)
    }

    /// The form for a new row.
    pub(crate) fn add(&self) -> String {
        self.list.on(self.urls.add(self.model))
    }

    /// The question before a row is deleted.
    pub(crate) fn delete(&self, key: &Key) -> String {
        self.list.on(self.urls.delete(self.model, &key.to_url()))
    }

    /// The form of a row of any model.
    pub(crate) fn to(&self, model: &str, key: &Key) -> String {
        self.urls.change(model, &key.to_url())
    }

    /// What happened to a row.
    pub(crate) fn history(&self, key: &Key) -> String {
        self.urls.history(self.model, &key.to_url())
    }

    /// Where a saved form leads: nobody is sent to a page that refuses them.
    pub(crate) fn after(&self, button: Button, key: &Key, may_view: bool) -> String {
        match button {
            Button::AddAnother => self.add(),
            Button::Continue if may_view => self.change(key),
            _ => self.home(may_view),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_the_list_survives_the_form() {
        let urls = Urls::new("/admin");
        let way = Way::new(&urls, "job", Some("_q=a+b&_page=2"));
        assert_eq!(way.list(), "/admin/job/?_q=a+b&_page=2");
        assert_eq!(way.add(), "/admin/job/-/add?_list=_q%3Da%2Bb%26_page%3D2");
        let plain = Way::new(&urls, "job", None);
        assert_eq!((plain.list(), plain.add()), ("/admin/job/".into(), "/admin/job/-/add".into()));
    }

    #[test]
    fn a_state_written_by_hand_stays_inside_the_list() {
        let urls = Urls::new("/admin");
        for hostile in ["//evil.example", "\r\nSet-Cookie: a=b", "#x", "../../-/logout"] {
            let list = Way::new(&urls, "job", Some(hostile)).list();
            assert!(list.starts_with("/admin/job/?"), "{list}");
            assert!(!list.contains(['\r', '\n', '#', ' ']), "{list}");
        }
    }
}
