//! What `account.html` is given: everything a person chooses for themselves.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use serde::Serialize;

use super::Preferences;
use crate::{
    Message,
    format::{Customs, Format, Tz},
    ui::{Appearance, Choice, Density, Locales, LookChoice, Theme},
};

/// A day, a time and a number that show customs at a glance.
const EXAMPLE: (&str, &str) = ("2026-12-31T13:05:00Z", "1234567.5");

/// The account of the person.
#[derive(Clone, Debug, Serialize)]
pub struct AccountPage {
    /// Where the form is posted: `zone`, `language`, `customs`, `theme`, `density`.
    pub url: String,
    /// The zone that counts where none is chosen.
    pub site_zone: String,
    /// What clocks show now in the zone of the person.
    pub now: String,
    /// The zones, by the first part of their names; the empty choice is the template's.
    pub zones: Vec<ZoneGroup>,
    /// The languages there are; the empty choice is the template's.
    pub languages: Vec<Choice>,
    /// The customs of languages, each by an example; the empty choice is the template's.
    pub customs: Vec<Choice>,
    /// Light, dark, or as the system.
    pub themes: Vec<LookChoice>,
    /// How close the lines stand.
    pub densities: Vec<LookChoice>,
    /// Where the password is changed; `None` where people are kept elsewhere.
    pub password_url: Option<String>,
    /// Back to the index.
    pub cancel_url: String,
}

/// The zones of a part of the world.
#[derive(Clone, Debug, Serialize)]
pub struct ZoneGroup {
    /// The part: `Europe`.
    pub label: String,
    /// Its zones.
    pub zones: Vec<Choice>,
}

/// Where the links of the page lead.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    pub(crate) url: String,
    pub(crate) password_url: Option<String>,
    pub(crate) cancel_url: String,
}

/// The account of somebody who chose this.
pub(crate) fn account(
    chosen: &Preferences,
    format: &Format,
    site_zone: Tz,
    appearance: Appearance,
    locales: &Locales,
    links: Links,
) -> AccountPage {
    AccountPage {
        url: links.url,
        site_zone: site_zone.name().to_owned(),
        now: format.moment(this_minute()),
        zones: zones(chosen.zone()),
        languages: languages(chosen.language.as_deref(), locales),
        customs: customs(chosen.customs.as_deref()),
        themes: Theme::choices(appearance.theme),
        densities: Density::choices(Some(appearance.density)),
        password_url: links.password_url,
        cancel_url: links.cancel_url,
    }
}

fn this_minute() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(TimeDelta::minutes(1)).unwrap_or(now)
}

/// The zones that are places, and UTC. Those with other names, such as `EST` or `US/Eastern`, are
/// older words for the same and are offered only to whoever chose one.
fn zones(chosen: Option<Tz>) -> Vec<ZoneGroup> {
    const OLD: [&str; 9] =
        ["Etc", "US", "Canada", "Brazil", "Chile", "Mexico", "SystemV", "posix", "right"];
    let mut groups: Vec<ZoneGroup> = Vec::new();
    for zone in chrono_tz::TZ_VARIANTS {
        let (part, place) = zone.name().split_once('/').unwrap_or(("", zone.name()));
        let selected = chosen == Some(zone);
        let is_place = !part.is_empty() && !OLD.contains(&part);
        if !(is_place || selected || zone == Tz::UTC) {
            continue;
        }
        let choice =
            Choice { value: zone.name().to_owned(), label: place.replace('_', " "), selected };
        match groups.iter_mut().find(|group| group.label == part) {
            Some(group) => group.zones.push(choice),
            None => groups.push(ZoneGroup { label: part.to_owned(), zones: vec![choice] }),
        }
    }
    groups
}

fn languages(chosen: Option<&str>, locales: &Locales) -> Vec<Choice> {
    let choice = |name: &str| Choice {
        value: name.to_owned(),
        label: locales.say(name, &Message::new("language-name")),
        selected: chosen == Some(name),
    };
    locales.names().map(choice).collect()
}

fn customs(chosen: Option<&str>) -> Vec<Choice> {
    let at = EXAMPLE.0.parse().unwrap_or_default();
    let choice = |tag: &'static str| {
        let format = Format::new(Tz::UTC, tag);
        Choice {
            value: tag.to_owned(),
            label: format!("{tag}: {} · {}", format.moment(at), format.number(EXAMPLE.1)),
            selected: chosen == Some(tag),
        }
    };
    Customs::tags().map(choice).collect()
}
