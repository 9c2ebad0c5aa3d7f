//! A row of another model: `company=5`. It is picked by searching, as there may be any number.

use crate::{
    Message,
    changelist::page::{FilterBody, FilterOption, LookupForm},
    resource::Path,
};

use super::{Criterion, Filter, Offer, Operand, Operator, named, with_null};

#[derive(Debug)]
pub(super) struct RelationFilter;

#[async_trait::async_trait]
impl Filter for RelationFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[Operator::Is, Operator::Not])
    }

    fn describe(&self, _: &Path, criterion: &Criterion, label: Option<&str>) -> Message {
        match (&criterion.operand, label) {
            (Operand::Value(_), Some(label)) => named(criterion, label),
            _ => super::describe(criterion),
        }
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let mut choices = vec![offer.all("filter-all")];
        choices.extend(chosen(offer));
        choices.extend(offer.nulls(path));
        FilterBody::Relation { choices, form: form(offer) }
    }
}

/// What is chosen, each with the link that takes it away.
fn chosen(offer: &Offer<'_>) -> impl Iterator<Item = FilterOption> {
    let criteria = offer.criteria.iter().filter(|own| own.operator == Operator::Is);
    criteria.map(move |criterion| {
        let label = label(offer, &criterion.text);
        offer.toggle(Message::literal(label), &criterion.text)
    })
}

fn label<'a>(offer: &'a Offer<'_>, text: &'a str) -> &'a str {
    (offer.labels)(&offer.parameter(Operator::Is), text).unwrap_or(text)
}

/// What is picked is added to what is chosen already.
fn form(offer: &Offer<'_>) -> LookupForm {
    let (null, all) = (offer.parameter(Operator::Null), offer.parameter(Operator::All));
    LookupForm {
        url: offer.list_url.to_owned(),
        hidden: offer.params.without(&null).without(&all).hidden(),
        name: offer.parameter(Operator::Is),
        lookup_url: offer.lookup_url.unwrap_or_default().to_owned(),
        pick_url: offer.pick_url.map(str::to_owned),
    }
}
