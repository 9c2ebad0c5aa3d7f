//! The short form of a filter: a list of values, labels and conditions, or yes and no.

use std::fmt;

use sea_orm::{Condition, sea_query::IntoCondition};

use super::{
    super::{Source, statement::is_not_true},
    FilterChoice, SimpleListFilter,
};
use crate::{Actor, Message, Result, descriptor::FilterBy};

/// A filter of fixed choices, each with its condition: what `choices(…)` and `yes_no(…)` in
/// `list_filter` stand for.
///
/// A condition is asked for anew at each request, so that it can speak of the present moment.
pub struct ChoicesFilter {
    name: String,
    title: String,
    choices: Vec<(FilterChoice, Box<dyn Fn() -> Condition + Send + Sync>)>,
}

impl ChoicesFilter {
    /// A filter with nothing to choose yet.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), choices: Vec::new() }
    }

    /// Yes for the rows of a condition, no for all others.
    pub fn yes_no(
        name: impl Into<String>,
        title: impl Into<String>,
        condition: impl Fn() -> Condition + Send + Sync + Clone + 'static,
    ) -> Self {
        let other = condition.clone();
        let no = move || Condition::all().add(is_not_true(other()));
        let answer =
            |value: &str, key| FilterChoice { value: value.into(), label: Message::new(key) };
        let mut filter = Self::new(name, title);
        filter.choices.push((answer("true", "filter-yes"), Box::new(condition)));
        filter.choices.push((answer("false", "filter-no"), Box::new(no)));
        filter
    }

    /// One choice more.
    #[must_use]
    pub fn choice(
        mut self,
        value: impl Into<String>,
        label: impl Into<String>,
        condition: impl Fn() -> Condition + Send + Sync + 'static,
    ) -> Self {
        self.choices.push((FilterChoice::new(value, label), Box::new(condition)));
        self
    }

    /// The filter as it is declared.
    #[must_use]
    pub fn declared(self) -> FilterBy {
        super::custom(self)
    }
}

/// What the derive makes of a condition that was written as an expression.
#[doc(hidden)]
pub fn condition(condition: impl IntoCondition) -> Condition {
    condition.into_condition()
}

impl SimpleListFilter for ChoicesFilter {
    fn parameter_name(&self) -> String {
        self.name.clone()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    async fn choices(&self, _: &Source<'_>) -> Result<Vec<FilterChoice>> {
        Ok(self.choices.iter().map(|(choice, _)| choice.clone()).collect())
    }

    fn apply(&self, value: &str, _: &Actor) -> Result<Condition, Message> {
        let found = self.choices.iter().find(|(choice, _)| choice.value == value);
        found.map(|(_, condition)| condition()).ok_or_else(|| {
            let values: Vec<&str> = self.choices.iter().map(|(own, _)| &*own.value).collect();
            Message::new("filter-bad-choice")
                .with("value", value)
                .with("allowed", values.join(", "))
        })
    }

    fn values(&self) -> Option<Vec<String>> {
        Some(self.choices.iter().map(|(choice, _)| choice.value.clone()).collect())
    }
}

impl fmt::Debug for ChoicesFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChoicesFilter").field("name", &self.name).finish_non_exhaustive()
    }
}
