//! How row `index` of each table looks.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use rust_decimal::Decimal;
use sea_orm::{ActiveEnum, EntityName, Iterable, NotSet, Set};
use serde_json::json;
use uuid::Uuid;

use super::{
    dice::Dice,
    people, places,
    words::{self, HARD_TITLES},
};
use crate::entity::{
    applicant, application, board_user, company, currency, interview, job_posting, job_posting_tag,
    location, tag,
};

/// Postings have up to four tags.
pub(super) const TAGS_ON_AVERAGE: u64 = 2;

/// The keys that others point at.
#[derive(Default)]
pub(super) struct Targets {
    pub(super) companies: Span,
    pub(super) cities: Vec<(i32, &'static str)>,
    pub(super) tags: Span,
    pub(super) recruiters: Span,
    pub(super) postings: Span,
    pub(super) applicants: u64,
    pub(super) applications: Span,
}

/// Keys that the database counted up without a gap.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) first: i64,
    pub(super) len: u64,
}

impl Span {
    fn any<N: TryFrom<i64>>(self, dice: &mut Dice) -> N {
        self.nth(dice.below(self.len))
    }

    pub(super) fn nth<N: TryFrom<i64>>(self, index: u64) -> N {
        let key =
            self.first + i64::try_from(index).expect("a table has fewer rows than i64 counts");
        N::try_from(key).ok().expect("the key column holds the keys that it made")
    }
}

pub(super) fn currencies() -> impl Iterator<Item = currency::ActiveModel> {
    places::CURRENCIES.iter().map(|(code, name, symbol)| currency::ActiveModel {
        code: Set((*code).to_owned()),
        name: Set((*name).to_owned()),
        symbol: Set(symbol.map(str::to_owned)),
    })
}

pub(super) fn tags() -> impl Iterator<Item = tag::ActiveModel> {
    words::TAGS.iter().map(|name| tag::ActiveModel { id: NotSet, name: Set((*name).to_owned()) })
}

pub(super) fn countries() -> impl Iterator<Item = location::ActiveModel> {
    places::COUNTRIES.iter().map(|(name, ..)| location::ActiveModel {
        id: NotSet,
        name: Set((*name).to_owned()),
        parent_id: Set(None),
    })
}

pub(super) fn cities(countries: Span) -> impl Iterator<Item = location::ActiveModel> {
    (0..).zip(places::COUNTRIES).flat_map(move |(country, (_, cities, _))| {
        cities.iter().map(move |name| location::ActiveModel {
            id: NotSet,
            name: Set((*name).to_owned()),
            parent_id: Set(Some(countries.nth(country))),
        })
    })
}

pub(super) fn company(index: u64) -> company::ActiveModel {
    let mut dice = Dice::of(company::Entity.table_name(), index);
    let name = words::company(&mut dice, index);
    let website = dice.chance(80).then(|| format!("https://company-{}.example.com", index + 1));
    company::ActiveModel {
        id: NotSet,
        name: Set(name),
        website: Set(website),
        created_at: Set(moment(&mut dice, 3000)),
    }
}

pub(super) fn recruiter(index: u64) -> board_user::ActiveModel {
    let mut dice = Dice::of(board_user::Entity.table_name(), index);
    let (full_name, email) = people::person(&mut dice, index);
    board_user::ActiveModel {
        id: NotSet,
        email: Set(email),
        full_name: Set(full_name),
        is_active: Set(dice.chance(90)),
        last_seen_at: Set(dice.chance(70).then(|| moment(&mut dice, 90))),
    }
}

pub(super) fn posting(index: u64, to: &Targets) -> job_posting::ActiveModel {
    let mut dice = Dice::of(job_posting::Entity.table_name(), index);
    let (title, description) = words::posting(&mut dice, index);
    let (city, currency) = *dice.pick(&to.cities);
    let salary_min = dice.between(18, 140) * 1_000;
    job_posting::ActiveModel {
        id: NotSet,
        title: Set(title),
        company_id: Set(to.companies.any(&mut dice)),
        location_id: Set(dice.chance(85).then_some(city)),
        salary_min: Set(salary_min),
        salary_max: Set(dice.chance(60).then(|| salary_min + dice.between(1, 30) * 1_000)),
        currency_code: Set(currency.to_owned()),
        remote: Set(dice.chance(35)),
        is_active: Set(dice.chance(80) || is_hard(index)),
        employment_type: Set(any(&mut dice)),
        description: Set(description),
        posted_at: Set(posted_at(&mut dice, index)),
    }
}

