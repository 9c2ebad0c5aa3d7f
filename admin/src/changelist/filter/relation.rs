//! A row of another model: `company=5`. It is picked by searching, as there may be any number.

use crate::{
    Message,
    changelist::page::{FilterBody, LookupForm},
    resource::Path,
    ui::LinkChoice,
};

use super::{Criterion, Filter, Offer, Operand, Operator, with_null};

#[derive(Debug)]
pub(super) struct RelationFilter;

impl Filter for RelationFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is])
    }

    fn describe(&self, _: &Path, criterion: &Criterion, label: Option<&str>) -> Message {
        match (&criterion.operand, label) {
            (Operand::Value(_), Some(label)) => Message::literal(label),
            _ => super::describe(criterion),
        }
    }

    fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        let mut choices = vec![offer.all("filter-all")];
        choices.extend(chosen(offer));
        choices.extend(offer.nulls());
        FilterBody::Relation { choices, form: form(offer) }
    }
}

/// What is chosen, each with the link that takes it away.
fn chosen(offer: &Offer<'_>) -> impl Iterator<Item = LinkChoice> {
    let name = offer.parameter(Operator::Is);
    let criteria = offer.criteria.iter().filter(|own| own.operator == Operator::Is);
    criteria.map(move |criterion| {
        let label = label(offer, &criterion.text);
        let rest = offer.params.without_value(&name, &criterion.text);
        offer.choice(Message::literal(label), &rest, true)
    })
}

fn label<'a>(offer: &'a Offer<'_>, text: &'a str) -> &'a str {
    (offer.labels)(&offer.parameter(Operator::Is), text).unwrap_or(text)
}

fn form(offer: &Offer<'_>) -> LookupForm {
    let typed = offer.typed(Operator::Is);
    LookupForm {
        url: offer.list_url.to_owned(),
        hidden: offer.rest().hidden(),
        label: label(offer, &typed.value).to_owned(),
        name: typed.name,
        value: typed.value,
        lookup_url: offer.lookup_url.unwrap_or_default().to_owned(),
    }
}
