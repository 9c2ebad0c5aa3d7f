//! What all filters need to make links and forms.

use std::fmt;

use crate::{
    Message,
    changelist::{
        Clock, Params, day, facet,
        page::{FilterBody, FilterOption, Limit, RangeForm, TextForm},
    },
    resource::{Count, FilterChoice, Path},
};

use super::{CHOICES, Criterion, Declared, Operator, may_be_null};

/// A filter on a list: what is in force on it, and where its links lead.
#[derive(Clone, Copy)]
pub struct Offer<'a> {
    pub(in super::super) declared: Declared<'a>,
    /// What is in force on it.
    pub criteria: &'a [&'a Criterion],
    /// The state of the list.
    pub params: &'a Params,
    /// Where the list is, without its parameters.
    pub list_url: &'a str,
    /// The search for rows of the model that a relation leads to.
    pub lookup_url: Option<&'a str>,
    /// The same search as a page of its own.
    pub pick_url: Option<&'a str>,
    /// How a related row that is filtered by is called, by parameter and value.
    pub labels: &'a (dyn Fn(&str, &str) -> Option<&'a str> + 'a),
    /// The choices that were read; `None` where they cannot be told.
    pub choices: Option<&'a [FilterChoice]>,
    /// How many rows a choice would give; `None` where that is not shown.
    pub counts: &'a (dyn Fn(Operator, &str) -> Option<Count> + 'a),
    /// What time it is.
    pub clock: Clock,
}

impl fmt::Debug for Offer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offer").field("filter", &self.declared.list.name).finish_non_exhaustive()
    }
}

impl Offer<'_> {
    /// The name of the parameter with an operator.
    #[must_use]
    pub fn parameter(&self, operator: Operator) -> String {
        self.declared.parameter(operator)
    }

    /// The state of the list without anything of this filter.
    #[must_use]
    pub fn rest(&self) -> Params {
        self.declared.rest(self.params)
    }

    /// The link that lifts this filter.
    #[must_use]
    pub fn all(&self, key: &'static str) -> FilterOption {
        let params = self.declared.lifted(self.params);
        let selected = self.criteria.iter().all(|own| own.operator == Operator::All);
        self.link(Message::new(key), &params, selected)
    }

    /// A link that puts this alone in force.
    #[must_use]
    pub fn option(&self, label: Message, operator: Operator, text: &str) -> FilterOption {
        let params = self.rest().with(&self.parameter(operator), text);
        let selected = self.holds(operator, text);
        self.counted(self.link(label, &params, selected), operator, text)
    }

    /// A link that adds a value, or takes it away, so that several can be chosen.
    #[must_use]
    pub fn toggle(&self, label: Message, text: &str) -> FilterOption {
        let name = self.parameter(Operator::Is);
        let selected = self.holds(Operator::Is, text);
        let others = [Operator::Null, Operator::All]
            .into_iter()
            .fold(self.params.clone(), |rest, other| rest.without(&self.parameter(other)));
        let params = match selected {
            true => self.declared.without(&others, &name, text),
            false => others.and(&name, text),
        };
        let link = self.link(label, &params, selected);
        FilterOption { toggles: true, ..self.counted(link, Operator::Is, text) }
    }

    /// "Empty" and "not empty", where the field may be null.
    #[must_use]
    pub fn nulls(&self, path: &Path) -> Vec<FilterOption> {
        if !may_be_null(path) {
            return Vec::new();
        }
        let choice =
            |null: bool, key| self.option(Message::new(key), Operator::Null, flag_text(null));
        vec![choice(true, "filter-null"), choice(false, "filter-not-null")]
    }

    /// The choices that were read for this filter; `None` where there are too many.
    pub(super) fn found(&self, path: &Path) -> Option<FilterBody> {
        let found = self.choices.filter(|found| found.len() as u64 <= CHOICES)?;
        let found = found.iter().map(|own| self.toggle(own.label.clone(), &own.value));
        let choices = std::iter::once(self.all("filter-all")).chain(found).chain(self.nulls(path));
        Some(FilterBody::Choices { choices: choices.collect() })
    }

    /// "All", "empty" and "not empty"; nothing where the field cannot be null.
    #[must_use]
    pub fn all_or_null(&self, path: &Path) -> Vec<FilterOption> {
        let nulls = self.nulls(path);
        let all = (!nulls.is_empty()).then(|| self.all("filter-all"));
        all.into_iter().chain(nulls).collect()
    }

    /// Whether this is in force.
    #[must_use]
    pub fn holds(&self, operator: Operator, text: &str) -> bool {
        self.criteria.iter().any(|own| own.operator == operator && own.text == text)
    }

    /// What was typed behind an operator.
    #[must_use]
    pub fn typed(&self, operator: Operator) -> Limit {
        let name = self.parameter(operator);
        let value = self.params.get(&name).unwrap_or_default().to_owned();
        Limit { name, value }
    }

    /// A form with two limits. An input for days can hold nothing that is told from today.
    #[must_use]
    pub fn range(&self, input: &'static str, step: Option<String>) -> RangeForm {
        let (from, to) = (self.typed(Operator::Gte), self.typed(Operator::Lte));
        let is_day = |limit: &Limit| limit.value.is_empty() || day::parse(&limit.value).is_some();
        let input = if input == "date" && !(is_day(&from) && is_day(&to)) { "text" } else { input };
        RangeForm {
            url: self.list_url.to_owned(),
            hidden: self.rest().hidden(),
            input,
            step,
            from,
            to,
        }
    }

    /// A form with one text.
    #[must_use]
    pub fn text(&self, operator: Operator) -> TextForm {
        let Limit { name, value } = self.typed(operator);
        TextForm { url: self.list_url.to_owned(), hidden: self.rest().hidden(), name, value }
    }

    fn counted(&self, option: FilterOption, operator: Operator, text: &str) -> FilterOption {
        let count = (self.counts)(operator, text);
        let uncounted = count == Some(Count::Unknown);
        FilterOption { count: count.and_then(facet::say), uncounted, ..option }
    }

    /// A link to the list in another state.
    pub(super) fn link(&self, label: Message, params: &Params, selected: bool) -> FilterOption {
        let url = params.link(self.list_url);
        FilterOption { label, url, selected, toggles: false, count: None, uncounted: false }
    }
}

/// As it stands in a query string.
pub(in super::super) fn flag_text(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}
