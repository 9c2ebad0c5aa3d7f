//! What a host says of its own pages and buttons.

use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use axum::{
    handler::Handler,
    routing::{self, MethodRouter},
};

use crate::{Actor, Permission, text};

type Only = Arc<dyn Fn(&Actor) -> bool + Send + Sync>;
type UrlOfRow = Arc<dyn Fn(&ButtonRow<'_>) -> String + Send + Sync>;

/// A page of the host's own: an axum handler within the panel's layout, login, rights and CSRF.
///
/// ```
/// use axum::{response::Response, routing::get};
/// use backoffice::{Permission, Result, pages::{Page, PageContext}};
///
/// async fn feed(cx: PageContext) -> Result<Response> {
///     cx.render("feed.html", serde_json::json!({ "lines": 3 }))
/// }
///
/// let page = Page::new("feed", get(feed)).label("Import feed").permission(Permission::Add);
/// ```
#[derive(Clone)]
#[must_use = "a page is served where it is registered"]
pub struct Page {
    pub(super) name: String,
    pub(super) route: MethodRouter,
    pub(super) said: Said,
    pub(super) posts: bool,
    pub(super) confirm: Option<String>,
}

/// A button that leads to an address: beside the title of a list, or in the menu of each row and
/// beside the title of its form.
///
/// ```
/// use backoffice::pages::Button;
///
/// let board = Button::link("Job board", "/jobs").icon("open");
/// let site = Button::row("View on site", |row| format!("/jobs/{}", row.key()));
/// ```
#[derive(Clone)]
#[must_use = "a button is shown where it is registered"]
pub struct Button {
    pub(super) said: Said,
    pub(super) url: ButtonUrl,
}

#[derive(Clone)]
pub(super) enum ButtonUrl {
    Fixed(String),
    OfRow(UrlOfRow),
}

/// The row that a button is about.
#[derive(Clone, Copy, Debug)]
pub struct ButtonRow<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
}

impl ButtonRow<'_> {
    /// Its key as one path segment: percent-encoded, parts of a composite key joined by commas.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key
    }

    /// How it is called.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label
    }
}

/// What pages and buttons have in common: how they are called and who may use them.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) label: Option<String>,
    pub(super) icon: &'static str,
    pub(super) permission: Option<Permission>,
    only: Option<Only>,
}

/// The pages and buttons of one model: what
/// [`register_with`](crate::AdminSite::register_with) is given to add to.
#[derive(Clone, Debug, Default)]
#[must_use = "what is added is registered when it is returned"]
pub struct ModelPages {
    pub(super) list: Vec<Page>,
    pub(super) rows: Vec<Page>,
    pub(super) buttons: Vec<Button>,
}

impl ModelPages {
    /// Adds a page about the model: `/{model}/-/page/{name}`.
    pub fn page(mut self, page: Page) -> Self {
        self.list.push(page);
        self
    }

    /// Adds a page about each row, `/{model}/{key}/-/page/{name}`: it is there for the rows that the
    /// person may see.
    pub fn row_page(mut self, page: Page) -> Self {
        self.rows.push(page);
        self
    }

    /// Adds a button that leads elsewhere.
    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }
}

impl Page {
    /// A page at the address that ends in `name`: letters, digits, `-` and `_`. It is asked for by
    /// `GET` and `POST`; a form that is posted carries [`csrf`](super::PageContext::csrf) as `_csrf`,
    /// or is refused before the handler begins, and is read by axum's `Form`.
    ///
    /// Without another word it takes what viewing the model takes, and a page of the site takes a
    /// login.
    pub fn new(name: impl Into<String>, route: MethodRouter) -> Self {
        let said = Said::of(None, None);
        Self { name: name.into(), route, said, posts: false, confirm: None }
    }

    /// Something to be done rather than looked at: its button posts, and nothing is done by `GET`. It
    /// takes the right to change the model, unless said otherwise. Answer with
    /// [`leave`](super::PageContext::leave).
    pub fn post<H, T>(name: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        let page = Self::new(name, routing::post(handler));
        let said = Said { permission: Some(Permission::Change), ..page.said };
        Self { posts: true, said, ..page }
    }

    /// Asks before it is done: the button leads to a page with this question, whose answer is posted.
    pub fn confirm(mut self, question: impl Into<String>) -> Self {
        self.confirm = Some(question.into());
        self
    }

    /// The sentence above the page, and on the button that leads to it; without one there is no
    /// button.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.said.label = Some(label.into());
        self
    }

    /// The icon of its button.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.said.icon = icon;
        self
    }

    /// The right on the model that it takes.
    pub fn permission(mut self, permission: Permission) -> Self {
        self.said.permission = Some(permission);
        self
    }

    /// Only these people may use it, of those with the right.
    pub fn only(mut self, may: impl Fn(&Actor) -> bool + Send + Sync + 'static) -> Self {
        self.said.only = Some(Arc::new(may));
        self
    }

    /// What stands above it.
    pub(super) fn title(&self) -> String {
        self.said.label.clone().unwrap_or_else(|| text::humanize(&self.name.replace('-', "_")))
    }
}

impl Button {
    /// A button beside the title of the list.
    pub fn link(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self { said: Said::of(Some(label.into()), None), url: ButtonUrl::Fixed(url.into()) }
    }

    /// A button of each row, whose address is made of its key: a path of this site, or an `http`
    /// address. What needs more of a row than its key is a
    /// [page of the row](ModelPages::row_page) that redirects.
    pub fn row<U: Into<String>>(
        label: impl Into<String>,
        url: impl Fn(&ButtonRow<'_>) -> U + Send + Sync + 'static,
    ) -> Self {
        let url: UrlOfRow = Arc::new(move |row| url(row).into());
        Self { said: Said::of(Some(label.into()), None), url: ButtonUrl::OfRow(url) }
    }

    /// Its icon.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.said.icon = icon;
        self
    }

    /// The right on the model without which it is not shown.
    pub fn permission(mut self, permission: Permission) -> Self {
        self.said.permission = Some(permission);
        self
    }

    /// It is shown to these people only, of those with the right.
    pub fn only(mut self, may: impl Fn(&Actor) -> bool + Send + Sync + 'static) -> Self {
        self.said.only = Some(Arc::new(may));
        self
    }
}

impl Said {
    fn of(label: Option<String>, permission: Option<Permission>) -> Self {
        Self { label, icon: "open", permission, only: None }
    }

    /// Whether it is for this person, as far as rights on a model do not say so.
    pub(super) fn is_for(&self, actor: &Actor) -> bool {
        let Some(only) = &self.only else { return true };
        // The pages that tell of a fault ask this, too: it must not become a second one.
        catch_unwind(AssertUnwindSafe(|| only(actor))).unwrap_or_else(|_| {
            tracing::error!(label = self.label, "`only` panicked, which denies");
            false
        })
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Debug for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Button").field("label", &self.said.label).finish_non_exhaustive()
    }
}
