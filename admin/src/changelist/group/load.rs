//! The statements of groups: one for them, one before it for the ends of a date, one behind it for
//! the names of related rows.

use chrono::NaiveDate;
use sea_orm::Value;

use super::{
    super::{BadQuery, Clock, ListError, Params, Period, Plan, in_a_sentence, page::Pager},
    GROUPS, GroupBy, GroupSort, Unit,
};
use crate::{
    Message,
    descriptor::Aggregate,
    resource::{Count, Group, GroupKey, Grouping, Path, Resource, Source, Summary, Total},
};

/// The groups of a list.
#[derive(Debug, Default)]
pub(in super::super) struct Grouped {
    pub(super) groups: Vec<Group>,
    /// How related rows are called, group by group.
    pub(super) labels: Vec<Option<String>>,
    /// The stretches of the calendar, in their order.
    pub(super) periods: Vec<Period>,
    /// Whether there are further groups.
    pub(super) more: bool,
    /// Whether finding them took too long.
    pub(super) unknown: bool,
}

impl Grouped {
    fn unknown() -> Self {
        Self { unknown: true, ..Self::default() }
    }

    /// Whether there is no row at all.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.groups.is_empty() && !self.unknown
    }

    /// What stands below the groups.
    pub(in super::super) fn pager(&self, resource: &Resource) -> Pager {
        let rows = in_a_sentence(&resource.label_plural);
        let summary = match self.count() {
            Count::Exact(total) if total > 0 => Message::new("group-count")
                .with("groups", self.groups.len())
                .with("total", total)
                .with("rows", rows),
            _ => Message::literal(""),
        };
        Pager { summary, ..Pager::default() }
    }

    /// How many rows there are in all groups.
    pub(in super::super) fn count(&self) -> Count {
        match (self.unknown, self.more, self.groups.iter().map(|group| group.rows).sum()) {
            (true, ..) => Count::Unknown,
            (_, true, rows) => Count::MoreThan(rows),
            (_, false, rows) => Count::Exact(rows),
        }
    }
}

/// Reads the groups that a list asks for.
pub(in super::super) async fn read(
    source: &Source<'_>,
    plan: &Plan<'_>,
    by: &GroupBy<'_>,
    clock: Clock,
) -> Result<Grouped, ListError> {
    let Ok(days) = days(source, plan, by, clock).await? else { return Ok(Grouped::unknown()) };
    let Some(grouping) = plan.grouping(days, clock)? else { return Ok(Grouped::unknown()) };
    let summaries = &plan.resource.list_summary;
    let found = source.groups(&plan.predicate(), &grouping, summaries, GROUPS + 1).await?;
    let Some(mut groups) = found else { return Ok(Grouped::unknown()) };
    let more = groups.len() as u64 > GROUPS;
    groups.truncate(usize::try_from(GROUPS).unwrap_or(usize::MAX));
    let labels = labels(source, by.path, &groups).await?;
    Ok(Grouped { groups, labels, periods: by.periods(days)?, more, unknown: false })
}

/// Finding them took too long.
struct TooLong;

/// The first and the last day of a date; `None` where no row has one.
async fn days(
    source: &Source<'_>,
    plan: &Plan<'_>,
    by: &GroupBy<'_>,
    clock: Clock,
) -> Result<Result<Option<(NaiveDate, NaiveDate)>, TooLong>, ListError> {
    if by.unit.is_none() {
        return Ok(Ok(None));
    }
    let ends = [Aggregate::Min, Aggregate::Max].map(|end| Summary::new(end, by.path.clone()));
    let found = source.summarize(&plan.predicate(), &ends).await?;
    match found.as_deref() {
        None => Ok(Err(TooLong)),
        Some([Total::Value(first), Total::Value(last)]) => {
            let days = clock.day_of(first).zip(clock.day_of(last));
            days.map(|days| Ok(Some(days))).ok_or_else(|| too_many().into())
        }
        Some(_) => Ok(Ok(None)),
    }
}

impl Plan<'_> {
    /// What the source is asked for where rows are put together, those of a date from the first of
    /// these days to the last; `None` where they are not.
    ///
    /// # Errors
    ///
    /// Where too many stretches of the calendar lie between the days.
    pub fn grouping(
        &self,
        days: Option<(NaiveDate, NaiveDate)>,
        clock: Clock,
    ) -> Result<Option<Grouping>, BadQuery> {
        let Some(by) = &self.group else { return Ok(None) };
        let periods = by.periods(days)?;
        let start = |period: &Period| clock.start(period.days().0?, by.path).ok();
        let starts: Option<Vec<Value>> = periods.iter().skip(1).map(start).collect();
        Ok(Some(Grouping {
            path: by.path.clone(),
            starts: by.unit.map(|_| starts.ok_or_else(too_many)).transpose()?,
            fewest_first: GroupSort::read(&self.params) == GroupSort::Fewest,
        }))
    }
}

impl GroupBy<'_> {
    /// The stretches of the calendar from one day to another.
    fn periods(&self, days: Option<(NaiveDate, NaiveDate)>) -> Result<Vec<Period>, BadQuery> {
        let (Some(unit), Some((first, last))) = (self.unit, days) else { return Ok(Vec::new()) };
        unit.periods(first, last).ok_or_else(too_many)
    }
}

fn too_many() -> BadQuery {
    BadQuery::new(Params::GROUP, Message::new("group-too-many").with("max", Unit::MOST))
}

/// How the rows are called that a relation leads to: one statement for all groups.
async fn labels(
    source: &Source<'_>,
    path: &Path,
    groups: &[Group],
) -> crate::Result<Vec<Option<String>>> {
    let value = |group: &Group| match &group.key {
        GroupKey::Value(value) => Some(value.clone()),
        _ => None,
    };
    let values: Vec<Value> = groups.iter().filter_map(value).collect();
    if path.field.relation.is_none() || values.is_empty() {
        return Ok(vec![None; groups.len()]);
    }
    let mut labels = source.labels(&path.field, &values).await?.into_iter();
    let of = |group: &Group| value(group).and_then(|_| labels.next()).flatten();
    Ok(groups.iter().map(of).collect())
}
