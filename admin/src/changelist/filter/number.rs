//! Between two numbers, or two times of day: `salary_min__gte=50000&salary_min__lte=80000`.

use crate::{changelist::page::FilterBody, field::Kind, resource::Path};

use super::{Filter, Offer, Operator, with_null};

#[derive(Debug)]
pub(super) struct NumberFilter;

#[async_trait::async_trait]
impl Filter for NumberFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        let limits =
            [Operator::Is, Operator::Not, Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte];
        with_null(path, &limits)
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let (input, step) = match path.field.kind {
            Kind::Time => ("time", Some("1")),
            Kind::Integer { .. } => ("number", None),
            _ => ("number", Some("any")),
        };
        FilterBody::Range {
            choices: offer.all_or_null(path),
            form: offer.range(input, step.map(str::to_owned)),
        }
    }
}
