//! What stands below a list: what all its rows come to. It is asked for after the list itself, as it
//! reads every row that search and filters leave.

use serde::Serialize;

use crate::{
    Message,
    descriptor::Aggregate,
    field::Kind,
    format::Format,
    resource::{Column, Path, Resource, Source, Summary, Total},
    ui::Cell,
    urls::Urls,
};

use super::{BadQuery, Params, Plan};

/// The foot of a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Foot {
    /// Where a script gets the totals; `None` where they stand here.
    pub url: Option<String>,
    /// The list with its totals; `None` where they stand here.
    pub show_url: Option<String>,
    /// The list without its totals.
    pub hide_url: Option<String>,
    /// Why they are not known.
    pub note: Option<Message>,
    /// The totals of each column of the table, in their order.
    pub columns: Vec<FootColumn>,
    /// The totals of fields that are no columns of the table.
    pub others: Vec<FootTotal>,
}

/// What stands below a column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FootColumn {
    /// The name of the column.
    pub name: String,
    /// What the column is called.
    pub label: String,
    /// Whether its cells are numbers, aligned at their end.
    pub numeric: bool,
    /// Its totals.
    pub totals: Vec<FootTotal>,
}

/// One total.
#[derive(Clone, Debug, Serialize)]
pub struct FootTotal {
    /// What it is: "Sum", and of which field where that is no column.
    pub label: Message,
    /// How it is shown.
    pub cell: Cell,
}

/// What is known of the totals of a list.
#[derive(Clone, Debug, Default)]
pub(super) enum Totals {
    /// Nobody asked yet.
    #[default]
    Later,
    /// It took too long.
    Unknown,
    /// One for each summary that the model declares.
    Known(Vec<Total>),
}

impl Totals {
    /// Adds up the rows of a list, in one statement.
    pub(super) async fn read(source: &Source<'_>, plan: &Plan<'_>) -> crate::Result<Self> {
        let found = source.summarize(&plan.predicate(), &plan.resource.list_summary).await?;
        Ok(found.map_or(Self::Unknown, Self::Known))
    }
}

/// Whether `_summary` asks for the totals.
pub(super) fn asked(params: &Params, resource: &Resource) -> Result<bool, BadQuery> {
    let bad = |key| Err(BadQuery::new(Params::SUMMARY, Message::new(key)));
    match params.get(Params::SUMMARY) {
        None => Ok(false),
        Some(_) if resource.list_summary.is_empty() => bad("summary-none"),
        Some("true") => Ok(true),
        Some(_) => bad("summary-bad"),
    }
}

impl Foot {
    /// The foot of a list; `None` where the model declares no summaries.
    pub(super) fn of(
        plan: &Plan<'_>,
        totals: &Totals,
        format: &Format,
        urls: &Urls,
    ) -> Option<Self> {
        let summaries = &plan.resource.list_summary;
        if summaries.is_empty() {
            return None;
        }
        let params = plan.params.without(Params::SUMMARY);
        let list_url = urls.changelist(&plan.resource.slug);
        let later = matches!(totals, Totals::Later);
        let shown = params.with(Params::SUMMARY, "true").link(&list_url);
        let hide = plan.summary.then(|| plan.params.restating_without(Params::SUMMARY));
        let slow = matches!(totals, Totals::Unknown);
        let told = Told { plan, totals, format };
        Some(Self {
            url: later.then(|| params.link(&urls.summary(&plan.resource.slug))),
            show_url: later.then_some(shown),
            hide_url: hide.map(|params| params.link(&list_url)),
            note: slow.then(|| Message::new("summary-slow")),
            columns: plan.columns.iter().map(|column| told.below(column)).collect(),
            others: told.others(),
        })
    }
}

/// The totals of a list, to be put where they belong.
struct Told<'a> {
    plan: &'a Plan<'a>,
    totals: &'a Totals,
    format: &'a Format,
}

impl Told<'_> {
    fn below(&self, column: &Column) -> FootColumn {
        let is_own = |summary: &Summary| is_about(summary, column);
        FootColumn {
            name: column.name.clone(),
            label: column.label.clone(),
            numeric: column.is_numeric(),
            totals: self.those(is_own, label),
        }
    }

    fn others(&self) -> Vec<FootTotal> {
        let columns = &self.plan.columns;
        self.those(|summary| !columns.iter().any(|column| is_about(summary, column)), full_label)
    }

    fn those(
        &self,
        wanted: impl Fn(&Summary) -> bool,
        label: fn(&Summary) -> Message,
    ) -> Vec<FootTotal> {
        let cell = |place: usize, summary: &Summary| match self.totals {
            Totals::Later => None,
            Totals::Unknown => Some(Cell::Empty),
            Totals::Known(totals) => Some(cell(summary, totals.get(place)?, self.format)),
        };
        let summaries = self.plan.resource.list_summary.iter().enumerate();
        let wanted = summaries.filter(|(_, summary)| wanted(summary));
        wanted
            .filter_map(|(place, own)| {
                Some(FootTotal { label: label(own), cell: cell(place, own)? })
            })
            .collect()
    }
}

/// A relation is a column by its own name or by that of its key.
fn is_about(summary: &Summary, column: &Column) -> bool {
    let own = &summary.path;
    let same = |path: &Path| path.is_own() && own.is_own() && path.field.index == own.field.index;
    column.path().is_some_and(|path| path.dotted == own.dotted || same(path))
}

/// A total, as its reader writes numbers, days and times.
pub(super) fn cell(summary: &Summary, total: &Total, format: &Format) -> Cell {
    match total {
        Total::Number(number) => Cell::Number { text: format.number(number) },
        Total::Value(value) => summary.path.field.show(value, format).into(),
        Total::Nothing => Cell::Empty,
        Total::Unreadable => Cell::Unreadable,
    }
}

/// What a total is called below its column.
fn label(summary: &Summary) -> Message {
    let key = match (summary.aggregate, is_time(summary)) {
        (Aggregate::Sum, _) => "summary-sum",
        (Aggregate::Avg, _) => "summary-avg",
        (Aggregate::Min, false) => "summary-min",
        (Aggregate::Min, true) => "summary-first",
        (Aggregate::Max, false) => "summary-max",
        (Aggregate::Max, true) => "summary-last",
        (Aggregate::Count, _) => "summary-count",
    };
    summary.label.map_or_else(|| Message::new(key), Message::literal)
}

/// What it is called elsewhere.
pub(super) fn full_label(summary: &Summary) -> Message {
    let key = match (summary.aggregate, is_time(summary)) {
        (Aggregate::Sum, _) => "summary-sum-of",
        (Aggregate::Avg, _) => "summary-avg-of",
        (Aggregate::Min, false) => "summary-min-of",
        (Aggregate::Min, true) => "summary-first-of",
        (Aggregate::Max, false) => "summary-max-of",
        (Aggregate::Max, true) => "summary-last-of",
        (Aggregate::Count, _) => "summary-count-of",
    };
    let named = || Message::new(key).with("field", &summary.path.label);
    summary.label.map_or_else(named, Message::literal)
}

fn is_time(summary: &Summary) -> bool {
    matches!(summary.path.field.kind, Kind::Date | Kind::Time | Kind::DateTime { .. })
}
