//! Yes or no: `remote=true`.

use crate::{
    Message,
    changelist::{Clock, page::FilterBody},
    resource::Path,
};

use super::{Criterion, Filter, Offer, Operand, Operator, flag, offer::flag_text, with_null};

#[derive(Debug)]
pub(super) struct BooleanFilter;

#[async_trait::async_trait]
impl Filter for BooleanFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is])
    }

    fn parse(
        &self,
        _: &Path,
        operator: Operator,
        text: &str,
        _: &Clock,
    ) -> Result<Operand, Message> {
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

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let answer =
            |operator, flag, key| offer.option(Message::new(key), operator, flag_text(flag));
        let mut choices = vec![
            offer.all("filter-all"),
            answer(Operator::Is, true, "filter-yes"),
            answer(Operator::Is, false, "filter-no"),
        ];
        if path.field.column.nullable {
            choices.push(answer(Operator::Null, true, "filter-unknown-value"));
        }
        FilterBody::Choices { choices }
    }
}
