//! What a list can be filtered by: one kind of field, one file.
//!
//! A [`Filter`] declares which operators it understands, parses what stands behind the `=`, makes a
//! predicate of it, describes it in a sentence, and offers its choices. Only a declared field can be
//! filtered by, and only with a declared operator: what can be filtered by can be read.
//!
//! | kind | parameters |
//! |---|---|
//! | yes or no | `remote=true` |
//! | choice | `status=draft&status=live` (either), `status__not=draft` |
//! | number | `salary_min__gte=50000`, `__gt`, `__lt`, `__lte`, `salary_min=50000`, `__not` |
//! | date | `posted_at__range=2026-01-01..2026-02-01` (before February), `__gte`, `__lte`, `posted_at=2026-01-31`, `posted_at=this-month` |
//! | text | `title__contains=rust`, `__startswith`, `__endswith`, `title=Rust engineer`, `__not`, `__empty` |
//! | relation | `company=5`, `company__not=5` |
//! | what may be null | `deleted_at__null=true` |

mod all_values;
mod boolean;
mod choice;
mod custom;
mod date;
mod declared;
mod empty;
mod null;
mod number;
mod offer;
mod operator;
mod related_only;
mod relation;
mod said;
mod text;

pub(super) use self::declared::Declared;
pub use self::{offer::Offer, operator::Operator};

use std::fmt::Debug;

use sea_orm::{Condition, DatabaseBackend, Value};

use crate::{
    Message,
    descriptor::{FilterStyle, SearchMode},
    field::Kind,
    resource::{FilterChoice, Op, Path, Predicate, Source},
    value,
};

use super::{Clock, page::FilterBody};

/// The most choices of a filter that are read from the database.
const CHOICES: u64 = 50;

/// One kind of filter.
#[async_trait::async_trait]
pub trait Filter: Debug + Send + Sync {
    /// The operators it understands on this field.
    fn declare(&self, path: &Path) -> Vec<Operator>;

    /// Reads what stands behind the `=`.
    ///
    /// # Errors
    ///
    /// A sentence that says what would be right.
    fn parse(
        &self,
        path: &Path,
        operator: Operator,
        text: &str,
        clock: &Clock,
    ) -> Result<Operand, Message> {
        let _ = clock;
        parse(path, operator, text)
    }

    /// Which rows are meant.
    fn apply(&self, path: &Path, operator: Operator, operand: &Operand) -> Predicate {
        apply(path, operator, operand)
    }

    /// What is in force, behind the name of the field: "at least 50,000". `label` is how a related
    /// row is called.
    fn describe(&self, path: &Path, criterion: &Criterion, label: Option<&str>) -> Message {
        let _ = (path, label);
        describe(criterion)
    }

    /// The choices that only the database knows; `None` where it has none or none can be told.
    ///
    /// # Errors
    ///
    /// When the database fails.
    async fn choices(
        &self,
        path: &Path,
        source: &Source<'_>,
    ) -> crate::Result<Option<Vec<FilterChoice>>> {
        let _ = (path, source);
        Ok(None)
    }

    /// What is offered beside the list.
    fn offer(&self, path: &Path, offer: &Offer<'_>) -> FilterBody;
}

/// What a filter is compared with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operand {
    /// A value of the field.
    Value(Value),
    /// From the one to before the other, where they are given.
    Interval(Option<Value>, Option<Value>),
    /// Part of a text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// What a filter of the developer's own made of it.
    Condition(Condition),
}

/// One value of one parameter, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// How it is compared.
    pub operator: Operator,
    /// As it stands in the query string.
    pub text: String,
    /// As a person reads it: a number or a day by their customs.
    pub said: String,
    /// With what.
    pub operand: Operand,
}

/// The filter for what stands at the end of a path; `None` for what must not be found out.
pub(super) fn of(path: &Path, style: FilterStyle) -> Option<&'static dyn Filter> {
    let field = &path.field;
    if field.secret {
        return None;
    }
    Some(match (style, &field.kind) {
        (FilterStyle::Empty, _) => &empty::EmptyFilter,
        (FilterStyle::RelatedOnly, _) if field.relation.is_some() => {
            &related_only::RelatedOnlyFilter
        }
        (FilterStyle::AllValues, _) if field.relation.is_none() => &all_values::AllValuesFilter,
        _ if field.relation.is_some() => &relation::RelationFilter,
        (_, Kind::Bool) => &boolean::BooleanFilter,
        (_, Kind::Choice) => &choice::ChoiceFilter,
        (_, Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. } | Kind::Time) => {
            &number::NumberFilter
        }
        (_, Kind::Date | Kind::DateTime { .. }) => &date::DateFilter,
        (_, Kind::Text { .. } | Kind::Char | Kind::Uuid) => &text::TextFilter,
        _ => &null::NullFilter,
    })
}

