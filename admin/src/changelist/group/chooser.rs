//! The links that put the rows of a list together.

use crate::{Message, ui::LinkChoice};

use super::{
    super::{Params, Plan},
    GroupBy, GroupChooser, GroupSort,
};

/// The links; `None` where the model declares nothing to put its rows together by.
pub(in super::super) fn chooser(plan: &Plan<'_>, list_url: &str) -> Option<GroupChooser> {
    if plan.resource.list_group_by.is_empty() {
        return None;
    }
    let sort = plan.group.map_or(GroupSort::Group, |_| GroupSort::read(&plan.params));
    let choice = |label, params: &Params, selected| LinkChoice {
        label,
        url: params.link(list_url),
        selected,
        count: None,
    };
    let none = sort.lifted(&plan.params).without(Params::GROUP);
    let none = choice(Message::new("group-no"), &none, plan.group.is_none());
    let asked = plan.params.get(Params::GROUP);
    let all = GroupBy::all(plan.resource).map(|own| {
        let word = own.word();
        choice(own.label(), &plan.params.with(Params::GROUP, &word), asked == Some(&*word))
    });
    Some(GroupChooser {
        current: plan.group.map(|group| group.label()),
        choices: std::iter::once(none).chain(all).collect(),
    })
}
