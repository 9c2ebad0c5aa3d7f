//! The page on which a related row is searched and picked for a filter: what a picker does as one
//! types, by plain links.

use serde::Serialize;

use super::{
    Asker, BadQuery, ListError, Params, Plan,
    filter::{Declared, Operator},
    params, remember,
};
use crate::{
    Error, ErrorKind, Message,
    resource::{Lookup, Source},
    ui::{Hidden, LinkChoice, ListState},
    urls::Urls,
    value,
};

/// What `pick.html` is given.
#[derive(Clone, Debug, Serialize)]
pub struct PickPage {
    /// What is filtered by.
    pub title: String,
    /// Where the search goes; it is a `GET` with the parameter `_q`.
    pub url: String,
    /// What was searched for.
    pub value: String,
    /// The state of the list.
    pub hidden: Vec<Hidden>,
    /// The rows that were found: each leads to the list, with it or without it.
    pub choices: Vec<LinkChoice>,
    /// The page of rows before.
    pub previous_url: Option<String>,
    /// The page of rows after.
    pub next_url: Option<String>,
    /// The list as it was.
    pub list_url: String,
}

/// What is looked for on it.
#[derive(Clone, Debug)]
pub struct Picking {
    /// The name of the filter.
    pub filter: String,
    /// The words.
    pub search: String,
    /// The page of what was found, from 1 on.
    pub page: u64,
    /// The query string of the list.
    pub list: String,
}

impl PickPage {
    /// Searches the rows that a filter of the list can be set to.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound) where the list has no such filter,
    /// [`Forbidden`](ErrorKind::Forbidden) where the person may not view those rows.
    pub async fn load(
        source: &Source<'_>,
        picking: &Picking,
        urls: &Urls,
    ) -> Result<Self, ListError> {
        let resource = source.resource();
        let (params, asker) = (Params::parse(&picking.list)?, Asker::new(source.actor()));
        let plan = Plan::new(&params, resource, source.registry(), &asker)?;
        let declared = declared(source, &picking.filter)?;
        let path = declared.path().ok_or_else(not_found)?;
        let found = source.lookup(&path.field, &picking.search, picking.page).await?;
        let list_url = urls.changelist(&resource.slug);
        let here = remember(&urls.pick(&resource.slug, &picking.filter), &plan.params);
        let page = Builder { declared, params: &plan.params, list_url, here, picking };
        Ok(page.build(&found))
    }
}

fn declared<'a>(source: &Source<'a>, name: &str) -> Result<Declared<'a>, Error> {
    let related = |own: &Declared<'_>| own.path().is_some_and(|at| at.field.relation.is_some());
    let mut declared = Declared::all(source.resource()).filter(related);
    declared.find(|own| own.list.name == name).ok_or_else(not_found)
}

fn not_found() -> Error {
    Error::new(ErrorKind::NotFound, "the list has no such filter to pick a row for")
}

struct Builder<'a> {
    declared: Declared<'a>,
    params: &'a Params,
    list_url: String,
    here: String,
    picking: &'a Picking,
}

impl Builder<'_> {
    fn build(&self, found: &Lookup) -> PickPage {
        let page = self.picking.page;
        let choices =
            found.rows.iter().map(|row| self.choice(&value::text(&row.value), &row.label));
        PickPage {
            title: self.declared.list.label.clone(),
            url: self.here.split('?').next().unwrap_or_default().to_owned(),
            value: self.picking.search.clone(),
            hidden: ListState::of(self.params.to_string()).hidden(),
            choices: choices.collect(),
            previous_url: (page > 1).then(|| self.turned(page - 1)),
            next_url: found.more.then(|| self.turned(page + 1)),
            list_url: self.params.link(&self.list_url),
        }
    }

    fn choice(&self, key: &str, label: &str) -> LinkChoice {
        let name = self.declared.parameter(Operator::Is);
        let selected = self.params.has(&name, key);
        let params = match selected {
            true => self.declared.without(self.params, &name, key),
            false => [Operator::Null, Operator::All]
                .into_iter()
                .fold(self.params.clone(), |rest, other| {
                    rest.without(&self.declared.parameter(other))
                })
                .and(&name, key),
        };
        let url = params.link(&self.list_url);
        LinkChoice { label: Message::literal(label), url, selected, count: None }
    }

    fn turned(&self, page: u64) -> String {
        let separator = if self.here.contains('?') { '&' } else { '?' };
        let search = params::encode(&self.picking.search);
        format!("{}{separator}_q={search}&_page={page}", self.here)
    }
}

impl Picking {
    /// Reads the query of the page.
    ///
    /// # Errors
    ///
    /// A parameter that means nothing to it.
    pub fn parse(filter: String, query: &str) -> Result<Self, BadQuery> {
        let mut picking = Self { filter, search: String::new(), page: 1, list: String::new() };
        for (name, text) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                Params::SEARCH => picking.search = text.chars().take(LONGEST).collect(),
                Params::PAGE => picking.page = page(&text)?,
                ListState::PARAMETER => picking.list = text.into_owned(),
                _ => {
                    let allowed = [Params::SEARCH, Params::PAGE, ListState::PARAMETER].join(", ");
                    let message = Message::new("query-unknown-key").with("allowed", allowed);
                    return Err(BadQuery::new(&name, message));
                }
            }
        }
        Ok(picking)
    }
}

/// The longest text that is searched for.
const LONGEST: usize = 200;
/// The last page that is served: whoever has not found it by then had better search.
const LAST_PAGE: u64 = 500;

fn page(text: &str) -> Result<u64, BadQuery> {
    let page = text.parse().ok().filter(|page| (1..=LAST_PAGE).contains(page));
    page.ok_or_else(|| BadQuery::new(Params::PAGE, Message::new("page-bad")))
}
