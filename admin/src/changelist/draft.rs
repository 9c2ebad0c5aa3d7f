//! Conditions while they are put together: groups and conditions by their place, some unfinished.

use std::collections::BTreeMap;

use super::{
    BadQuery, Params,
    builder::BuilderNode,
    tree::{CONDITIONS, DEPTH, Tree},
};
use crate::{Message, ui::ListState};

/// The button that was pressed: `add:2`, `group:2`, `remove:2.1`, `apply`.
const DO: &str = "_do";

/// Where a part stands: `2.1` is the first of the second group.
type Place = Vec<usize>;

/// A part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Group(Joint, Vec<Part>),
    Condition(String, String),
}

/// How the parts of a group are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    All,
    Any,
    None,
}

impl Joint {
    fn read(text: &str) -> Option<Self> {
        [Self::All, Self::Any, Self::None].into_iter().find(|own| own.as_str() == text)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::None => "nor",
        }
    }
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    root: Part,
    applied: bool,
}

impl Draft {
    /// Reads the form, or begins with what is in force where there is none yet, and does what the
    /// button says.
    pub(super) fn read(pairs: &[(String, String)], tree: Option<&Tree>) -> Result<Self, BadQuery> {
        let sent = pairs.iter().filter(|(name, _)| name != ListState::PARAMETER);
        let mut parts: BTreeMap<Place, Part> = BTreeMap::new();
        let mut button = None;
        for (name, value) in sent {
            match name.as_str() {
                DO => button = Some(value.as_str()),
                _ => put(&mut parts, name, value)?,
            }
        }
        let root = match parts.is_empty() {
            true => tree.map_or_else(|| empty(Joint::All), |tree| outermost(part(tree))),
            false => grown(parts),
        };
        let mut draft = Self { root, applied: button == Some("apply") };
        draft.press(button.unwrap_or_default());
        Ok(draft)
    }

    /// Whether the conditions are to be put in force.
    pub(super) fn is_applied(&self) -> bool {
        self.applied
    }

    /// The conditions that are finished.
    pub(super) fn tree(&self) -> Option<Tree> {
        finished(&self.root)
    }

    /// The parameters and values of the conditions, finished or not.
    pub(super) fn conditions(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        conditions(&self.root, &mut found);
        found
    }

    /// The form; `condition` draws one condition.
    pub(super) fn show(
        &self,
        condition: &mut dyn FnMut(String, &str, &str) -> BuilderNode,
    ) -> BuilderNode {
        show(&self.root, &[], condition)
    }

    fn press(&mut self, button: &str) {
        let (word, place) = button.split_once(':').unwrap_or((button, ""));
        let Some(place) = place_of(place) else { return };
        match word {
            "add" => self.add(&place, unfinished()),
            "group" => self.add(&place, Part::Group(Joint::Any, vec![unfinished(), unfinished()])),
            "remove" => self.remove(&place),
            _ => {}
        }
    }

    fn add(&mut self, place: &[usize], part: Part) {
        let full = count(&self.root) + count(&part) > CONDITIONS;
        let deep = matches!(part, Part::Group(..)) && place.len() >= DEPTH;
        if let (Some(Part::Group(_, items)), false) = (at(&mut self.root, place), full || deep) {
            items.push(part);
        }
    }

    fn remove(&mut self, place: &[usize]) {
        let Some((last, group)) = place.split_last() else { return };
        if let Some(Part::Group(_, items)) = at(&mut self.root, group)
            && (1..=items.len()).contains(last)
        {
            items.remove(last - 1);
        }
    }
}

/// `g2` is the joint of the second group, `f2.1` and `v2.1` are a condition in it.
fn put(parts: &mut BTreeMap<Place, Part>, name: &str, value: &str) -> Result<(), BadQuery> {
    let bad = || {
        let allowed = format!("{DO}, {}", ListState::PARAMETER);
        BadQuery::new(name, Message::new("query-unknown-key").with("allowed", allowed))
    };
    let kind = name.chars().next().ok_or_else(bad)?;
    let place = place_of(&name[kind.len_utf8()..]).ok_or_else(bad)?;
    if parts.len() > 2 * CONDITIONS {
        let message = Message::new("where-too-many").with("max", CONDITIONS);
        return Err(BadQuery::new(Params::WHERE, message));
    }
    match kind {
        'g' => {
            let joint = Joint::read(value).ok_or_else(bad)?;
            parts.insert(place, empty(joint));
        }
        'f' | 'v' => {
            let part = parts.entry(place).or_insert_with(unfinished);
            if let Part::Condition(parameter, text) = part {
                *(if kind == 'f' { parameter } else { text }) = value.to_owned();
            }
        }
        _ => return Err(bad()),
    }
    Ok(())
}

/// The place that `2.1` names; the outermost group is at the empty one.
fn place_of(text: &str) -> Option<Place> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let place: Option<Place> = text.split('.').map(|step| step.parse().ok()).collect();
    place.filter(|place| place.len() <= DEPTH + 1)
}

/// Parts by their places, outer ones first, as one.
fn grown(parts: BTreeMap<Place, Part>) -> Part {
    let mut root = empty(Joint::All);
    let mut moved: BTreeMap<Place, Place> = BTreeMap::new();
    for (place, part) in parts {
        let Some((_, group)) = place.split_last() else {
            if let (Part::Group(joint, _), Part::Group(sent, _)) = (&mut root, &part) {
                *joint = *sent;
            }
            continue;
        };
        // A place that was removed is filled by those behind it.
        let group = moved.get(group).cloned().unwrap_or_else(|| group.to_vec());
        if let Some(Part::Group(_, items)) = at(&mut root, &group) {
            items.push(part);
            let now: Place = group.iter().copied().chain([items.len()]).collect();
            moved.insert(place, now);
        }
    }
    root
}

