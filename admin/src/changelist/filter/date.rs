//! A day, a period, or between two days: `posted_at__range=2026-01-01..2026-02-01`.
//!
//! A day means all of it, also where the column keeps the time: `__lte=2026-01-31` ends with the last
//! moment of January. A range ends before its second day, so that ranges in a row leave nothing out.

use chrono::{Datelike, Days, NaiveDate};

use crate::{
    Message,
    changelist::{day, page::FilterBody},
    field::Kind,
    resource::Path,
};

use super::{Criterion, Filter, Offer, Operand, Operator, parse, with_null};

/// Between the two days of a range.
const DOTS: &str = "..";

#[derive(Debug)]
pub(super) struct DateFilter;

impl Filter for DateFilter {
    fn declare(&self, path: &Path) -> Vec<Operator> {
        let limits = [
            Operator::Is,
            Operator::Gt,
            Operator::Gte,
            Operator::Lt,
            Operator::Lte,
            Operator::Range,
        ];
        with_null(path, &limits)
    }

    fn parse(&self, path: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
        if operator == Operator::Range {
            return range(path, text);
        }
        match day::parse(text) {
            Some(day) if operator != Operator::Null => whole_day(path, operator, day),
            _ => parse(path, operator, text),
        }
    }

    fn describe(&self, _: &Path, criterion: &Criterion, _: Option<&str>) -> Message {
        let value = |key, value: &str| Message::new(key).with("value", value);
        let ends = criterion.text.split_once(DOTS);
        match (criterion.operator, ends) {
            (Operator::Range, Some((from, ""))) => value("filter-is-from", from),
            (Operator::Range, Some(("", to))) => value("filter-is-before", to),
            (Operator::Range, Some((from, to))) => period(from, to),
            (Operator::Gte, _) => value("filter-is-from", &criterion.text),
            (Operator::Lte, _) => value("filter-is-until", &criterion.text),
            (Operator::Gt, _) => value("filter-is-after", &criterion.text),
            (Operator::Lt, _) => value("filter-is-before", &criterion.text),
            _ => super::describe(criterion),
        }
    }

    fn offer(&self, offer: &Offer<'_>) -> FilterBody {
        let mut choices = vec![offer.all("filter-any-date")];
        choices.extend(presets(offer.today).into_iter().map(|(key, from, to)| {
            let range = format!("{from}{DOTS}{to}");
            let name = offer.parameter(Operator::Range);
            let selected = offer.params.has(&name, &range);
            offer.choice(Message::new(key), &offer.rest().with(&name, &range), selected)
        }));
        choices.extend(offer.nulls());
        FilterBody::Date { choices, form: offer.range("date", None) }
    }
}

/// One day reads better than "from … to before …".
fn period(from: &str, to: &str) -> Message {
    let one_day = day::parse(from).and_then(|from| day::next(from).ok()) == day::parse(to);
    if one_day && day::parse(to).is_some() {
        return Message::literal(from);
    }
    Message::new("filter-is-between").with("from", from).with("to", to)
}

fn range(path: &Path, text: &str) -> Result<Operand, Message> {
    let wrong = || Message::new("filter-bad-range").with("value", text);
    let (from, to) = text.split_once(DOTS).ok_or_else(wrong)?;
    if from.is_empty() && to.is_empty() {
        return Err(wrong());
    }
    Ok(Operand::Interval(end(path, from)?, end(path, to)?))
}

fn end(path: &Path, text: &str) -> Result<Option<sea_orm::Value>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let value = match day::parse(text) {
        Some(day) => day::start(day, path),
        None => crate::value::parse(text, &path.field.column),
    };
    value.map(Some)
}

/// A day compared with a column that may keep the time.
fn whole_day(path: &Path, operator: Operator, at: NaiveDate) -> Result<Operand, Message> {
    let start = |at| day::start(at, path);
    if path.field.kind == Kind::Date {
        return start(at).map(Operand::Value);
    }
    Ok(match operator {
        Operator::Is => Operand::Interval(Some(start(at)?), Some(start(day::next(at)?)?)),
        Operator::Lte => Operand::Interval(None, Some(start(day::next(at)?)?)),
        Operator::Gt => Operand::Interval(Some(start(day::next(at)?)?), None),
        _ => Operand::Value(start(at)?),
    })
}

/// The periods of Django's date filter, each from a day to before another.
fn presets(today: NaiveDate) -> Vec<(&'static str, NaiveDate, NaiveDate)> {
    let tomorrow = today.checked_add_days(Days::new(1));
    let week = today.checked_sub_days(Days::new(7));
    let (year, month) = (today.year(), today.month());
    let first = NaiveDate::from_ymd_opt;
    let next_month = if month == 12 { first(year + 1, 1, 1) } else { first(year, month + 1, 1) };
    let periods = [
        ("filter-today", Some(today), tomorrow),
        ("filter-past-7-days", week, tomorrow),
        ("filter-this-month", first(year, month, 1), next_month),
        ("filter-this-year", first(year, 1, 1), first(year + 1, 1, 1)),
    ];
    let known = |(key, from, to): (_, Option<_>, Option<_>)| Some((key, from?, to?));
    periods.into_iter().filter_map(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_ends_before_its_last_day() {
        let day = |text| day::parse(text).expect("a day");
        let periods: Vec<_> = presets(day("2026-12-31"))
            .into_iter()
            .map(|(key, from, to)| format!("{key} {from}..{to}"))
            .collect();
        assert_eq!(
            periods,
            [
                "filter-today 2026-12-31..2027-01-01",
                "filter-past-7-days 2026-12-24..2027-01-01",
                "filter-this-month 2026-12-01..2027-01-01",
                "filter-this-year 2026-01-01..2027-01-01",
            ]
        );
    }

    #[test]
    fn a_range_of_one_day_is_called_by_that_day() {
        assert_eq!(period("2026-02-28", "2026-03-01"), Message::literal("2026-02-28"));
        assert_eq!(period("2026-02-28", "2026-03-02").key(), "filter-is-between");
        assert_eq!(period("x", "y").key(), "filter-is-between");
    }
}
