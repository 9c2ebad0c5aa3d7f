//! The statements of a list, beside each other where they can be.

use std::{
    collections::{BTreeMap, HashMap},
    panic::{AssertUnwindSafe, resume_unwind},
};

use chrono::NaiveDate;
use futures_util::FutureExt;
use sea_orm::Value;

use crate::{
    Error, Result,
    resource::{Count, FilterChoice, Key, Path, Row, Source},
};

use super::{
    Asker, ListError, Plan, Window,
    date_hierarchy::Period,
    facet::{self, Facets},
    filter::{Criterion, Declared, Operand},
    foot::Totals,
    group::{self, GroupBy, Grouped},
    inquiry::{Inquiry, Known},
    pager::Found,
};

/// Everything that was read for a list.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) rows: Vec<Row>,
    /// How many of them, from the first on, belong to other pages.
    others: usize,
    pub(super) found: Found,
    /// The first and the last day, and the periods that have rows, for the bar of dates.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) parts: Vec<Period>,
    pub(super) labels: Labels,
    pub(super) choices: Choices,
    pub(super) facets: Facets,
    pub(super) totals: Totals,
    /// The rows put together, in their place.
    pub(super) grouped: Option<Grouped>,
}

/// How the related rows that are filtered by are called: by parameter and value.
#[derive(Debug, Default)]
pub(super) struct Labels(HashMap<(String, String), String>);

impl Labels {
    pub(super) fn of(&self, parameter: &str, text: &str) -> Option<&str> {
        self.0.get(&(parameter.to_owned(), text.to_owned())).map(String::as_str)
    }
}

/// The choices of filters that had to be read, by the name of the filter.
#[derive(Debug, Default)]
pub(super) struct Choices(HashMap<String, Vec<FilterChoice>>);

impl Choices {
    pub(super) fn of(&self, name: &str) -> Option<&[FilterChoice]> {
        self.0.get(name).map(Vec::as_slice)
    }
}

/// Lets a part of a page run to its end and tells of its panic only then. A panic inside `join!`
/// would drop the other parts in the middle of a statement, and with a `BEGIN` somebody's write.
async fn whole<T>(part: impl Future<Output = T>) -> std::thread::Result<T> {
    AssertUnwindSafe(part).catch_unwind().await
}

