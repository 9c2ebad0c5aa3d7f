//! The list of a model.

use super::refusal::Refusal;

pub(super) async fn show() -> Refusal {
    Refusal::not_found()
}

pub(super) async fn submit() -> Refusal {
    Refusal::not_found()
}
