//! Part of a text, or a whole UUID: `title__contains=rust`.

use crate::{changelist::page::FilterBody, field::Kind, resource::Path};

use super::{Filter, Offer, Operator, with_null};

const TEXT: [Operator; 6] = [
    Operator::Is,
    Operator::Not,
    Operator::Contains,
    Operator::StartsWith,
    Operator::EndsWith,
    Operator::Empty,
];

#[derive(Debug)]
pub(super) struct TextFilter;

#[async_trait::async_trait]
impl Filter for TextFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        match path.field.kind {
            Kind::Uuid => with_null(path, &[Operator::Is, Operator::Not]),
            _ => with_null(path, &TEXT),
        }
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let operator = match path.field.kind {
            Kind::Uuid => Operator::Is,
            _ => Operator::Contains,
        };
        FilterBody::Text { choices: offer.all_or_null(path), form: offer.text(operator) }
    }
}
