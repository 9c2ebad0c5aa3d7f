//! Empty or not: `notes__empty=true`. A text is empty, too, where it is there without a letter.

use crate::{
    Message,
    changelist::page::FilterBody,
    field::Kind,
    resource::{Op, Path, Predicate},
};

use super::{Filter, Offer, Operator, is_relation_to_many, may_be_null, not, offer::flag_text};

#[derive(Debug)]
pub(super) struct EmptyFilter;

#[async_trait::async_trait]
impl Filter for EmptyFilter {
    fn declare(&self, _: &Path) -> Vec<Operator> {
        vec![Operator::Empty]
    }

    fn offer(&self, _: &Path, offer: &Offer<'_>) -> FilterBody {
        let choice =
            |empty: bool, key| offer.option(Message::new(key), Operator::Empty, flag_text(empty));
        FilterBody::Choices {
            choices: vec![
                offer.all("filter-all"),
                choice(true, "filter-null"),
                choice(false, "filter-not-null"),
            ],
        }
    }
}

/// Null where that may be, and the empty text where it is a text.
pub(super) fn predicate(path: &Path) -> Predicate {
    if is_relation_to_many(path) {
        return not(Predicate::Exists(path.clone()));
    }
    let null = || Predicate::IsNull(path.clone());
    let blank = Predicate::Compare(path.clone(), Op::Eq, String::new().into());
    match (may_be_null(path), matches!(path.field.kind, Kind::Text { .. })) {
        (true, true) => Predicate::Any(vec![null(), blank]),
        (false, true) => blank,
        _ => null(),
    }
}
