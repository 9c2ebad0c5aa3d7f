//! A filter of the developer's own: its choices, each of which can be added and taken away.

use crate::{
    Message,
    changelist::page::FilterBody,
    resource::{Custom, FilterChoice},
};

use super::{Criterion, Offer};

/// By the label of the choice, by what the filter says, or by itself.
pub(super) fn describe(
    custom: &dyn Custom,
    criterion: &Criterion,
    choices: &[FilterChoice],
) -> Message {
    let chosen = choices.iter().find(|choice| choice.value == criterion.text);
    let label = chosen.map(|choice| choice.label.clone());
    label.unwrap_or_else(|| {
        let said = custom.describe(&criterion.text);
        Message::literal(said.unwrap_or_else(|| criterion.text.clone()))
    })
}

pub(super) fn offer(offer: &Offer<'_>) -> FilterBody {
    let choices = offer.choices.unwrap_or_default().iter();
    let choices = choices.map(|own| offer.toggle(own.label.clone(), &own.value));
    FilterBody::Choices {
        choices: std::iter::once(offer.all("filter-all")).chain(choices).collect(),
    }
}
