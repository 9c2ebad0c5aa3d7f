//! The panel's own tables as models of the panel. What may be done with them, their own hooks say.

use crate::{
    auth::entity::{grant, group, session, throttle, user, user_group, view},
    history,
    resource::Registration,
};

/// What is registered beside the host's models. People are left out where the host keeps its own.
pub(super) fn registrations(people: bool) -> Vec<Registration> {
    let mut own = Vec::new();
    if people {
        own.push(Registration::of::<user::Entity>());
        own.push(Registration::of::<group::Entity>());
        own.push(Registration::of::<user_group::Entity>());
        own.push(Registration::of::<grant::Entity>());
    }
    own.push(Registration::of::<session::Entity>());
    own.push(Registration::of::<throttle::Entity>());
    own.push(Registration::of::<view::Entity>());
    own.push(Registration::of::<history::entity::Entity>());
    own
}
