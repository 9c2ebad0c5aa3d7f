//! The values that are there, each as a choice: `city=Berlin`.

use crate::{
    Message, Result,
    changelist::{Clock, page::FilterBody},
    descriptor::FilterStyle,
    resource::{FilterChoice, Path, Predicate, Source},
};

use super::{CHOICES, Criterion, Filter, Offer, Operand, Operator, of, related_only::known};

/// Everything but its choices is that of the field's own kind.
#[derive(Debug)]
pub(super) struct AllValuesFilter;

fn own(path: &Path) -> &'static dyn Filter {
    of(path, FilterStyle::ByKind).unwrap_or(&super::null::NullFilter)
}

#[async_trait::async_trait]
impl Filter for AllValuesFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        own(path).declare(path)
    }

    fn parse(
        &self,
        path: &Path,
        operator: Operator,
        text: &str,
        clock: &Clock,
    ) -> Result<Operand, Message> {
        own(path).parse(path, operator, text, clock)
    }

    fn apply(&self, path: &Path, operator: Operator, operand: &Operand) -> Predicate {
        own(path).apply(path, operator, operand)
    }

    fn describe(&self, path: &Path, criterion: &Criterion, label: Option<&str>) -> Message {
        own(path).describe(path, criterion, label)
    }

    async fn choices(&self, path: &Path, source: &Source<'_>) -> Result<Option<Vec<FilterChoice>>> {
        known(source.values(path, CHOICES + 1).await)
    }

    /// Where there are too many to be read, one is typed.
    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        offer.found(path).unwrap_or_else(|| own(path).offer(path, offer))
    }
}
