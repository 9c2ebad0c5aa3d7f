//! One of fixed values, or several: `status=draft&status=live`.

use crate::{
    Message,
    changelist::{Clock, page::FilterBody},
    resource::Path,
    value,
};

use super::{Criterion, Filter, Offer, Operand, Operator, named, parse, with_null};

#[derive(Debug)]
pub(super) struct ChoiceFilter;

#[async_trait::async_trait]
impl Filter for ChoiceFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is, Operator::Not])
    }

    fn parse(
        &self,
        path: &Path,
        operator: Operator,
        text: &str,
        _: &Clock,
    ) -> Result<Operand, Message> {
        if operator.is_flag() {
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
            Operand::Value(value) => {
                named(criterion, path.field.choice_label(value).unwrap_or(&criterion.text))
            }
            _ => super::describe(criterion),
        }
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let choices = path.field.choices.iter().map(|choice| {
            offer.toggle(Message::literal(&choice.label), &value::text(&choice.value))
        });
        let all = std::iter::once(offer.all("filter-all"));
        FilterBody::Choices { choices: all.chain(choices).chain(offer.nulls(path)).collect() }
    }
}
