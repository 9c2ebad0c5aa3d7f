//! Yes or no: `remote=true`.

use crate::{Message, changelist::page::FilterBody, resource::Path};

use super::{Criterion, Filter, Offer, Operand, Operator, flag, offer::flag_text, with_null};

#[derive(Debug)]
pub(super) struct BooleanFilter;

impl Filter for BooleanFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is])
    }

    fn parse(&self, _: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
        let flag = flag(text)?;
        Ok(if operator == Operator::Is { Operand::Value(flag.into()) } else { Operand::Flag(flag) })
    }

    fn describe(&self, _: &Path, criterion: &Criterion, _: Option<&str>) -> Message {
        match &criterion.operand {
            Operand::Value(value) if *value == true.into() => Message::new("filter-yes"),
            Operand::Value(_) => Message::new("filter-no"),
            Operand::Flag(true) => Message::new("filter-unknown-value"),
            _ => Message::new("filter-known-value"),
        }
    }

    fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        let answer = |yes: bool, key| {
            let params = offer.rest().with(&offer.parameter(Operator::Is), flag_text(yes));
            offer.choice(Message::new(key), &params, offer.holds(&Operand::Value(yes.into())))
        };
        let mut choices =
            vec![offer.all("filter-all"), answer(true, "filter-yes"), answer(false, "filter-no")];
        if offer.path.field.column.nullable {
            let params = offer.rest().with(&offer.parameter(Operator::Null), flag_text(true));
            let selected = offer.holds(&Operand::Flag(true));
            choices.push(offer.choice(Message::new("filter-unknown-value"), &params, selected));
        }
        FilterBody::Choices { choices }
    }
}
