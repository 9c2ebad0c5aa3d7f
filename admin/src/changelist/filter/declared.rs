//! A filter that a model declares, with what makes it work.

use crate::{
    Message,
    changelist::{Asker, Clock, Params, page::FilterBody},
    resource::{
        Custom, FilterChoice, FilterContent, ListFilter, Path, Predicate, Resource, Source,
    },
};

use super::{Criterion, Filter, Offer, Operand, Operator, custom, flag, said};

/// A declared filter.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Declared<'a> {
    pub(in super::super) list: &'a ListFilter,
    works: Works<'a>,
}

/// What makes it work.
#[derive(Clone, Copy, Debug)]
enum Works<'a> {
    Field(&'a Path, &'static dyn Filter),
    Custom(&'a dyn Custom),
}

impl<'a> Declared<'a> {
    /// The filters of a model that may be told of.
    pub(in super::super) fn all(resource: &'a Resource) -> impl Iterator<Item = Self> + Clone {
        resource.list_filter.iter().filter_map(Self::of)
    }

    /// The filter and the operator that a parameter names.
    pub(in super::super) fn of_parameter(
        parameter: &str,
        resource: &'a Resource,
    ) -> Option<(Self, Operator)> {
        Self::all(resource).find_map(|declared| {
            let mut operators = declared.operators().into_iter();
            Some((declared, operators.find(|own| declared.parameter(*own) == parameter)?))
        })
    }

    fn of(list: &'a ListFilter) -> Option<Self> {
        let works = match &list.content {
            FilterContent::Path(path, style) => Works::Field(path, super::of(path, *style)?),
            FilterContent::Custom(custom) => Works::Custom(&**custom),
        };
        Some(Self { list, works })
    }

    /// The way to the field, where it is about one.
    pub(in super::super) fn path(&self) -> Option<&'a Path> {
        self.list.path()
    }

    /// What it understands behind `__`.
    pub(in super::super) fn operators(&self) -> Vec<Operator> {
        let mut operators = match self.works {
            Works::Field(path, filter) => filter.declare(path),
            Works::Custom(_) => vec![Operator::Is],
        };
        operators.extend(self.list.default.as_ref().map(|_| Operator::All));
        operators
    }

    /// The name of its parameter with an operator.
    pub(in super::super) fn parameter(&self, operator: Operator) -> String {
        operator.parameter(&self.list.name)
    }

    /// Reads what stands behind the `=`.
    pub(in super::super) fn parse(
        &self,
        operator: Operator,
        text: &str,
        asker: &Asker<'_>,
    ) -> Result<Criterion, Message> {
        let operand = match self.works {
            _ if operator == Operator::All => match flag(text)? {
                true => Operand::Flag(true),
                false => return Err(Message::new("filter-all-is-true")),
            },
            Works::Field(path, filter) => filter.parse(path, operator, text, &asker.clock)?,
            Works::Custom(custom) => Operand::Condition(custom.apply(text, asker.actor)?),
        };
        let said = self.path().map(|path| said::said(path, text, asker.actor.format()));
        let text = text.to_owned();
        Ok(Criterion { operator, said: said.unwrap_or_else(|| text.clone()), text, operand })
    }

    /// Which rows are meant.
    pub(in super::super) fn apply(&self, criterion: &Criterion) -> Predicate {
        match (self.works, &criterion.operand) {
            _ if criterion.operator == Operator::All => Predicate::everything(),
            (Works::Field(path, filter), operand) => {
                filter.apply(path, criterion.operator, operand)
            }
            (_, Operand::Condition(condition)) => Predicate::Condition(condition.clone()),
            // A filter of one's own makes conditions only.
            _ => Predicate::Any(Vec::new()),
        }
    }

    /// What is in force, behind its name.
    pub(in super::super) fn describe(
        &self,
        criterion: &Criterion,
        label: Option<&str>,
        choices: &[FilterChoice],
    ) -> Message {
        match self.works {
            _ if criterion.operator == Operator::All => super::describe(criterion),
            Works::Field(path, filter) => filter.describe(path, criterion, label),
            Works::Custom(custom) => custom::describe(custom, criterion, choices),
        }
    }

    /// The choices that only the database, or the developer's code, knows.
    pub(in super::super) async fn choices(
        &self,
        source: &Source<'_>,
    ) -> crate::Result<Option<Vec<FilterChoice>>> {
        match self.works {
            Works::Field(path, filter) => filter.choices(path, source).await,
            Works::Custom(custom) => custom.choices(source).await.map(Some),
        }
    }

    /// Whether it is left out of the page: nothing is in force, and nothing can be chosen.
    pub(in super::super) fn is_hidden(
        &self,
        criteria: &[&Criterion],
        choices: Option<&[FilterChoice]>,
    ) -> bool {
        criteria.is_empty() && choices.is_some_and(<[_]>::is_empty)
    }

    /// What is offered beside the list.
    pub(in super::super) fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        match self.works {
            Works::Field(path, filter) => filter.offer(path, offer),
            Works::Custom(_) => custom::offer(offer),
        }
    }

    /// Whether its default is a value that it takes. What only the developer's code knows is taken
    /// for one.
    pub(in super::super) fn default_is_known(&self) -> bool {
        let Some(value) = &self.list.default else { return true };
        match self.works {
            Works::Field(path, filter) => {
                filter.declare(path).contains(&Operator::Is)
                    && filter.parse(path, Operator::Is, value, &Clock::utc()).is_ok()
            }
            Works::Custom(custom) => custom.values().is_none_or(|values| values.contains(value)),
        }
    }

    /// Whether a parameter is one of this filter's.
    pub(in super::super) fn owns(&self, parameter: &str) -> bool {
        self.operators().into_iter().any(|operator| self.parameter(operator) == parameter)
    }

    /// The list without anything of this filter: not even what would be in force by default.
    pub(in super::super) fn lifted(&self, params: &Params) -> Params {
        self.all_if_free(self.rest(params))
    }

    /// The list without one value of it.
    pub(in super::super) fn without(&self, params: &Params, parameter: &str, text: &str) -> Params {
        self.all_if_free(params.without_value(parameter, text))
    }

    /// The list without anything of this filter.
    pub(in super::super) fn rest(&self, params: &Params) -> Params {
        let operators = Operator::ALL.into_iter();
        operators.fold(params.clone(), |rest, operator| rest.without(&self.parameter(operator)))
    }

    /// What is in force by default must be lifted by a word of its own.
    fn all_if_free(&self, params: Params) -> Params {
        let in_force = params.filters().any(|(name, _)| self.owns(name));
        match self.list.default {
            Some(_) if !in_force => params.with(&self.parameter(Operator::All), "true"),
            _ => params,
        }
    }
}
