//! An answer, read as a person reads it.

use std::fmt;

use axum::body::Bytes;
use http::{HeaderMap, StatusCode, header, response};

use super::{TestForm, form, html};

/// An answer of the panel.
#[derive(Clone)]
pub struct TestPage {
    address: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    statements: Vec<String>,
}

impl TestPage {
    pub(super) fn new(
        address: String,
        head: response::Parts,
        body: Bytes,
        statements: Vec<String>,
    ) -> Self {
        Self { address, status: head.status, headers: head.headers, body, statements }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The value of a header; `None` where it is missing.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Where the answer leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.header(header::LOCATION.as_str())
    }

    /// The body as it was sent.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text, markup and all.
    #[must_use]
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What can be read on the page, without its markup; each run of white space is one space.
    #[must_use]
    pub fn text(&self) -> String {
        html::text(&self.html())
    }

    /// The addresses of all links on the page.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let html = self.html();
        let anchors = html::tags(&html).filter(|tag| tag.name == "a");
        anchors.filter_map(|tag| tag.attribute("href")).collect()
    }

    /// The addresses of all styles, scripts and pictures of the page.
    #[must_use]
    pub fn assets(&self) -> Vec<String> {
        let html = self.html();
        let loading = html::tags(&html).filter(|tag| matches!(tag.name, "img" | "link" | "script"));
        loading.filter_map(|tag| tag.attribute("src").or_else(|| tag.attribute("href"))).collect()
    }

    /// The rows of the page's tables, without those of their heads and feet: what stands in each
    /// cell.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        html::rows(&self.html())
    }

    /// All forms of the page that are posted.
    #[must_use]
    pub fn forms(&self) -> Vec<TestForm> {
        form::read(&self.html(), &self.address)
    }

    /// The form that is posted to the page's own address.
    ///
    /// # Panics
    ///
    /// Where the page has none.
    #[must_use]
    pub fn form(&self) -> TestForm {
        self.form_to(&self.address)
    }

    /// The form that is posted to an address that ends like this.
    ///
    /// # Panics
    ///
    /// Where the page has none.
    #[must_use]
    pub fn form_to(&self, ending: &str) -> TestForm {
        let path = |action: &str| action.split('?').next().unwrap_or_default().to_owned();
        let wanted = path(ending);
        let mut forms = self.forms().into_iter();
        forms.find(|form| path(form.action()).ends_with(&wanted)).unwrap_or_else(|| {
            panic!("no form on this page is posted to {wanted}: {} {}", self.status, self.text())
        })
    }

    /// What the form on this page would send if nothing were touched, hidden inputs included.
    ///
    /// # Panics
    ///
    /// As [`form`](Self::form).
    #[must_use]
    pub fn form_values(&self) -> Vec<(String, String)> {
        self.form().values().to_vec()
    }

    /// What the panel said to the database for this answer. Requests that run at the same time are
    /// not told apart.
    #[must_use]
    pub fn statements(&self) -> &[String] {
        &self.statements
    }

    /// The token of any form on the page.
    pub(super) fn token(&self) -> Option<String> {
        let html = self.html();
        let mut inputs = html::tags(&html).filter(|tag| tag.name == "input");
        inputs.find(|tag| tag.attribute("name").as_deref() == Some("_csrf"))?.attribute("value")
    }
}

impl fmt::Debug for TestPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestPage")
            .field("address", &self.address)
            .field("status", &self.status)
            .field("text", &self.text())
            .finish_non_exhaustive()
    }
}
