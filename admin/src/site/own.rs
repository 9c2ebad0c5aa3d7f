//! The panel's own tables as models of the panel: people, groups, rights, history.

use std::marker::PhantomData;

use sea_orm::{EntityTrait, IntoActiveModel};

use crate::{
    Actor, ModelAdmin, Permission,
    auth::entity::{grant, group, user, user_group},
    descriptor::{Described, EntityDescriptor},
    history,
    resource::{Plain, Registration},
};

/// What is registered beside the host's models. People are left out where the host keeps its own.
pub(super) fn registrations(people: bool) -> Vec<Registration> {
    let mut own = Vec::new();
    if people {
        own.push(Registration::of::<Own<user::Entity>>());
        own.push(Registration::of::<Own<group::Entity>>());
        own.push(Registration::of::<Own<user_group::Entity>>());
        own.push(Registration::of::<Own<grant::Entity>>());
    }
    own.push(Registration::of::<Record<history::entity::Entity>>());
    own
}

/// A table in which rights are given: who may write here may become anybody.
struct Own<E>(PhantomData<E>);

impl<E> Described for Own<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
{
    type Entity = E;

    fn descriptor() -> EntityDescriptor {
        Plain::<E>::descriptor()
    }
}

impl<E> ModelAdmin for Own<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
{
    fn allows(actor: &Actor, _: &str, _: Permission) -> bool {
        actor.is_superuser()
    }
}

/// A table that is only ever added to, and not by hand.
struct Record<E>(PhantomData<E>);

impl<E> Described for Record<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
{
    type Entity = E;

    fn descriptor() -> EntityDescriptor {
        Plain::<E>::descriptor()
    }
}

impl<E> ModelAdmin for Record<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
{
    fn allows(actor: &Actor, _: &str, permission: Permission) -> bool {
        actor.is_superuser() && permission == Permission::View
    }
}
