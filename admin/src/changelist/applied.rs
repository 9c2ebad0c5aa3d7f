//! From the parameters of an address to filters in force.

use crate::{
    Actor, Message,
    resource::{Path, Predicate, Resource},
    text,
};

use super::{
    BadQuery, Clock, Params,
    filter::{Criterion, Declared, Operator},
};

/// The most values of one parameter.
const VALUES: usize = 100;
/// The most values of a parameter that looks into texts: each of them may read the whole table.
const TEXTS: usize = 10;
/// The longest text that is looked for.
const CHARACTERS: usize = 200;

/// Who asks for a list, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The person.
    pub actor: &'a Actor,
    /// What time it is for them.
    pub clock: Clock,
}

impl<'a> Asker<'a> {
    /// A person who asks now.
    #[must_use]
    pub fn new(actor: &'a Actor) -> Self {
        Self { actor, clock: Clock::of(actor) }
    }

    /// The same person at another moment.
    #[must_use]
    pub fn at(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }
}

/// A parameter in force: any of its criteria must hold.
#[derive(Clone, Debug)]
pub(super) struct Applied<'a> {
    pub(super) declared: Declared<'a>,
    pub(super) parameter: String,
    pub(super) criteria: Vec<Criterion>,
}

impl<'a> Applied<'a> {
    /// What a parameter with these values means on the list of a model.
    pub(super) fn new(
        key: &str,
        values: &[&str],
        resource: &'a Resource,
        asker: &Asker<'_>,
    ) -> Result<Self, BadQuery> {
        let (declared, operator) = resolve(key, resource)?;
        let bad = |message| BadQuery::new(key, message);
        let most = if operator.looks_into() { TEXTS } else { VALUES };
        if values.len() > most {
            return Err(bad(Message::new("filter-too-many-values").with("max", most)));
        }
        let criterion = |text: &&str| {
            if text.chars().nth(CHARACTERS).is_some() {
                return Err(bad(Message::new("search-too-long").with("max", CHARACTERS)));
            }
            declared.parse(operator, text, asker).map_err(bad)
        };
        let criteria = values.iter().map(criterion).collect::<Result<_, _>>()?;
        Ok(Self { declared, parameter: key.to_owned(), criteria })
    }

    pub(super) fn predicate(&self) -> Predicate {
        let predicates = self.criteria.iter().map(|own| self.declared.apply(own)).collect();
        match self.criteria.first() {
            Some(first) if first.operator.narrows() => all(predicates),
            _ => any(self.declared.path(), predicates),
        }
    }

    /// Whether it is anything but the word that lifts a default.
    pub(super) fn narrows(&self) -> bool {
        self.criteria.iter().any(|own| own.operator != Operator::All)
    }
}

fn all(mut predicates: Vec<Predicate>) -> Predicate {
    if predicates.len() == 1 { predicates.remove(0) } else { Predicate::All(predicates) }
}

/// Any of these; as one list of values where they all ask for one.
fn any(path: Option<&Path>, mut predicates: Vec<Predicate>) -> Predicate {
    if predicates.len() == 1 {
        return predicates.remove(0);
    }
    let values = predicates.iter().map(|predicate| match predicate {
        Predicate::Compare(_, crate::resource::Op::Eq, value) => Some(value.clone()),
        _ => None,
    });
    match (path, values.collect()) {
        (Some(path), Some(values)) => Predicate::OneOf(path.clone(), values),
        _ => Predicate::Any(predicates),
    }
}

/// The declared filter and operator that a parameter names.
fn resolve<'a>(key: &str, resource: &'a Resource) -> Result<(Declared<'a>, Operator), BadQuery> {
    Declared::of_parameter(key, resource).ok_or_else(|| {
        let named = |declared: &Declared<'_>| key.split("__").next() == Some(&declared.list.name);
        let of_field = Declared::all(resource).find(named);
        let message =
            of_field.map_or_else(|| unknown_filter(key, resource), |own| unknown_operator(&own));
        BadQuery::new(key, message)
    })
}

fn unknown_operator(declared: &Declared<'_>) -> Message {
    let operators = declared.operators().into_iter();
    let allowed: Vec<String> = operators.map(|operator| declared.parameter(operator)).collect();
    Message::new("filter-unknown-operator")
        .with("field", &declared.list.label)
        .with("allowed", allowed.join(", "))
}

fn unknown_filter(key: &str, resource: &Resource) -> Message {
    let key = text::truncate(key, CHARACTERS);
    let allowed: Vec<&str> = Declared::all(resource).map(|own| own.list.name.as_str()).collect();
    if allowed.is_empty() {
        return Message::new("filter-none").with("parameter", key);
    }
    Message::new("filter-unknown").with("parameter", key).with("allowed", allowed.join(", "))
}

/// The state of a list with what is in force by default said in it, as any other filter is.
pub(super) fn with_defaults(params: &Params, resource: &Resource) -> Params {
    let absent = |declared: &Declared<'_>| !params.filters().any(|(key, _)| declared.owns(key));
    let defaults = Declared::all(resource)
        .filter(absent)
        .filter_map(|own| Some((own.parameter(Operator::Is), own.list.default.clone()?)));
    defaults.fold(params.clone(), |params, (key, value)| params.assuming(&key, &value))
}
