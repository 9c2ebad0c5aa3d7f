//! The related rows that are in use, each as a choice: `company=5`.

use crate::{
    ErrorKind, Message, Result,
    changelist::page::FilterBody,
    resource::{FilterChoice, Path, Source},
};

use super::{CHOICES, Criterion, Filter, Offer, Operator, relation::RelationFilter};

#[derive(Debug)]
pub(super) struct RelatedOnlyFilter;

#[async_trait::async_trait]
impl Filter for RelatedOnlyFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        RelationFilter.declare(path)
    }

    fn describe(&self, path: &Path, criterion: &Criterion, label: Option<&str>) -> Message {
        RelationFilter.describe(path, criterion, label)
    }

    async fn choices(&self, path: &Path, source: &Source<'_>) -> Result<Option<Vec<FilterChoice>>> {
        known(source.related(path, CHOICES + 1).await)
    }

    /// Where there are too many to be read, a row is searched for.
    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        offer.found(path).unwrap_or_else(|| RelationFilter.offer(path, offer))
    }
}

/// What the database is too busy to tell, or may not be told, is not offered.
pub(super) fn known(found: Result<Vec<FilterChoice>>) -> Result<Option<Vec<FilterChoice>>> {
    match found {
        Err(error) if matches!(error.kind(), ErrorKind::Busy | ErrorKind::Forbidden) => Ok(None),
        found => found.map(Some),
    }
}
