//! The door: what a host calls.

/// The panel before it is mounted.
#[derive(Debug)]
pub struct AdminSite;

impl AdminSite {
    /// Checks everything and makes the panel.
    pub fn build(self) {}
}
