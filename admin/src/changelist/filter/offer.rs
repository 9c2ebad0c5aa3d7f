//! What all filters need to make links and forms.

use std::fmt;

use crate::{
    Message,
    changelist::{
        Params,
        page::{Limit, RangeForm, TextForm},
    },
    resource::Path,
    ui::LinkChoice,
};

use super::{Criterion, Operand, Operator};

/// A filter on a list: the field, what is in force on it, and where its links lead.
#[derive(Clone, Copy)]
pub struct Offer<'a> {
    /// The field.
    pub path: &'a Path,
    /// What is in force on it.
    pub criteria: &'a [&'a Criterion],
    /// The state of the list.
    pub params: &'a Params,
    /// Where the list is, without its parameters.
    pub list_url: &'a str,
    /// The search for rows of the model that a relation leads to, where that is registered.
    pub lookup_url: Option<&'a str>,
    /// How a related row that is filtered by is called, by parameter and value.
    pub labels: &'a (dyn Fn(&str, &str) -> Option<&'a str> + 'a),
    /// The day it is now.
    pub today: chrono::NaiveDate,
}

impl fmt::Debug for Offer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offer").field("field", &self.path.dotted).finish_non_exhaustive()
    }
}

impl Offer<'_> {
    /// The name of the parameter with an operator.
    #[must_use]
    pub fn parameter(&self, operator: Operator) -> String {
        operator.parameter(&self.path.dotted)
    }

    /// The state of the list without anything of this filter.
    #[must_use]
    pub fn rest(&self) -> Params {
        Operator::ALL
            .into_iter()
            .fold(self.params.clone(), |rest, operator| rest.without(&self.parameter(operator)))
    }

    /// The link that lifts this filter.
    #[must_use]
    pub fn all(&self, key: &'static str) -> LinkChoice {
        self.choice(Message::new(key), &self.rest(), self.criteria.is_empty())
    }

    /// A link to the list in another state.
    #[must_use]
    pub fn choice(&self, label: Message, params: &Params, selected: bool) -> LinkChoice {
        LinkChoice { label, url: params.link(self.list_url), selected, count: None }
    }

    /// "Empty" and "not empty", where the field may be null.
    #[must_use]
    pub fn nulls(&self) -> Vec<LinkChoice> {
        if !self.path.field.column.nullable {
            return Vec::new();
        }
        let choice = |null: bool, key| {
            let params = self.rest().with(&self.parameter(Operator::Null), flag_text(null));
            self.choice(Message::new(key), &params, self.holds(&Operand::Flag(null)))
        };
        vec![choice(true, "filter-null"), choice(false, "filter-not-null")]
    }

    /// "All", "empty" and "not empty"; nothing where the field cannot be null.
    #[must_use]
    pub fn all_or_null(&self) -> Vec<LinkChoice> {
        let nulls = self.nulls();
        let all = (!nulls.is_empty()).then(|| self.all("filter-all"));
        all.into_iter().chain(nulls).collect()
    }

    /// Whether this is in force.
    #[must_use]
    pub fn holds(&self, operand: &Operand) -> bool {
        self.criteria.iter().any(|criterion| criterion.operand == *operand)
    }

    /// What was typed behind an operator.
    #[must_use]
    pub fn typed(&self, operator: Operator) -> Limit {
        let name = self.parameter(operator);
        let value = self.params.get(&name).unwrap_or_default().to_owned();
        Limit { name, value }
    }

    /// A form with two limits.
    #[must_use]
    pub fn range(&self, input: &'static str, step: Option<String>) -> RangeForm {
        RangeForm {
            url: self.list_url.to_owned(),
            hidden: self.rest().hidden(),
            input,
            step,
            from: self.typed(Operator::Gte),
            to: self.typed(Operator::Lte),
        }
    }

    /// A form with one text.
    #[must_use]
    pub fn text(&self, operator: Operator) -> TextForm {
        let Limit { name, value } = self.typed(operator);
        TextForm { url: self.list_url.to_owned(), hidden: self.rest().hidden(), name, value }
    }
}

/// As it stands in a query string.
pub(super) fn flag_text(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}
