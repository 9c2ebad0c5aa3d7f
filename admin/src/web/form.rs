//! The form of a row: to add it, to look at it, to change it.

use super::refusal::Refusal;

pub(super) async fn add() -> Refusal {
    Refusal::not_found()
}

pub(super) async fn create() -> Refusal {
    Refusal::not_found()
}

pub(super) async fn change() -> Refusal {
    Refusal::not_found()
}

pub(super) async fn save() -> Refusal {
    Refusal::not_found()
}
