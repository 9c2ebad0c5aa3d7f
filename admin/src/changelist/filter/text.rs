//! Part of a text, or a whole UUID: `title__contains=rust`.

use crate::{changelist::page::FilterBody, field::Kind, resource::Path};

use super::{Filter, Offer, Operator, with_null};

#[derive(Debug)]
pub(super) struct TextFilter;

impl Filter for TextFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        match path.field.kind {
            Kind::Uuid => with_null(path, &[Operator::Is]),
            _ => with_null(path, &[Operator::Is, Operator::Contains, Operator::StartsWith]),
        }
    }

    fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        let operator = match offer.path.field.kind {
            Kind::Uuid => Operator::Is,
            _ => Operator::Contains,
        };
        FilterBody::Text { choices: offer.all_or_null(), form: offer.text(operator) }
    }
}
