//! From a group to the list of its rows: a filter that says what they have in common.

use crate::{resource::GroupKey, value};

use super::{
    super::{
        Asker, Params, Period, Plan,
        filter::{Declared, Operator},
    },
    GroupBy, GroupSort,
};

/// Makes the links of groups.
pub(super) struct Links<'a> {
    declared: Option<Declared<'a>>,
    by: GroupBy<'a>,
    /// The list without groups.
    rest: Params,
    asker: Asker<'a>,
}

impl<'a> Links<'a> {
    pub(super) fn new(plan: &Plan<'a>, by: GroupBy<'a>, asker: Asker<'a>) -> Self {
        let declared = Declared::all(plan.resource).find(|own| own.list.name == by.path.dotted);
        let rest = GroupSort::read(&plan.params).lifted(&plan.params).without(Params::GROUP);
        Self { declared, by, rest, asker }
    }

    /// The list of a group; `None` where no filter says what its rows have in common.
    pub(super) fn list(&self, key: &GroupKey, periods: &[Period]) -> Option<Params> {
        let declared = self.declared.as_ref()?;
        match key {
            GroupKey::Nothing => self.nothing(declared),
            GroupKey::Value(value) => self.value(declared, &value::text(value)),
            GroupKey::Stretch(place) => self.stretch(declared, *periods.get(*place)?),
            _ => None,
        }
    }

    /// Nothing in the field itself. Behind a relation there may be no row either, which is said
    /// otherwise.
    fn nothing(&self, declared: &Declared<'_>) -> Option<Params> {
        let plain = self.by.path.joins.is_empty();
        let said = plain && declared.operators().contains(&Operator::Null);
        let null = declared.parameter(Operator::Null);
        said.then(|| declared.rest(&self.rest).with(&null, "true"))
    }

    /// Other filters of the field hold of every row of the group: its value alone says as much.
    fn value(&self, declared: &Declared<'_>, text: &str) -> Option<Params> {
        let rest = declared.rest(&self.rest);
        if text.trim().is_empty() {
            return blank(declared, &rest);
        }
        declared.parse(Operator::Is, text, &self.asker).ok()?;
        let is = declared.operators().contains(&Operator::Is);
        is.then(|| rest.with(&declared.parameter(Operator::Is), text))
    }

    /// Other filters of a date may cut a stretch, so they stay.
    fn stretch(&self, declared: &Declared<'_>, period: Period) -> Option<Params> {
        let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let (first, after) = period.days();
        let (first, after) = (text(first).unwrap_or_default(), text(after).unwrap_or_default());
        let [range, from, before] =
            [Operator::Range, Operator::Gte, Operator::Lt].map(|own| declared.parameter(own));
        if !declared.operators().contains(&Operator::Range) {
            return None;
        }
        if self.rest.get(&range).is_none() {
            return Some(self.rest.with(&range, &format!("{first}..{after}")));
        }
        let free = self.rest.get(&from).is_none() && self.rest.get(&before).is_none();
        let ends = !first.is_empty() && !after.is_empty();
        (free && ends).then(|| self.rest.with(&from, &first).with(&before, &after))
    }
}

/// A text without a letter, which is not nothing at all.
fn blank(declared: &Declared<'_>, rest: &Params) -> Option<Params> {
    let operators = declared.operators();
    let empty = operators.contains(&Operator::Empty);
    let rest = rest.with(&declared.parameter(Operator::Empty), "true");
    let known = declared.parameter(Operator::Null);
    let null = operators.contains(&Operator::Null);
    empty.then(|| if null { rest.with(&known, "false") } else { rest })
}
