//! What happened to a row.

use super::refusal::Refusal;

pub(super) async fn show() -> Refusal {
    Refusal::not_found()
}
