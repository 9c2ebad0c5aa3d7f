//! The question before a row is deleted, and the deed.

use super::refusal::Refusal;

pub(super) async fn ask() -> Refusal {
    Refusal::not_found()
}

pub(super) async fn submit() -> Refusal {
    Refusal::not_found()
}