/// What a part found; goes on with its panic, now that nothing else is under way.
fn found<T>(part: std::thread::Result<T>) -> T {
    part.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Reads a list. Futures that speak to the database are joined and never dropped half-way: all run
/// to their end before the first fault is told.
pub(super) async fn load(
    source: &Source<'_>,
    plan: &Plan<'_>,
    asker: &Asker<'_>,
) -> Result<Findings> {
    let inquiry = Inquiry::new(source, plan, asker.clock.today());
    let (page, known, labels, offered, totals) = tokio::join!(
        whole(read(source, plan, &plan.window)),
        whole(inquiry.first()),
        whole(labels(source, plan)),
        whole(offered(source, plan, asker)),
        whole(totals(source, plan)),
    );
    let (page, known, totals) = (found(page)?, found(known)?, found(totals)?);
    let (labels, (choices, facets)) = (found(labels)?, found(offered)?);
    let known = inquiry.second(known, page.count()).await?;
    let page = match page.instead(plan, known.count) {
        Some(window) => read(source, plan, &window).await?,
        None => page,
    };
    let count = page.count().unwrap_or(known.count);
    let Page { window, rows, before, after } = page;
    let found = Found { window, rows: rows.len() as u64, before, after, count };
    let (days, parts) = (known.days, known.parts);
    let grouped = None;
    Ok(Findings { rows, others: 0, found, days, parts, labels, choices, facets, totals, grouped })
}

/// Reads a list whose rows are put together.
pub(super) async fn load_grouped(
    source: &Source<'_>,
    plan: &Plan<'_>,
    by: &GroupBy<'_>,
    asker: &Asker<'_>,
) -> Result<Findings, ListError> {
    let inquiry = Inquiry::new(source, plan, asker.clock.today());
    let (grouped, known, labels, offered, totals) = tokio::join!(
        whole(group::read(source, plan, by, asker.clock)),
        whole(inquiry.first()),
        whole(labels(source, plan)),
        whole(offered(source, plan, asker)),
        whole(totals(source, plan)),
    );
    let (grouped, known, totals) = (found(grouped)?, found(known)?, found(totals)?);
    let (labels, (choices, facets)) = (found(labels)?, found(offered)?);
    let count = grouped.count();
    let Known { days, parts, .. } = inquiry.second(known, Some(count)).await?;
    let window = plan.window.clone();
    let found = Found { window, rows: 0, before: false, after: false, count };
    let (rows, grouped) = (Vec::new(), Some(grouped));
    Ok(Findings { rows, others: 0, found, days, parts, labels, choices, facets, totals, grouped })
}

impl Findings {
    /// Puts further rows before those of the page.
    pub(super) fn add(&mut self, mut others: Vec<Row>) {
        self.others = others.len();
        others.append(&mut self.rows);
        self.rows = others;
    }

    /// The rows of the page alone.
    pub(super) fn page(&self) -> &[Row] {
        &self.rows[self.others..]
    }
}

/// The rows with these keys that the page does not show.
pub(super) async fn others(
    source: &Source<'_>,
    plan: &Plan<'_>,
    findings: &Findings,
    keys: &[Key],
) -> Result<Vec<Row>> {
    let is_shown = |key: &&Key| findings.rows.iter().any(|row| row.key == **key);
    let keys: Vec<Key> = keys.iter().filter(|key| !is_shown(key)).cloned().collect();
    source.rows_of(&keys, &plan.row_query().columns).await
}

struct Page {
    window: Window,
    rows: Vec<Row>,
    /// Whether rows come before it.
    before: bool,
    /// Whether rows follow.
    after: bool,
}

impl Page {
    fn count(&self) -> Option<Count> {
        Found::shown(&self.window, self.rows.len() as u64, self.after)
    }

    /// The page to be shown in place of this one: the last where the list ends before it, a full
    /// first one where going back came to the beginning, and pages where there are too many rows to
    /// show all.
    fn instead(&self, plan: &Plan<'_>, count: Count) -> Option<Window> {
        let full = self.rows.len() as u64 == self.window.size();
        if self.window.is_all() && self.after {
            return Some(self.window.paged(plan.resource));
        }
        if self.window.seek().backwards && !self.before && !full {
            return Some(self.window.first());
        }
        let beyond = self.rows.is_empty() && self.before;
        beyond.then(|| self.window.last(Some(count)))
    }
}

async fn read(source: &Source<'_>, plan: &Plan<'_>, window: &Window) -> Result<Page> {
    let mut rows = source.rows(&plan.row_query_at(window)).await?;
    let size = usize::try_from(window.size()).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    let seek = window.seek();
    let (before, after) = match seek.backwards {
        true => (more, seek.from.is_some()),
        false => (seek.from.is_some() || window.offset() > 0, more),
    };
    if more {
        let surplus = if seek.backwards { 0..rows.len() - size } else { size..rows.len() };
        rows.drain(surplus);
    }
    let first = seek.backwards && !before && rows.len() == size;
    let window = if first { window.clone().called_first() } else { window.clone() };
    Ok(Page { window, rows, before, after })
}

async fn totals(source: &Source<'_>, plan: &Plan<'_>) -> Result<Totals> {
    if plan.summary { Totals::read(source, plan).await } else { Ok(Totals::Later) }
}

async fn labels(source: &Source<'_>, plan: &Plan<'_>) -> Result<Labels> {
    let named = plan.applied().filter_map(|applied| {
        let values = applied.criteria.iter().filter_map(value_of).collect();
        Some((applied.parameter.as_str(), applied.declared.path()?, values))
    });
    labels_among(source, named).await
}

/// What the related rows are called that parameters name by their keys: one statement for each
/// parameter on a relation.
pub(super) async fn labels_among<'a>(
    source: &Source<'_>,
    named: impl IntoIterator<Item = (&'a str, &'a Path, Vec<(&'a str, Value)>)>,
) -> Result<Labels> {
    let mut asked: BTreeMap<&str, Asked<'_>> = BTreeMap::new();
    for (parameter, path, values) in named {
        if path.field.relation.is_some() {
            let asked = asked.entry(parameter).or_insert(Asked { path, values: Vec::new() });
            asked.values.extend(values);
        }
    }
    let found = asked.iter().map(|(parameter, asked)| labels_of(source, parameter, asked));
    let found = futures_util::future::join_all(found).await;
    let found: Vec<_> = found.into_iter().collect::<Result<_, Error>>()?;
    Ok(Labels(found.into_iter().flatten().collect()))
}

/// The related rows that a parameter names.
struct Asked<'a> {
    path: &'a Path,
    values: Vec<(&'a str, Value)>,
}

fn value_of(criterion: &Criterion) -> Option<(&str, Value)> {
    match &criterion.operand {
        Operand::Value(value) => Some((&criterion.text, value.clone())),
        _ => None,
    }
}

/// What can be chosen from, and then how many rows that would give.
async fn offered(
    source: &Source<'_>,
    plan: &Plan<'_>,
    asker: &Asker<'_>,
) -> Result<(Choices, Facets)> {
    let choices = choices(source).await?;
    let facets = facet::load(source, plan, &choices, asker).await?;
    Ok((choices, facets))
}

/// One statement at most for each filter whose choices only the database knows.
async fn choices(source: &Source<'_>) -> Result<Choices> {
    let read = Declared::all(source.resource()).map(async |declared| {
        let choices = declared.choices(source).await?;
        Ok(choices.map(|choices| (declared.list.name.clone(), choices)))
    });
    let found: Vec<_> =
        futures_util::future::join_all(read).await.into_iter().collect::<Result<_, Error>>()?;
    Ok(Choices(found.into_iter().flatten().collect()))
}

type Label = ((String, String), String);

async fn labels_of(source: &Source<'_>, parameter: &str, asked: &Asked<'_>) -> Result<Vec<Label>> {
    if asked.values.is_empty() {
        return Ok(Vec::new());
    }
    let (texts, values): (Vec<&str>, Vec<Value>) = asked.values.iter().cloned().unzip();
    let labels = source.labels(&asked.path.field, &values).await?;
    let named = texts.into_iter().zip(labels).filter_map(|(text, label)| Some((text, label?)));
    Ok(named.map(|(text, label)| ((parameter.to_owned(), text.to_owned()), label)).collect())
}