/// `operators`, and "is null" where that may be: in the field itself, or for want of related rows.
fn with_null(path: &Path, operators: &[Operator]) -> Vec<Operator> {
    let null = may_be_null(path).then_some(Operator::Null);
    operators.iter().copied().chain(null).collect()
}

fn may_be_null(path: &Path) -> bool {
    path.field.column.nullable || is_relation_to_many(path)
}

/// Whether a path ends at related rows of which there may be none.
fn is_relation_to_many(path: &Path) -> bool {
    path.field.relation.is_some() && path.is_to_many()
}

fn parse(path: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
    match operator {
        _ if operator.is_flag() => flag(text).map(Operand::Flag),
        _ if operator.looks_into() => Ok(Operand::Text(text.to_owned())),
        _ => typed(path, text).map(Operand::Value),
    }
}

/// A value of the field that every database has a type for.
fn typed(path: &Path, text: &str) -> Result<Value, Message> {
    let column = &path.field.column;
    let value = value::parse(text, column)?;
    value::fits(&value, column, DatabaseBackend::Sqlite)?;
    Ok(value)
}

fn flag(text: &str) -> Result<bool, Message> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Message::new("filter-bad-flag").with("value", text)),
    }
}

fn apply(path: &Path, operator: Operator, operand: &Operand) -> Predicate {
    let compare = |op, value: &Value| Predicate::Compare(path.clone(), op, value.clone());
    match operand {
        Operand::Flag(flag) => apply_flag(path, operator, *flag),
        Operand::Text(text) => Predicate::Like(path.clone(), mode(operator), text.clone()),
        Operand::Value(value) => match operator {
            Operator::Not => not(compare(Op::Eq, value)),
            _ => compare(op(operator), value),
        },
        Operand::Interval(from, to) => {
            let from = from.as_ref().map(|from| compare(Op::Gte, from));
            let to = to.as_ref().map(|to| compare(Op::Lt, to));
            Predicate::All(from.into_iter().chain(to).collect())
        }
        Operand::Condition(condition) => Predicate::Condition(condition.clone()),
    }
}

fn apply_flag(path: &Path, operator: Operator, flag: bool) -> Predicate {
    let holds = match operator {
        Operator::Empty => empty::predicate(path),
        _ if is_relation_to_many(path) => not(Predicate::Exists(path.clone())),
        _ => Predicate::IsNull(path.clone()),
    };
    match holds {
        holds if flag => holds,
        Predicate::Not(other) => *other,
        holds => not(holds),
    }
}

fn not(predicate: Predicate) -> Predicate {
    Predicate::Not(Box::new(predicate))
}

fn mode(operator: Operator) -> SearchMode {
    match operator {
        Operator::StartsWith => SearchMode::StartsWith,
        Operator::EndsWith => SearchMode::EndsWith,
        _ => SearchMode::Contains,
    }
}

fn op(operator: Operator) -> Op {
    match operator {
        Operator::Gt => Op::Gt,
        Operator::Gte => Op::Gte,
        Operator::Lt => Op::Lt,
        Operator::Lte => Op::Lte,
        _ => Op::Eq,
    }
}

fn describe(criterion: &Criterion) -> Message {
    let key = match (criterion.operator, &criterion.operand) {
        (Operator::Null | Operator::Empty, Operand::Flag(true)) => {
            return Message::new("filter-is-null");
        }
        (Operator::Null | Operator::Empty, _) => return Message::new("filter-is-not-null"),
        (Operator::All, _) => return Message::new("filter-is-all"),
        (Operator::Not, _) => "filter-is-not",
        (Operator::Gt, _) => "filter-is-more-than",
        (Operator::Gte, _) => "filter-is-at-least",
        (Operator::Lt, _) => "filter-is-less-than",
        (Operator::Lte, _) => "filter-is-at-most",
        (Operator::Contains, _) => "filter-contains",
        (Operator::StartsWith, _) => "filter-starts-with",
        (Operator::EndsWith, _) => "filter-ends-with",
        (Operator::Is | Operator::Range, _) => return Message::literal(&criterion.said),
    };
    Message::new(key).with("value", &criterion.said)
}

/// What is said of a value that is called by a label: "Acme", or "not Acme".
fn named(criterion: &Criterion, label: &str) -> Message {
    match criterion.operator {
        Operator::Not => Message::new("filter-is-not").with("value", label),
        _ => Message::literal(label),
    }
}
