//! How many rows a list has, and which periods of its date field: in one statement beside the rows,
//! and a second only for what could not be asked before.

use chrono::NaiveDate;

use super::{DateHierarchy, Period, Plan};
use crate::{
    Result,
    resource::{Count, Predicate, Source, Survey, Surveyed},
};

/// What is asked about the rows of a list.
pub(super) struct Inquiry<'a> {
    source: &'a Source<'a>,
    predicate: Predicate,
    dates: Option<&'a DateHierarchy>,
    /// Whether search or filters leave out rows.
    narrowed: bool,
    /// The periods that are asked about before it is known which there may be.
    likely: Vec<Period>,
}

/// What is known of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) count: Count,
    /// The first and the last day.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    /// The periods that have rows.
    pub(super) parts: Vec<Period>,
}

impl<'a> Inquiry<'a> {
    pub(super) fn new(source: &'a Source<'a>, plan: &'a Plan<'a>, today: NaiveDate) -> Self {
        let dates = plan.dates.as_ref();
        Self {
            source,
            predicate: plan.predicate(),
            dates,
            narrowed: plan.is_narrowed(),
            likely: dates.map(|dates| dates.likely(today)).unwrap_or_default(),
        }
    }

    /// Beside the rows. The whole list is counted there: that ends soon, at the cap if not before.
    pub(super) async fn first(&self) -> Result<Surveyed> {
        let ends = self.dates.and_then(DateHierarchy::ends);
        self.ask(!self.narrowed, ends, &self.likely).await
    }

    /// Behind the rows, where something is still open. A narrowed list is counted there: where
    /// counting is dear, few rows match, and then they all stand on the page.
    pub(super) async fn second(&self, first: Surveyed, shown: Option<Count>) -> Result<Known> {
        let days = self.dates.and_then(|dates| dates.days(first.ends.as_ref()));
        let wanted = self.dates.map(|dates| dates.shown_parts(days)).unwrap_or_default();
        let mut parts = self.answered(&first, days, &wanted);
        let open = wanted.iter().copied().filter(|part| !self.is_told(&first, days, *part));
        let open: Vec<Period> = open.collect();
        let count = self.narrowed && shown.is_none();
        let second = self.ask(count, None, &open).await?;
        let found = open.iter().zip(&second.spans).filter(|(_, has)| **has);
        parts.extend(found.map(|(part, _)| *part));
        let parts = wanted.into_iter().filter(|part| parts.contains(part)).collect();
        let count = shown.unwrap_or(if count { second.count } else { first.count });
        Ok(Known { count, days, parts })
    }

    async fn ask(
        &self,
        count: bool,
        ends: Option<crate::resource::Path>,
        periods: &[Period],
    ) -> Result<Surveyed> {
        let spans = self.dates.map(|dates| periods.iter().map(|period| dates.span(*period)));
        let spans = spans.map(Iterator::collect).unwrap_or_default();
        self.source.survey(&self.predicate, &Survey { count, ends, spans }).await
    }

    /// The periods among those wanted that are known to have rows.
    fn answered(
        &self,
        first: &Surveyed,
        days: Option<(NaiveDate, NaiveDate)>,
        wanted: &[Period],
    ) -> Vec<Period> {
        let likely = self.likely.iter().zip(&first.spans).filter(|(_, has)| **has);
        let likely = likely.map(|(part, _)| *part);
        let at_ends = wanted.iter().copied().filter(|part| is_at_end(*part, days));
        likely.chain(at_ends).collect()
    }

    /// Whether the first answer says if a period has rows: it was asked about, or one of the two
    /// days lies in it. Where the first took too long, the second would.
    fn is_told(
        &self,
        first: &Surveyed,
        days: Option<(NaiveDate, NaiveDate)>,
        part: Period,
    ) -> bool {
        let asked = self.likely.contains(&part) || first.spans.len() != self.likely.len();
        asked || is_at_end(part, days)
    }
}

/// Whether the first or the last row lies in a period.
fn is_at_end(part: Period, days: Option<(NaiveDate, NaiveDate)>) -> bool {
    days.is_some_and(|(first, last)| part.holds(first) || part.holds(last))
}
