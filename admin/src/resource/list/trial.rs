//! Asks a hook for its lists before anybody does, so that most of its faults are found at start.

use std::sync::Arc;

use super::{Fault, Lists};
use crate::{
    Actor, Permission,
    resource::{Check, Resource, registry::Draft},
};

/// B022: what the hook makes for people of each kind is a list. Returns those lists.
pub(in crate::resource) fn trial(
    lists: &Lists,
    own: &Arc<Resource>,
    drafts: &[Draft],
    draft: &Draft,
) -> Result<Vec<Arc<Resource>>, Vec<Check>> {
    let mut made = Vec::new();
    let mut faults = Vec::new();
    for (who, actor) in people(&own.slug) {
        match lists.seen_by(&actor, own, drafts, draft) {
            Ok(resource) => made.push(resource),
            Err(Fault::Refused(checks)) => faults.extend(checks.iter().map(|own| told(who, own))),
            Err(Fault::Panicked) => tracing::warn!(
                code = "B108",
                model = own.slug,
                "the hook `list` panicked for {who}; its lists are not checked at start"
            ),
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(made) } else { Err(faults) }
}

fn people(slug: &str) -> [(&'static str, Actor); 3] {
    let nobody = Actor::new("", "");
    let all = Permission::ALL.into_iter();
    let clerk = all.fold(nobody.clone(), |actor, permission| actor.grant(slug, permission));
    [
        ("a superuser", nobody.clone().superuser()),
        ("who may do everything but is no superuser", clerk),
        ("who may do nothing", nobody),
    ]
}

fn told(who: &str, check: &Check) -> Check {
    let (place, option) = check.place.split_once('.').unwrap_or((&check.place, ""));
    Check {
        code: "B022",
        place: format!("{place}.list"),
        sentence: format!("the hook's list for {who} ({option}): {}", check.sentence),
    }
}