fn at<'a>(root: &'a mut Part, place: &[usize]) -> Option<&'a mut Part> {
    place.iter().try_fold(root, |part, step| match part {
        Part::Group(_, items) => items.get_mut(step.checked_sub(1)?),
        Part::Condition(..) => None,
    })
}

fn empty(joint: Joint) -> Part {
    Part::Group(joint, Vec::new())
}

fn unfinished() -> Part {
    Part::Condition(String::new(), String::new())
}

fn conditions<'a>(part: &'a Part, found: &mut Vec<(&'a str, &'a str)>) {
    match part {
        Part::Group(_, items) => items.iter().for_each(|item| conditions(item, found)),
        Part::Condition(parameter, value) => found.push((parameter, value)),
    }
}

fn count(part: &Part) -> usize {
    match part {
        Part::Group(_, items) => items.iter().map(count).sum(),
        Part::Condition(..) => 1,
    }
}

fn outermost(part: Part) -> Part {
    match part {
        Part::Group(..) => part,
        Part::Condition(..) => Part::Group(Joint::All, vec![part]),
    }
}

fn part(tree: &Tree) -> Part {
    let all = |items: &[Tree]| items.iter().map(part).collect();
    match tree {
        Tree::All(items) => Part::Group(Joint::All, all(items)),
        Tree::Any(items) => Part::Group(Joint::Any, all(items)),
        Tree::Not(item) => match &**item {
            Tree::Any(items) => Part::Group(Joint::None, all(items)),
            item => Part::Group(Joint::None, vec![part(item)]),
        },
        Tree::Condition(parameter, value) => Part::Condition(parameter.clone(), value.clone()),
    }
}

fn finished(part: &Part) -> Option<Tree> {
    let (joint, items) = match part {
        Part::Condition(parameter, value) if parameter.is_empty() || value.is_empty() => {
            return None;
        }
        Part::Condition(parameter, value) => {
            return Some(Tree::Condition(parameter.clone(), value.clone()));
        }
        Part::Group(joint, items) => (*joint, items),
    };
    let mut items: Vec<Tree> = items.iter().filter_map(finished).collect();
    let joined = match items.len() {
        0 => return None,
        1 => items.remove(0),
        _ if joint == Joint::All => Tree::All(items),
        _ => Tree::Any(items),
    };
    Some(if joint == Joint::None { Tree::Not(Box::new(joined)) } else { joined })
}

fn show(
    part: &Part,
    place: &[usize],
    condition: &mut dyn FnMut(String, &str, &str) -> BuilderNode,
) -> BuilderNode {
    let steps: Vec<String> = place.iter().map(ToString::to_string).collect();
    let name = steps.join(".");
    match part {
        Part::Condition(parameter, value) => condition(name, parameter, value),
        Part::Group(joint, items) => {
            let mut place = place.to_vec();
            place.push(0);
            let items = items.iter().map(|own| {
                if let Some(last) = place.last_mut() {
                    *last += 1;
                }
                show(own, &place.clone(), condition)
            });
            let items = items.collect();
            BuilderNode::Group { place: name, joint: joint.as_str(), items }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(query: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    fn tree(query: &str) -> String {
        let draft = Draft::read(&pairs(query), None).expect("a draft");
        draft.tree().map(|tree| tree.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_form_reads_as_the_conditions_that_it_shows() {
        assert_eq!(tree("g=all&f1=remote&v1=true"), "remote:true");
        assert_eq!(tree("g=all&f1=a&v1=1&g2=any&f2.1=b&v2.1=2&f2.2=c&v2.2=3"), "a:1,(b:2|c:3)");
        assert_eq!(tree("g=nor&f1=a&v1=1&f2=b&v2=2"), "!(a:1|b:2)");
        assert_eq!(
            tree("g=any&f1=a&v1=1&f2=b&v2=&f3=&v3=x"),
            "a:1",
            "unfinished ones are left out"
        );
    }

    #[test]
    fn what_is_in_force_comes_back_as_it_was() {
        for text in ["a:1", "a:1,(b:2|c:3)", "!(a:1|b:2)", "a:1|!b:2", "(a:1|b:2),!(c:3,d:4)"] {
            let given = Tree::parse(text).expect(text);
            let draft = Draft::read(&[], Some(&given)).expect("a draft");
            assert_eq!(draft.tree(), Some(given), "{text}");
        }
    }

    #[test]
    fn buttons_add_and_remove() {
        let shown = |query: &str| {
            let draft = Draft::read(&pairs(query), None).expect("a draft");
            format!("{:?}", draft.root)
        };
        let one = "g=all&f1=a&v1=1";
        assert!(shown(&format!("{one}&_do=add:")).contains("Condition(\"\", \"\")"));
        assert!(shown(&format!("{one}&_do=group:")).contains("Group(Any"));
        assert!(!shown(&format!("{one}&_do=remove:1")).contains("Condition"));
        assert_eq!(shown(&format!("{one}&_do=remove:7")), shown(one));
        assert_eq!(shown(&format!("{one}&_do=add:1")), shown(one), "a condition holds nothing");
    }

    #[test]
    fn what_is_no_part_of_the_form_is_refused() {
        for query in ["colour=red", "g=some", "g1.1.1.1.1.1.1.1=all", "fx=a", "ü=1"] {
            assert!(Draft::read(&pairs(query), None).is_err(), "{query}");
        }
    }
}
