//! The way out, by `POST` alone.

use super::{
    refusal::{Refusal, SeeOther},
    visit::Visit,
};
use crate::auth::PanelSession;

pub(super) async fn submit(visit: Visit, session: PanelSession) -> Result<SeeOther, Refusal> {
    session.sign_out().await?;
    Ok(SeeOther::new(visit.urls().site("login")))
}