/// Up to four different tags: a first one and some of its neighbours.
pub(super) fn posting_tags(index: u64, to: &Targets) -> Vec<job_posting_tag::ActiveModel> {
    let mut dice = Dice::of(job_posting_tag::Entity.table_name(), index);
    let first = dice.below(to.tags.len);
    (0..dice.below(5))
        .map(|step| job_posting_tag::ActiveModel {
            job_posting_id: Set(to.postings.nth(index)),
            tag_id: Set(to.tags.nth((first + step * 3) % to.tags.len)),
        })
        .collect()
}

pub(super) fn applicant(index: u64, to: &Targets) -> applicant::ActiveModel {
    let mut dice = Dice::of(applicant::Entity.table_name(), index);
    let (name, email) = people::person(&mut dice, index);
    let born = NaiveDate::from_ymd_opt(1955, 1, 1).expect("a day of the calendar");
    let cents = i64::from(dice.between(1_800_000, 14_000_000));
    applicant::ActiveModel {
        id: Set(applicant_id(index)),
        name: Set(name),
        email: Set(email),
        date_of_birth: Set(dice
            .chance(75)
            .then(|| born + Duration::days(i64::from(dice.between(0, 19_000))))),
        expected_salary: Set(dice.chance(70).then(|| Decimal::new(cents, 2))),
        profile: Set(profile(&mut dice)),
        location_id: Set(dice.chance(80).then(|| dice.pick(&to.cities).0)),
        created_at: Set(moment(&mut dice, 700)),
    }
}

pub(super) fn application(index: u64, to: &Targets) -> application::ActiveModel {
    let mut dice = Dice::of(application::Entity.table_name(), index);
    let letter = "Dear team,\n\nI read your posting twice and \"liked\" it <3.\n\nKind regards";
    application::ActiveModel {
        id: NotSet,
        applicant_id: Set(applicant_id(dice.below(to.applicants))),
        job_posting_id: Set(to.postings.any(&mut dice)),
        status: Set(any(&mut dice)),
        applied_at: Set(moment(&mut dice, 365)),
        cover_letter: Set(dice.chance(50).then(|| letter.to_owned())),
    }
}

pub(super) fn interview(index: u64, to: &Targets) -> interview::ActiveModel {
    let mut dice = Dice::of(interview::Entity.table_name(), index);
    let hour = u32::try_from(dice.between(8, 17)).expect("an hour of the day");
    let minute = *dice.pick(&[0, 15, 30, 45]);
    interview::ActiveModel {
        id: NotSet,
        application_id: Set(to.applications.any(&mut dice)),
        interviewer_id: Set(dice.chance(90).then(|| to.recruiters.any(&mut dice))),
        date: Set(moment(&mut dice, 200).date_naive()),
        time: Set(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of the day")),
        rating: Set(dice.chance(60).then(|| f64::from(dice.between(0, 10)) / 2.0)),
        notes: Set(dice.chance(40).then(|| "Asked good questions.\nKnows the trade.".to_owned())),
    }
}

fn any<E: ActiveEnum + Iterable + Clone>(dice: &mut Dice) -> E {
    dice.pick(&E::iter().collect::<Vec<E>>()).clone()
}

fn applicant_id(index: u64) -> Uuid {
    uuid::Builder::from_random_bytes(Dice::of("applicant key", index).bytes()).into_uuid()
}

fn profile(dice: &mut Dice) -> serde_json::Value {
    json!({
        "languages": [*dice.pick(&["en", "de", "ar", "ja"]), *dice.pick(&["fr", "es", "pl"])],
        "years": dice.between(0, 35),
        "driving_licence": dice.chance(50),
        "portfolio": dice.chance(30).then_some("https://portfolio.example.org/?a=1&b=<2>"),
    })
}

/// The board's own today, so that its rows do not depend on the day they are made.
fn today() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 6, 30, 12, 0, 0).single().expect("a moment of the calendar")
}

fn moment(dice: &mut Dice, days: i32) -> DateTime<Utc> {
    today() - Duration::seconds(i64::from(dice.between(0, days * 86_400)))
}

/// The hard titles are the newest, so the first page shows them.
fn posted_at(dice: &mut Dice, index: u64) -> DateTime<Utc> {
    let minutes = i64::try_from(index).expect("a table has fewer rows than i64 counts");
    if is_hard(index) {
        today() - Duration::minutes(minutes)
    } else {
        moment(dice, 1_000) - Duration::days(1)
    }
}

fn is_hard(index: u64) -> bool {
    index < HARD_TITLES.len() as u64
}
