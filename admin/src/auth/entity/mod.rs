//! The panel's own rows as ordinary SeaORM entities, so that the panel can show them too.

pub mod grant;
pub mod group;
pub mod once;
pub mod preference;
pub mod session;
pub mod throttle;
pub mod user;
pub mod user_group;
pub mod view;
