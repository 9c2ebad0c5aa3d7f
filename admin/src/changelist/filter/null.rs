//! Whether there is anything: `attributes__null=true`. All that can be asked of documents and bytes.

use crate::{changelist::page::FilterBody, resource::Path};

use super::{Filter, Offer, Operator, with_null};

#[derive(Debug)]
pub(super) struct NullFilter;

#[async_trait::async_trait]
impl Filter for NullFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        with_null(path, &[])
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        FilterBody::Choices { choices: offer.all_or_null(path) }
    }
}
