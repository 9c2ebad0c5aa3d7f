//! Somebody at the screen: their cookies, and what they ask for.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{body::Body, extract::ConnectInfo, response::Response};
use http::{Method, Request, header, request::Builder};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{TestForm, TestPage, TestSite};

/// A browser: it keeps cookies, says where its requests come from, and follows no redirect by
/// itself.
///
/// Paths are those below the mount: `/job_posting/`. An address that a page gave, with the mount in
/// front, is understood as well.
#[derive(Clone, Debug)]
pub struct Browser {
    site: TestSite,
    state: Arc<Mutex<State>>,
    languages: String,
}

#[derive(Debug, Default)]
struct State {
    cookies: BTreeMap<String, String>,
    /// The token in the last page that had one.
    token: Option<String>,
}

impl Browser {
    pub(super) fn new(site: TestSite) -> Self {
        Self { site, state: Arc::default(), languages: "en".to_owned() }
    }

    /// The same browser, asking for pages in these languages from now on, as `Accept-Language` says
    /// it.
    #[must_use]
    pub fn speaking(self, languages: impl Into<String>) -> Self {
        Self { languages: languages.into(), ..self }
    }

    /// Types name and password into the login form and sends it.
    pub async fn try_login(&self, name: &str, password: &str) -> TestPage {
        let form = self.get("/-/login").await.form_to("/-/login");
        self.submit(form.set("username", name).set("password", password)).await
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> TestPage {
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    /// Asks for the page that an answer leads to.
    ///
    /// # Panics
    ///
    /// Where it leads nowhere.
    pub async fn follow(&self, answer: &TestPage) -> TestPage {
        let location = answer.location();
        let location = location.unwrap_or_else(|| panic!("this leads nowhere: {answer:?}"));
        self.get(location).await
    }

    /// Sends a form that was filled in.
    pub async fn submit(&self, form: TestForm) -> TestPage {
        let (action, body) = (form.action().to_owned(), form.encode());
        self.send(self.form_request(&action), body).await
    }

    /// Sends values as a form, with the token of the last page that had one. What a page would send
    /// besides (`_once`, `_version`) is not added: see [`submit`](Self::submit).
    pub async fn post(&self, path: &str, values: &[(&str, &str)]) -> TestPage {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(values);
        if !values.iter().any(|(name, _)| *name == "_csrf") {
            let token = self.state().token.clone();
            body.extend_pairs(token.iter().map(|token| ("_csrf", token)));
        }
        self.send(self.form_request(path), body.finish()).await
    }

    /// The head of a request as this browser would send it, to be changed before it is
    /// [sent](Self::send).
    #[must_use]
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let origin = &self.site.origin;
        let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
        let safe = method == Method::GET || method == Method::HEAD;
        let mut request = Request::builder()
            .method(method)
            .uri(self.address(path))
            .header(header::HOST, host)
            .header(header::ACCEPT_LANGUAGE, &self.languages)
            .header("sec-fetch-site", "same-origin");
        if !safe {
            request = request.header(header::ORIGIN, origin);
        }
        match self.cookies() {
            cookies if cookies.is_empty() => request,
            cookies => request.header(header::COOKIE, cookies),
        }
    }

    /// Sends a request, keeps the cookies of its answer and reads it to its end.
    ///
    /// # Panics
    ///
    /// Where the request is none, or the answer breaks off.
    pub async fn send(&self, request: Builder, body: impl Into<Body>) -> TestPage {
        let mut request = request.body(body.into()).expect("a request can be made of this");
        // As a host serves that tells the panel whom it speaks with.
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            let here = SocketAddr::from(([127, 0, 0, 1], 50_000));
            request.extensions_mut().insert(ConnectInfo(here));
        }
        let address = request.uri().to_string();
        let _ = self.site.statements.take();
        let Ok(answer) = self.site.router().oneshot(request).await;
        self.keep_cookies(&answer);
        let (head, body) = answer.into_parts();
        let body = body.collect().await.expect("the answer is whole").to_bytes();
        let page = TestPage::new(address, head, body, self.site.statements.take());
        if let Some(token) = page.token() {
            self.state().token = Some(token);
        }
        page
    }

    /// The cookies, as they are sent.
    #[must_use]
    pub fn cookies(&self) -> String {
        let pairs =
            self.state().cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>();
        pairs.join("; ")
    }

    fn form_request(&self, path: &str) -> Builder {
        self.request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    fn address(&self, path: &str) -> String {
        let mount = &self.site.mount;
        let whole = path.strip_prefix(mount.as_str()).is_some_and(|rest| {
            mount.is_empty() || rest.is_empty() || rest.starts_with(['/', '?'])
        });
        match path {
            path if whole => path.to_owned(),
            // What `nest` serves: the mount itself has no slash behind it.
            path => match path.strip_prefix('/') {
                Some(rest) if rest.is_empty() || rest.starts_with('?') => format!("{mount}{rest}"),
                _ => format!("{mount}{path}"),
            },
        }
    }

    fn keep_cookies(&self, answer: &Response) {
        let mut state = self.state();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("cookies are plain text");
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if attributes.to_ascii_lowercase().contains("max-age=0") {
                state.cookies.remove(name);
            } else {
                state.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
