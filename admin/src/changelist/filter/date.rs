//! A day, a period, or between two days: `posted_at__range=2026-01-01..2026-02-01`.
//!
//! A day means all of it, also where the column keeps the time: `__lte=2026-01-31` ends with the last
//! moment of January. A range ends before its second day, so that ranges in a row leave nothing out.
//! Where a day can stand, one that is told from today can, too: `__gte=today-7d`.

use sea_orm::Value;

use crate::{
    Message,
    changelist::{
        Clock, day,
        page::FilterBody,
        relative::{self, Span},
    },
    field::Kind,
    resource::Path,
};

use super::{Criterion, Filter, Offer, Operand, Operator, parse, with_null};

/// Between the two days of a range.
pub(super) const DOTS: &str = "..";

/// The periods of Django's date filter.
const PRESETS: [(&str, Operator, &str); 4] = [
    ("filter-today", Operator::Is, "today"),
    ("filter-past-7-days", Operator::Range, "today-7d..tomorrow"),
    ("filter-this-month", Operator::Is, "this-month"),
    ("filter-this-year", Operator::Is, "this-year"),
];

#[derive(Debug)]
pub(super) struct DateFilter;

#[async_trait::async_trait]
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

    fn parse(
        &self,
        path: &Path,
        operator: Operator,
        text: &str,
        clock: &Clock,
    ) -> Result<Operand, Message> {
        if operator == Operator::Range {
            return range(path, text, clock);
        }
        match span(text, clock) {
            Some(span) if !operator.is_flag() => compared(path, operator, span?, clock),
            _ if operator.is_flag() => parse(path, operator, text),
            _ => clock.read(text, path).map(Operand::Value),
        }
    }

    fn describe(&self, _: &Path, criterion: &Criterion, _: Option<&str>) -> Message {
        let value = |key, value: &str| Message::new(key).with("value", value);
        if let Some(key) = preset(criterion) {
            return Message::new(key);
        }
        match (criterion.operator, criterion.said.split_once(DOTS)) {
            (Operator::Range, Some((from, ""))) => value("filter-is-from", from),
            (Operator::Range, Some(("", to))) => value("filter-is-before", to),
            (Operator::Range, Some((from, _))) if is_one_day(&criterion.text) => {
                Message::literal(from)
            }
            (Operator::Range, Some((from, to))) => {
                Message::new("filter-is-between").with("from", from).with("to", to)
            }
            (Operator::Gte, _) => value("filter-is-from", &criterion.said),
            (Operator::Lte, _) => value("filter-is-until", &criterion.said),
            (Operator::Gt, _) => value("filter-is-after", &criterion.said),
            (Operator::Lt, _) => value("filter-is-before", &criterion.said),
            _ => super::describe(criterion),
        }
    }

    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody {
        let presets = PRESETS
            .into_iter()
            .map(|(key, operator, text)| offer.option(Message::new(key), operator, text));
        let any = std::iter::once(offer.all("filter-any-date"));
        FilterBody::Date {
            choices: any.chain(presets).chain(offer.nulls(path)).collect(),
            form: offer.range("date", None),
        }
    }
}

/// The sentence of a period that is offered.
fn preset(criterion: &Criterion) -> Option<&'static str> {
    let own = |(_, operator, text): &&(&str, Operator, &str)| {
        *operator == criterion.operator && *text == criterion.text
    };
    PRESETS.iter().find(own).map(|(key, ..)| *key)
}

/// One day reads better than "from … to before …".
fn is_one_day(range: &str) -> bool {
    let Some((from, to)) = range.split_once(DOTS) else { return false };
    day::parse(to).is_some()
        && day::parse(from).and_then(|from| day::next(from).ok()) == day::parse(to)
}

/// A day, or what is told from today; `None` for a moment that is written out.
fn span(text: &str, clock: &Clock) -> Option<Result<Span, Message>> {
    day::parse(text).map(|day| Ok(Span::Day(day))).or_else(|| relative::parse(text, clock))
}

fn range(path: &Path, text: &str, clock: &Clock) -> Result<Operand, Message> {
    let wrong = || Message::new("filter-bad-range").with("value", text);
    let (from, to) = text.split_once(DOTS).ok_or_else(wrong)?;
    if from.is_empty() && to.is_empty() {
        return Err(wrong());
    }
    Ok(Operand::Interval(end(path, from, clock)?, end(path, to, clock)?))
}

fn end(path: &Path, text: &str, clock: &Clock) -> Result<Option<Value>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let value = match span(text, clock) {
        Some(span) => first(span?, path, clock),
        None => clock.read(text, path),
    };
    value.map(Some)
}

/// The first moment of a stretch of time.
fn first(span: Span, path: &Path, clock: &Clock) -> Result<Value, Message> {
    match span {
        Span::Day(day) | Span::Days(day, _) => clock.start(day, path),
        Span::Moment(at) => clock.moment(at, path),
    }
}

/// The first moment after it.
fn after(span: Span, path: &Path, clock: &Clock) -> Result<Value, Message> {
    match span {
        Span::Day(at) => clock.start(day::next(at)?, path),
        Span::Days(_, before) => clock.start(before, path),
        Span::Moment(at) => clock.moment(at, path),
    }
}

/// A stretch of time compared with a column, which may keep the time of day or not.
fn compared(
    path: &Path,
    operator: Operator,
    span: Span,
    clock: &Clock,
) -> Result<Operand, Message> {
    let is_one_value = match span {
        Span::Moment(_) => true,
        Span::Day(_) => path.field.kind == Kind::Date,
        Span::Days(..) => false,
    };
    let first = || first(span, path, clock);
    let after = || after(span, path, clock);
    Ok(match operator {
        _ if is_one_value => Operand::Value(first()?),
        Operator::Is => Operand::Interval(Some(first()?), Some(after()?)),
        Operator::Lte => Operand::Interval(None, Some(after()?)),
        Operator::Gt => Operand::Interval(Some(after()?), None),
        _ => Operand::Value(first()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_can_be_read() {
        let clock = Clock::utc();
        for (_, _, text) in PRESETS {
            let ends = text.split(DOTS).map(|end| relative::parse(end, &clock));
            assert!(ends.into_iter().all(|end| matches!(end, Some(Ok(_)))), "{text}");
        }
    }

    #[test]
    fn a_range_of_one_day_is_called_by_that_day() {
        assert!(is_one_day("2026-02-28..2026-03-01"));
        assert!(!is_one_day("2026-02-28..2026-03-02"));
        assert!(!is_one_day("x..y"));
    }
}
