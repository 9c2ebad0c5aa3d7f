//! The search behind the picker of a relation field.

use super::refusal::Refusal;

pub(super) async fn show() -> Refusal {
    Refusal::not_found()
}
