//! One of fixed values, or several: `status=draft&status=live`.

use crate::{
    Message, changelist::page::FilterBody, descriptor::Choice, resource::Path, ui::LinkChoice,
    value,
};

use super::{Criterion, Filter, Offer, Operand, Operator, parse, with_null};

#[derive(Debug)]
pub(super) struct ChoiceFilter;

impl Filter for ChoiceFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is])
    }

    fn parse(&self, path: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
        if operator != Operator::Is {
            return parse(path, operator, text);
        }
        let choices = &path.field.choices;
        let found = choices.iter().find(|choice| value::text(&choice.value) == text);
        found.map(|choice| Operand::Value(choice.value.clone())).ok_or_else(|| {
            let allowed: Vec<String> =
                choices.iter().map(|choice| value::text(&choice.value)).collect();
            Message::new("filter-bad-choice")
                .with("value", text)
                .with("allowed", allowed.join(", "))
        })
    }

    fn describe(&self, path: &Path, criterion: &Criterion, _: Option<&str>) -> Message {
        match &criterion.operand {
            Operand::Value(value) => path
                .field
                .choice_label(value)
                .map_or_else(|| Message::literal(&criterion.text), Message::literal),
            _ => super::describe(criterion),
        }
    }

    /// Each link adds its value or takes it away, so that several can be chosen.
    fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        let choices = offer.path.field.choices.iter().map(|choice| toggle(offer, choice));
        let choices = std::iter::once(offer.all("filter-all")).chain(choices).chain(offer.nulls());
        FilterBody::Choices { choices: choices.collect() }
    }
}

fn toggle(offer: &Offer<'_>, choice: &Choice) -> LinkChoice {
    let (name, text) = (offer.parameter(Operator::Is), value::text(&choice.value));
    let selected = offer.holds(&Operand::Value(choice.value.clone()));
    let others = offer.params.without(&offer.parameter(Operator::Null));
    let params =
        if selected { others.without_value(&name, &text) } else { others.and(&name, &text) };
    offer.choice(Message::literal(&choice.label), &params, selected)
}
