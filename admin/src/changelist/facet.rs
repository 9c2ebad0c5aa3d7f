//! How many rows each choice of a filter would give, with everything else that is in force but not
//! the filter itself (Django's facets).
//!
//! What is counted is what is offered: the filters are asked for their choices once before anything
//! is known of them, and once for the page. Choices of filters of which nothing is in force stand
//! under the same conditions and are counted together; each of the others by itself.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use super::{
    Asker, Params, Plan,
    bad_query::BadQuery,
    filter::{Declared, Offer, Operator},
    load::Choices,
};
use crate::{
    Message, Result,
    descriptor::ShowFacets,
    resource::{Count, Facet, Predicate, Resource, Source},
};

/// The most choices that are counted.
const CHOICES: usize = 300;
/// The most filters in force of which the choices are counted.
const FILTERS: usize = 20;

/// A choice, as it stands in an address: a parameter and its value.
type Word = (String, String);

/// The numbers beside the choices, by parameter and value.
#[derive(Debug, Default)]
pub(super) struct Facets {
    counts: Option<HashMap<Word, Count>>,
}

impl Facets {
    /// The number of a choice; `None` where none are shown.
    pub(super) fn of(&self, parameter: &str, text: &str) -> Option<Count> {
        let counts = self.counts.as_ref()?;
        let count = counts.get(&(parameter.to_owned(), text.to_owned()));
        Some(count.copied().unwrap_or(Count::Unknown))
    }
}

/// Whether an address asks for the numbers, where the model lets it.
pub(super) fn wanted(params: &Params, resource: &Resource) -> Result<bool, BadQuery> {
    let refused = |key| Err(BadQuery::new(Params::FACETS, Message::new(key)));
    match (resource.show_facets, params.get(Params::FACETS)) {
        (ShowFacets::Never, Some(_)) => refused("facets-never"),
        (_, Some("true")) => Ok(true),
        (_, Some(_)) => refused("facets-bad"),
        (when, None) => Ok(when == ShowFacets::Always),
    }
}

/// Counts the choices of a list, in one statement; none where the numbers are not wanted.
pub(super) async fn load(
    source: &Source<'_>,
    plan: &Plan<'_>,
    choices: &Choices,
    asker: &Asker<'_>,
) -> Result<Facets> {
    if !plan.facets {
        return Ok(Facets::default());
    }
    let (words, facets): (Vec<_>, Vec<_>) = asked(plan, choices, asker).into_iter().unzip();
    let counts = source.facets(&facets).await?;
    let counts = words.into_iter().flatten().zip(counts.into_iter().flatten()).collect();
    Ok(Facets { counts: Some(counts) })
}

/// What is asked: each facet with the words of its choices.
pub(super) fn asked(
    plan: &Plan<'_>,
    choices: &Choices,
    asker: &Asker<'_>,
) -> Vec<(Vec<Word>, Facet)> {
    let mut facets: BTreeMap<Option<&str>, (Vec<Word>, Facet)> = BTreeMap::new();
    let mut left = CHOICES;
    for declared in Declared::all(plan.resource) {
        let (words, predicates) = offered(plan, declared, choices, asker);
        let own = plan.is_in_force(&declared).then_some(declared.list.name.as_str());
        if words.is_empty() || words.len() > left || facets.len() > FILTERS {
            continue;
        }
        left -= words.len();
        let new = || (Vec::new(), Facet { rows: plan.predicate_but(own), choices: Vec::new() });
        let (all, facet) = facets.entry(own).or_insert_with(new);
        all.extend(words);
        facet.choices.extend(predicates);
    }
    facets.into_values().collect()
}

/// The choices of a filter, and which rows they mean.
fn offered(
    plan: &Plan<'_>,
    declared: Declared<'_>,
    choices: &Choices,
    asker: &Asker<'_>,
) -> (Vec<Word>, Vec<Predicate>) {
    let criteria = plan.criteria(&declared);
    let choices = choices.of(&declared.list.name);
    if declared.is_hidden(&criteria, choices) {
        return (Vec::new(), Vec::new());
    }
    let words = RefCell::new(Vec::new());
    declared.offer(&Offer {
        declared,
        criteria: &criteria,
        params: &plan.params,
        list_url: "",
        lookup_url: None,
        pick_url: None,
        labels: &|_, _| None,
        choices,
        counts: &|operator, text| {
            words.borrow_mut().push((operator, text.to_owned()));
            None
        },
        clock: asker.clock,
    });
    let understood = |(operator, text): (Operator, String)| {
        let criterion = declared.parse(operator, &text, asker).ok()?;
        Some(((declared.parameter(operator), text), declared.apply(&criterion)))
    };
    words.into_inner().into_iter().filter_map(understood).unzip()
}

/// What stands beside a choice. "At least" is told in round numbers: which rows were looked at may be
/// others the next time.
pub(super) fn say(count: Count) -> Option<Message> {
    let (key, rows) = match count {
        Count::Exact(rows) | Count::About(rows) => ("facet-exact", rows),
        Count::MoreThan(rows) => ("facet-at-least", rows),
        Count::AtLeast(rows) => ("facet-at-least", rounded_down(rows)),
        Count::Unknown => return None,
    };
    Some(Message::new(key).with("rows", rows))
}

/// To the first two digits.
fn rounded_down(rows: u64) -> u64 {
    let unit = 10_u64.pow(rows.checked_ilog10().unwrap_or(0).saturating_sub(1));
    rows / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_is_told_in_round_numbers() {
        let rounded = [0, 7, 99, 101, 1_999, 54_321].map(rounded_down);
        assert_eq!(rounded, [0, 7, 99, 100, 1_900, 54_000]);
    }
}
