//! The conditions of `_where`, understood: which rows they mean, and how they are said.

use super::{
    BadQuery, Params,
    applied::{Applied, Asker},
    load::{Choices, Labels},
    page::{Phrase, RuleChip},
    tree::Tree,
};
use crate::resource::{Predicate, Resource};

/// Conditions joined by "and", "or" and "not", each checked against the model.
#[derive(Clone, Debug)]
pub(super) enum Compound<'a> {
    All(Vec<Compound<'a>>),
    Any(Vec<Compound<'a>>),
    Not(Box<Compound<'a>>),
    One(Box<Applied<'a>>),
}

impl<'a> Compound<'a> {
    /// Reads what an address says; `None` where it says nothing.
    pub(super) fn parse(
        params: &Params,
        resource: &'a Resource,
        asker: &Asker<'_>,
    ) -> Result<Option<(Tree, Self)>, BadQuery> {
        let Some(text) = params.get(Params::WHERE) else { return Ok(None) };
        let bad = |message| BadQuery::new(Params::WHERE, message);
        let tree = Tree::parse(text).map_err(bad)?;
        let compound = Self::of(&tree, resource, asker)?;
        Ok(Some((tree, compound)))
    }

    fn of(tree: &Tree, resource: &'a Resource, asker: &Asker<'_>) -> Result<Self, BadQuery> {
        let all = |items: &[Tree]| -> Result<Vec<_>, _> {
            items.iter().map(|own| Self::of(own, resource, asker)).collect()
        };
        Ok(match tree {
            Tree::All(items) => Self::All(all(items)?),
            Tree::Any(items) => Self::Any(all(items)?),
            Tree::Not(item) => Self::Not(Box::new(Self::of(item, resource, asker)?)),
            Tree::Condition(name, value) => {
                let applied = Applied::new(name, &[value], resource, asker);
                Self::One(Box::new(applied.map_err(|bad| bad.within(Params::WHERE))?))
            }
        })
    }

    pub(super) fn predicate(&self) -> Predicate {
        let all = |items: &[Self]| items.iter().map(Self::predicate).collect();
        match self {
            Self::All(items) => Predicate::All(all(items)),
            Self::Any(items) => Predicate::Any(all(items)),
            Self::Not(item) => Predicate::Not(Box::new(item.predicate())),
            Self::One(applied) => applied.predicate(),
        }
    }

    /// The single conditions, in their order.
    pub(super) fn conditions(&self) -> Vec<&Applied<'a>> {
        match self {
            Self::All(items) | Self::Any(items) => {
                items.iter().flat_map(Self::conditions).collect()
            }
            Self::Not(item) => item.conditions(),
            Self::One(applied) => vec![applied],
        }
    }

    fn phrase(&self, labels: &Labels, choices: &Choices) -> Phrase {
        let all = |items: &[Self]| items.iter().map(|own| own.phrase(labels, choices)).collect();
        match self {
            Self::All(items) => Phrase::All { items: all(items) },
            Self::Any(items) => Phrase::Any { items: all(items) },
            Self::Not(item) => Phrase::Not { item: Box::new(item.phrase(labels, choices)) },
            Self::One(applied) => {
                let Applied { declared, parameter, criteria } = &**applied;
                let known = choices.of(&declared.list.name).unwrap_or_default();
                let said = criteria
                    .iter()
                    .map(|own| declared.describe(own, labels.of(parameter, &own.text), known));
                Phrase::Condition { label: declared.list.label.clone(), values: said.collect() }
            }
        }
    }

    /// One chip for each part that must hold by itself.
    pub(super) fn chips(
        &self,
        tree: &Tree,
        (labels, choices): (&Labels, &Choices),
        params: &Params,
        list_url: &str,
    ) -> Vec<RuleChip> {
        let chip = |own: &Self, rest: Option<Tree>| {
            let params = match rest {
                Some(rest) => params.with(Params::WHERE, &rest.to_string()),
                None => params.without(Params::WHERE),
            };
            RuleChip { phrase: own.phrase(labels, choices), remove_url: params.link(list_url) }
        };
        match (self, tree) {
            (Self::All(parts), Tree::All(items)) => {
                let parts = parts.iter().enumerate();
                parts.map(|(place, own)| chip(own, without(items, place))).collect()
            }
            _ => vec![chip(self, None)],
        }
    }
}

/// The parts but one.
fn without(items: &[Tree], place: usize) -> Option<Tree> {
    let mut rest: Vec<Tree> = items.to_vec();
    rest.remove(place);
    match rest.len() {
        0 => None,
        1 => rest.pop(),
        _ => Some(Tree::All(rest)),
    }
}
