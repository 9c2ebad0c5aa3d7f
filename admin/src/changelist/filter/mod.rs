//! What a list can be filtered by: one kind of field, one file.
//!
//! A [`Filter`] declares which operators it understands, parses what stands behind the `=`, makes a
//! predicate of it, describes it in a sentence, and offers its choices. Only a declared field can be
//! filtered by, and only with a declared operator: what can be filtered by can be read.
//!
//! | kind | parameters |
//! |---|---|
//! | yes or no | `remote=true` |
//! | choice | `status=draft&status=live` (either) |
//! | number | `salary_min__gte=50000`, `__gt`, `__lt`, `__lte`, `salary_min=50000` |
//! | date | `posted_at__range=2026-01-01..2026-02-01` (before February), `__gte`, `__lte`, `posted_at=2026-01-31` |
//! | text | `title__contains=rust`, `__startswith`, `title=Rust engineer` |
//! | relation | `company=5` |
//! | what may be null | `deleted_at__null=true` |

mod boolean;
mod choice;
mod date;
mod null;
mod number;
mod offer;
mod operator;
mod relation;
mod text;

pub use self::{offer::Offer, operator::Operator};

use std::fmt::Debug;

use sea_orm::{DatabaseBackend, Value};

use crate::{
    Message,
    descriptor::SearchMode,
    field::Kind,
    resource::{Op, Path, Predicate},
    value,
};

use super::page::FilterBody;

/// One kind of filter.
pub trait Filter: Debug + Send + Sync {
    /// The operators it understands on this field.
    fn declare(&self, path: &Path) -> Vec<Operator>;

    /// Reads what stands behind the `=`.
    ///
    /// # Errors
    ///
    /// A sentence that says what would be right.
    fn parse(&self, path: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
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

    /// What is offered beside the list.
    fn offer(&self, offer: &Offer<'_>) -> FilterBody;
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
}

/// One value of one parameter, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// How it is compared.
    pub operator: Operator,
    /// As it stands in the query string.
    pub text: String,
    /// With what.
    pub operand: Operand,
}

/// The filter for what stands at the end of a path; `None` for what must not be found out.
pub(super) fn of(path: &Path) -> Option<&'static dyn Filter> {
    let field = &path.field;
    if field.secret {
        return None;
    }
    Some(match field.kind {
        _ if field.relation.is_some() => &relation::RelationFilter,
        Kind::Bool => &boolean::BooleanFilter,
        Kind::Choice => &choice::ChoiceFilter,
        Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. } | Kind::Time => {
            &number::NumberFilter
        }
        Kind::Date | Kind::DateTime { .. } => &date::DateFilter,
        Kind::Text { .. } | Kind::Char | Kind::Uuid => &text::TextFilter,
        _ => &null::NullFilter,
    })
}

/// `operators`, and "is null" where that may be.
fn with_null(path: &Path, operators: &[Operator]) -> Vec<Operator> {
    let null = path.field.column.nullable.then_some(Operator::Null);
    operators.iter().copied().chain(null).collect()
}

fn parse(path: &Path, operator: Operator, text: &str) -> Result<Operand, Message> {
    match operator {
        Operator::Null => flag(text).map(Operand::Flag),
        Operator::Contains | Operator::StartsWith => Ok(Operand::Text(text.to_owned())),
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
        Operand::Flag(null) => {
            let is_null = Predicate::IsNull(path.clone());
            if *null { is_null } else { Predicate::Not(Box::new(is_null)) }
        }
        Operand::Text(text) => Predicate::Like(path.clone(), mode(operator), text.clone()),
        Operand::Value(value) => compare(op(operator), value),
        Operand::Interval(from, to) => {
            let from = from.as_ref().map(|from| compare(Op::Gte, from));
            let to = to.as_ref().map(|to| compare(Op::Lt, to));
            Predicate::All(from.into_iter().chain(to).collect())
        }
    }
}

fn mode(operator: Operator) -> SearchMode {
    match operator {
        Operator::StartsWith => SearchMode::StartsWith,
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
        (Operator::Null, Operand::Flag(true)) => return Message::new("filter-is-null"),
        (Operator::Null, _) => return Message::new("filter-is-not-null"),
        (Operator::Gt, _) => "filter-is-more-than",
        (Operator::Gte, _) => "filter-is-at-least",
        (Operator::Lt, _) => "filter-is-less-than",
        (Operator::Lte, _) => "filter-is-at-most",
        (Operator::Contains, _) => "filter-contains",
        (Operator::StartsWith, _) => "filter-starts-with",
        (Operator::Is | Operator::Range, _) => return Message::literal(&criterion.text),
    };
    Message::new(key).with("value", &criterion.text)
}
