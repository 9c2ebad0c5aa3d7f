//! From the groups that were read to what the page prints.

use std::cmp::Ordering;

use crate::{
    Message,
    field::{Kind, Shown},
    format::Format,
    resource::{Group, GroupKey, Summary},
    ui::Cell,
    value,
};

use super::{
    super::{
        Asker, Period, Plan,
        foot::{Foot, Totals, cell, full_label},
    },
    GROUPS, GroupBy, GroupRow, GroupSort, Grouped, Groups,
    link::Links,
};

/// The groups as the page has them. `foot` is that of the list, `totals` what all its rows come to.
pub(in super::super) fn groups(
    plan: &Plan<'_>,
    by: GroupBy<'_>,
    grouped: &Grouped,
    (foot, totals): (Option<Foot>, &Totals),
    asker: Asker<'_>,
    list_url: &str,
) -> Groups {
    let sort = GroupSort::read(&plan.params);
    let format = *asker.actor.format();
    let rows = Rows { by, grouped, format, summaries: &plan.resource.list_summary };
    let links = Links::new(plan, by, asker);
    let (show_url, hide_url) = foot.map_or((None, None), |foot| (foot.show_url, foot.hide_url));
    Groups {
        label: by.label(),
        by_group: sort.by_group(&plan.params, list_url),
        by_count: sort.by_count(&plan.params, list_url),
        heads: plan.resource.list_summary.iter().map(full_label).collect(),
        rows: rows.all(&links, sort, list_url),
        totals: rows.of_all(totals),
        show_url,
        hide_url,
        note: note(grouped, sort),
    }
}

fn note(grouped: &Grouped, sort: GroupSort) -> Option<Message> {
    let key = match (grouped.unknown, grouped.more, sort) {
        (true, ..) => return Some(Message::new("summary-slow")),
        (_, false, _) => return None,
        (_, true, GroupSort::Fewest) => "group-more-fewest",
        (_, true, _) => "group-more",
    };
    Some(Message::new(key).with("max", GROUPS))
}

struct Rows<'a> {
    by: GroupBy<'a>,
    grouped: &'a Grouped,
    format: Format,
    summaries: &'a [Summary],
}

impl Rows<'_> {
    fn all(&self, links: &Links<'_>, sort: GroupSort, list_url: &str) -> Vec<GroupRow> {
        let labels = self.grouped.labels.iter().map(Option::as_deref);
        let mut groups: Vec<(&Group, Option<&str>)> =
            self.grouped.groups.iter().zip(labels).collect();
        if sort == GroupSort::Group {
            groups.sort_by(|one, other| self.compare(*one, *other));
        }
        let row = |(group, label): (&Group, Option<&str>)| {
            let list = links.list(&group.key, &self.grouped.periods);
            self.row(group, label, list.map(|params| params.link(list_url)))
        };
        groups.into_iter().map(row).collect()
    }

    fn row(&self, group: &Group, label: Option<&str>, url: Option<String>) -> GroupRow {
        GroupRow {
            label: self.period(&group.key).map(|period| period.said(&self.format)),
            cell: self.cell(&group.key, label),
            url,
            count: self.format.number(&group.rows.to_string()),
            totals: self.totals(&group.totals),
        }
    }

    fn cell(&self, key: &GroupKey, label: Option<&str>) -> Cell {
        match key {
            GroupKey::Value(value) if self.by.path.field.relation.is_some() => {
                Cell::from(Shown::related(value, label)).unlinked()
            }
            GroupKey::Value(value) => {
                Cell::from(self.by.path.field.show(value, &self.format)).unlinked()
            }
            GroupKey::Unreadable => Cell::Unreadable,
            _ => Cell::Empty,
        }
    }

    fn period(&self, key: &GroupKey) -> Option<Period> {
        match key {
            GroupKey::Stretch(place) => self.grouped.periods.get(*place).copied(),
            _ => None,
        }
    }

    fn totals(&self, totals: &[crate::resource::Total]) -> Vec<Cell> {
        let pairs = self.summaries.iter().zip(totals);
        pairs.map(|(summary, total)| cell(summary, total, &self.format)).collect()
    }

    fn of_all(&self, totals: &Totals) -> Option<Vec<Cell>> {
        match totals {
            Totals::Later => None,
            Totals::Unknown => Some(vec![Cell::Empty; self.summaries.len()]),
            Totals::Known(totals) => Some(self.totals(totals)),
        }
    }

    /// By what the groups are; nothing comes last.
    fn compare(&self, one: (&Group, Option<&str>), other: (&Group, Option<&str>)) -> Ordering {
        self.rank(one).cmp(&self.rank(other))
    }

    fn rank(&self, (group, label): (&Group, Option<&str>)) -> (u8, i128, String) {
        let field = &self.by.path.field;
        match &group.key {
            GroupKey::Stretch(place) => (0, number(*place), String::new()),
            GroupKey::Value(held) => {
                let text = value::text(held);
                let choice = field.choices.iter().position(|choice| choice.value == *held);
                let is_number = matches!(field.kind, Kind::Integer { .. });
                let held = is_number.then(|| text.parse().ok()).flatten();
                let words = label.unwrap_or(&text).to_lowercase();
                (0, choice.map(number).or(held).unwrap_or_default(), words)
            }
            GroupKey::Nothing => (1, 0, String::new()),
            _ => (2, 0, String::new()),
        }
    }
}

fn number(place: usize) -> i128 {
    i128::try_from(place).unwrap_or(i128::MAX)
}
